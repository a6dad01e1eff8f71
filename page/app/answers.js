// What was answered, with a way to change each; a name and hours of study; save, open, clear.
import { courseTitle } from "./book.js";
import { h, one } from "./dom.js";
import { bigLink, button, clear as clearProblems, field, linkTo, notice, opener, saver, show } from "./pieces.js";
import { forget, isSilent, person, tell } from "./person.js";
import { form } from "./planner.js";
import { inWords } from "./questions.js";
import { roleOf, wayTo } from "./roles.js";
import { WORDS } from "./words.js";

const words = WORDS.answers;
const HOURS = 7;
const MOST_HOURS = 80;

export async function answersView({ again }) {
  const { questions, profile } = await form();
  const silent = isSilent();
  const files = h("div", { class: "actions" }, silent ? null : saver(words.save, { id: "save" }), opener(words.open, again), silent ? null : clear(again));
  return {
    title: words.title,
    nodes: [
      h("h1", {}, words.title),
      notice(),
      silent ? h("p", {}, words.none) : null,
      towards(),
      silent ? null : [h("dl", { class: "summary" }, questions.map(row)), alsoKept(profile, questions), more()],
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
  const go = role ? [bigLink(wayTo(role.id), words.way), linkTo("#next", words.next, { class: "button quiet" })] : [bigLink("#next", words.next)];
  return [told, h("div", { class: "actions" }, isSilent() ? bigLink("#question/1", words.begin) : null, go)];
}

function row(question, place) {
  return h(
    "div",
    {},
    h("dt", {}, question.text),
    h("dd", {}, inWords(question, person.answers[question.key], person.unsure.includes(question.key))),
    h("dd", { class: "change" }, linkTo(`#question/${place + 1}`, [words.change, h("span", { class: "unseen" }, `: ${question.text}`)])),
  );
}

/** What a profile holds that no answer above shows, such as what a file told that these questions do not ask. */
function alsoKept({ holds = [], studying = [], experience = [], not_willing: refused = [], waivers = [] }, questions) {
  const shown = new Set(questions.flatMap(({ key }) => person.answers[key] ?? []));
  const idOf = (one) => (typeof one === "string" ? one : (one.id ?? one.title));
  // The answer to the question about them has their titles, some with a level.
  const told = "also-holds" in person.answers;
  const others = (list) => list.filter((one) => !(told && one.title)).map(idOf).filter((id) => !shown.has(id)).map(courseTitle);
  const posts = experience.map(({ role }) => role).filter((id) => id && !shown.has(id)).map(roleOf).filter(Boolean);
  const asked = new Set(questions.map(({ key }) => key));
  const lines = [
    [words.also.holds, others(holds)],
    [words.also.studying, others(studying)],
    [words.also.posts, posts.map(({ title, employer }) => `${title}, ${employer}`)],
    [words.also.refused, refused.filter((id) => !asked.has(`willing/${id}`)).map(courseTitle)],
    [words.also.waivers, waivers.map(waived)],
  ].filter(([, kept]) => kept.length);
  const items = lines.map(([text, kept]) => h("li", {}, `${text} ${[...new Set(kept)].join("; ")}`));
  return items.length ? h("section", {}, h("h2", {}, words.also.title), h("ul", {}, items)) : null;
}

function waived({ requirement, agreed_by: by }) {
  const parts = requirement.split("/");
  const thing = parts.pop().replaceAll("-", " ");
  return words.also.agreed(thing, roleOf(parts.join("/"))?.title ?? parts.join("/"), by);
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
    clearProblems(one("#view"));
    tell("study_hours", value === HOURS ? undefined : value);
  });
  return h("section", {}, h("h2", {}, words.more), name, hours);
}

function clear(again) {
  return button(words.forget, () => {
    if (!confirm(words.forgetSure)) return;
    forget();
    again([words.forgotten]);
  });
}
