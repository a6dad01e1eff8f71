// What was answered, with a way to change each; a name and hours of study; save, open, clear.
import { h, one, say } from "./dom.js";
import { bigLink, button, field, linkTo, opener, save, show } from "./pieces.js";
import { forget, isSilent, person, tell } from "./person.js";
import { form } from "./planner.js";
import { inWords } from "./questions.js";
import { roleOf } from "./roles.js";
import { WORDS } from "./words.js";

const words = WORDS.answers;
const HOURS = 7;
const MOST_HOURS = 60;

export async function answersView({ again }) {
  const { questions } = await form();
  const silent = isSilent();
  const files = h("div", { class: "actions" }, silent ? null : button(words.save, save, { id: "save" }), opener(words.open, again), silent ? null : clear(again));
  return {
    title: words.title,
    nodes: [
      h("h1", {}, words.title),
      silent ? h("p", {}, words.none) : null,
      towards(),
      silent ? null : [h("dl", { class: "summary" }, questions.map(row)), more()],
      files,
      silent ? null : h("p", { class: "quiet-text" }, words.file),
    ],
  };
}

function towards() {
  const role = roleOf(person.target);
  const told = role
    ? h("p", { class: "chosen" }, `${words.towards} `, h("strong", {}, role.title), `, ${role.employer} `, linkTo("#questions", words.change))
    : h("p", { class: "chosen" }, `${words.nobody} `, linkTo("#questions", words.choose));
  const go = role ? [bigLink(`#route/${role.id}`, words.way), linkTo("#next", words.next, { class: "button quiet" })] : [bigLink("#next", words.next)];
  return [told, h("div", { class: "actions" }, isSilent() ? bigLink("#question/1", words.begin) : null, go)];
}

function row(question, place) {
  return h(
    "div",
    {},
    h("dt", {}, question.text),
    h("dd", {}, inWords(question, person.answers[question.key])),
    h("dd", { class: "change" }, linkTo(`#question/${place + 1}`, [words.change, h("span", { class: "unseen" }, `: ${question.text}`)])),
  );
}

function more() {
  const name = field({ id: "name", label: words.name, hint: words.nameHint, value: person.before.name ?? "", maxlength: "100" });
  const hours = field({
    id: "hours", label: words.hours, hint: words.hoursHint, value: person.before.study_hours ?? HOURS,
    inputmode: "numeric", maxlength: "2", class: "width-2",
  });
  one("input", name).addEventListener("change", ({ target }) => tell("name", target.value.trim()));
  one("input", hours).addEventListener("change", ({ target }) => {
    const value = Number(target.value);
    if (!Number.isInteger(value) || value < 1 || value > MOST_HOURS) return show([{ id: "hours", text: WORDS.problem.hours }], one("#view"));
    one("#view .problem")?.remove();
    tell("study_hours", value === HOURS ? undefined : value);
  });
  return h("section", {}, h("h2", {}, words.more), name, hours);
}

function clear(again) {
  return button(words.forget, () => {
    if (!confirm(words.forgetSure)) return;
    forget();
    again(words.forgotten);
    say(words.forgotten);
  });
}
