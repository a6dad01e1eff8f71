// Role data out of a box, checked as `peerpath validate` does, with the place of each problem.
import { focusOn, h, one } from "./dom.js";
import { busy, button, clear, few, show } from "./pieces.js";
import * as planner from "./planner.js";
import { WORDS } from "./words.js";

const words = WORDS.check;

const NAME = "pasted.yaml";

/** What was found, each with its place. */
function found({ errors, warnings, diagnostics }) {
  if (!diagnostics.length) return [h("h2", {}, words.right)];
  return [h("h2", {}, words.found(errors, warnings)), h("ol", { class: "cards" }, few(diagnostics, problem))];
}

function problem({ code, name, severity, message, line, column, path, suggestions, help }) {
  const place = line ? words.place(line, column) : "";
  return h(
    "li",
    { class: "card" },
    h("p", {}, h("strong", {}, [place, message].filter(Boolean).join(": "))),
    path ? h("p", { class: "quiet-text" }, path) : null,
    suggestions.length ? h("p", {}, words.meant(suggestions.join(", "))) : null,
    help ? h("p", {}, help) : null,
    h("p", { class: "quiet-text" }, `${words.severity[severity] ?? severity}, ${code} ${name}`),
  );
}

export function checkView() {
  const box = h("textarea", { id: "data", rows: "14", spellcheck: "false", autocapitalize: "off", "aria-describedby": "data-hint" });
  const result = h("section", { class: "result", hidden: true });
  const file = h("input", { type: "file", accept: ".yaml,.yml,text/plain", hidden: true });
  file.addEventListener("change", async () => {
    if (file.files[0]) box.value = await file.files[0].text();
    file.value = "";
    box.focus();
  });
  const go = h("button", { class: "button" }, words.go);
  const look = async (event) => {
    event.preventDefault();
    clear(one("#view"));
    if (!box.value.trim()) return show([{ id: "data", text: words.none }], one("#view"));
    const told = await busy(go, words.checking, () => planner.check(box.value, NAME));
    result.hidden = false;
    result.replaceChildren(...(told.error ? [h("h2", {}, WORDS.problem.title), h("p", {}, told.error)] : found(told)));
    focusOn(one("h2", result));
  };
  const view = h(
    "form",
    { onsubmit: look },
    h("label", { for: "data" }, words.label),
    box,
    h("div", { class: "actions" }, go, file, button(words.open, () => file.click())),
  );
  return { title: words.title, nodes: [h("h1", {}, words.title), h("p", { id: "data-hint" }, words.hint), view, result] };
}
