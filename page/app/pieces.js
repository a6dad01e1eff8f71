// Pieces that several views are made of.
import { focusOn, h, one, say } from "./dom.js";
import * as planner from "./planner.js";
import * as people from "./person.js";
import { WORDS } from "./words.js";

export const button = (text, onclick, attributes) => h("button", { type: "button", class: "button quiet", onclick, ...attributes }, text);
export const linkTo = (address, text, attributes) => h("a", { href: address, ...attributes }, text);
export const bigLink = (address, text) => linkTo(address, text, { class: "button" });
export const back = (address) => linkTo(address, WORDS.question.back, { class: "back" });

/** What is wrong with a form, at its top, with links to where it is. */
export function problems(found, title = WORDS.problem.title) {
  const go = (id) => (event) => {
    event.preventDefault();
    focusOn(one(`#${CSS.escape(id)}`));
  };
  const lines = found.map(({ id, text }) => h("li", {}, id ? h("a", { href: `#${id}`, onclick: go(id) }, text) : text));
  return h("div", { class: "problem", role: "alert", tabindex: "-1" }, h("h2", {}, title), h("ul", {}, lines));
}

/** Shows problems in a view, and moves to them. */
export function show(found, view, title) {
  one(".problem", view)?.remove();
  const summary = problems(found, title);
  view.prepend(summary);
  focusOn(summary);
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
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const { wrong, remarks = [] } = await planner.openFile(await file.text());
    if (wrong) show(wrong.map((text) => ({ text })), input.parentElement, WORDS.answers.cannotOpen);
    else opened([WORDS.answers.opened, ...remarks].join(" "));
  });
  return h("div", { class: "opener" }, input, button(text, () => input.click()));
}

/** Saves the answers as the file that the command line reads. */
export async function save() {
  const { yaml } = await planner.write();
  download("profile.yaml", yaml);
  people.saved();
  say(WORDS.answers.saved);
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
