// Pieces that several views are made of.
import { all, focusOn, h, one, say } from "./dom.js";
import * as planner from "./planner.js";
import * as people from "./person.js";
import { WORDS } from "./words.js";

export const button = (text, onclick, attributes) => h("button", { type: "button", class: "button quiet", onclick, ...attributes }, text);
export const linkTo = (address, text, attributes) => h("a", { href: address, ...attributes }, text);
export const bigLink = (address, text) => linkTo(address, text, { class: "button" });
export const back = (address) => linkTo(address, WORDS.question.back, { class: "back" });

const MANY = 100;

/** As many as can be read, and how many more there are. */
export const few = (found, item) => [
  ...found.slice(0, MANY).map(item),
  found.length > MANY ? h("li", {}, WORDS.problem.more(found.length - MANY)) : null,
];

/** What is wrong with a form, at its top, with links to where it is. */
export function problems(found, title = WORDS.problem.title) {
  const go = (id) => (event) => {
    event.preventDefault();
    focusOn(one(`#${CSS.escape(id)}`));
  };
  const lines = few(found, ({ id, text }) => h("li", {}, id ? h("a", { href: `#${id}`, onclick: go(id) }, text) : text));
  return h("div", { class: "problem", role: "alert", tabindex: "-1" }, h("h2", {}, title), h("ul", {}, lines));
}

/** Shows problems in a view, and moves to them. */
export function show(found, view, title) {
  clear(view);
  const summary = problems(found, title);
  view.prepend(summary);
  for (const { id, text } of found) mark(id && one(`#${CSS.escape(id)}`), text);
  focusOn(summary);
}

/** Takes away what was wrong with a view. */
export function clear(view) {
  for (const told of all(".problem, .wrong", view)) told.remove();
  for (const input of all("[aria-invalid]", view)) {
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", (input.getAttribute("aria-describedby") ?? "").replace(/ ?[^ ]+-wrong$/, ""));
  }
}

/** Says beside a field what is wrong with it; for choices, the whole group of them is meant. */
function mark(input, text) {
  if (!input) return;
  const told = h("p", { class: "wrong", id: `${input.id}-wrong` }, text);
  (input.closest(".choices, .date") ?? input).before(told);
  if (input.matches("[type=checkbox], [type=radio]")) return;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), told.id].filter(Boolean).join(" "));
}

/** Does what a button asks for; meanwhile the button says so, and cannot be pressed again. */
export async function busy(pressed, text, work) {
  const usual = [...pressed.childNodes];
  pressed.replaceChildren(text);
  pressed.setAttribute("aria-busy", "true");
  pressed.disabled = true;
  say(text);
  try {
    return await work();
  } finally {
    pressed.replaceChildren(...usual);
    pressed.removeAttribute("aria-busy");
    pressed.disabled = false;
  }
}

let news = [];

/** Keeps lines for the next view that has room for them. */
export const bring = (lines) => void (news = lines);

/** The lines that were brought, once: to be seen, and to be heard. */
export function notice() {
  const lines = news;
  news = [];
  if (!lines.length) return null;
  say(lines.join(" "));
  return h("div", { class: "inset notice" }, lines.map((line) => h("p", {}, line)));
}

/** A text field with its label and its hint. */
export function field({ id, label, hint, ...attributes }) {
  const said = hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    said,
    h("input", { id, type: "text", autocomplete: "off", "aria-describedby": said ? `${id}-hint` : null, ...attributes }),
  );
}

/** Opens a file of answers; ``opened`` is called when they are there. */
export function opener(text, opened) {
  const input = h("input", { type: "file", accept: ".yaml,.yml,.txt,text/plain", hidden: true });
  const press = button(text, () => input.click());
  const box = h("div", { class: "opener" }, input, press);
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (!file || (people.person.changed && !confirm(WORDS.answers.openSure))) return;
    const { wrong, remarks = [] } = await busy(press, WORDS.answers.opening, async () => planner.openFile(await file.text()));
    if (wrong) show(wrong.map((text) => ({ text })), box, WORDS.answers.cannotOpen);
    else opened([WORDS.answers.opened, ...remarks]);
  });
  return box;
}

/** A button that saves the answers as the file that the command line reads, and room beside it to say so. */
export function saver(text, attributes) {
  const told = h("p", { class: "told", role: "status" });
  const save = async () => {
    told.textContent = "";
    clear(one("#view"));
    const { yaml } = await planner.write();
    download("profile.yaml", yaml);
    people.saved(yaml);
    told.textContent = WORDS.answers.saved;
  };
  return [button(text, save, attributes), told];
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
