// Elements from plain values: a text stays a text, whatever it holds.

/** An element; attributes that begin with "on" are listeners, and those that are false or empty are left out. */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** What Python drew: it has made text of everything that comes from data, as in every report. */
export function drawn(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Moves to an element that cannot be reached with the Tab key, such as a heading. */
export function focusOn(element) {
  if (!element) return;
  if (!element.matches("a, button, input, select, textarea, summary")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

/** Says something to whoever cannot see that it changed. */
export function say(text) {
  const status = one("#said");
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = text));
}
