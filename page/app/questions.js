// The questions as a form: one at a time, or all on one page. What is asked, and why, comes from Python.
import { all, h, one, say } from "./dom.js";
import { back, button, linkTo, show } from "./pieces.js";
import { answer, person } from "./person.js";
import { form } from "./planner.js";
import { WORDS } from "./words.js";

const words = WORDS.question;
const NONE = "none-of-these";
const UNSURE = "not-sure";

/** One question, the number of which stands in the address. */
export async function questionView(number) {
  const { questions } = await form();
  const question = questions[number - 1];
  if (!question) return { redirect: "#answers" };
  const go = () => (location.hash = number < asked() ? `#question/${number + 1}` : "#answers");
  let asked = () => questions.length;
  const view = h(
    "form",
    {
      novalidate: true,
      autocomplete: "off",
      onsubmit: async (event) => {
        event.preventDefault();
        const wrong = keep(question, view) || (await misread(question));
        if (wrong) return show([wrong], one("#view"));
        const { questions: now } = await form();
        asked = () => now.length;
        go();
      },
    },
    fields(question, { heading: "h1", caption: words.count(number, Math.max(number, questions.length)) }),
    h(
    "div",
      { class: "actions" },
      h("button", { class: "button" }, words.go),
      button(words.skip, go),
    ),
  );
  const others = h(
    "ul",
    { class: "bare links" },
    h("li", {}, linkTo("#answers", words.finish)),
    h("li", {}, linkTo("#questions/all", words.allAtOnce)),
  );
  return { title: words.title, nodes: [back(number > 1 ? `#question/${number - 1}` : "#questions"), view, others] };
}

/** All of them on one page; a yes opens what depends on it, in its place. */
export async function allQuestionsView() {
  const list = h("div", { class: "all-questions" });
  const view = h("form", { novalidate: true, autocomplete: "off" }, list, h("div", { class: "actions" }, h("button", { class: "button" }, words.done)));
  let shown = [];
  const draw = async () => {
    const { questions } = await form();
    const there = new Map(all("[data-key]", list).map((element) => [element.dataset.key, element]));
    const parts = questions.map((question) => there.get(question.key) ?? part(question));
    const more = shown.length && parts.some((element) => !shown.includes(element.dataset.key));
    for (const [key, element] of there) if (!questions.some((question) => question.key === key)) element.remove();
    parts.forEach((element, place) => list.children[place] === element || list.insertBefore(element, list.children[place] ?? null));
    shown = questions.map(({ key }) => key);
    if (more) say(words.more);
  };
  const part = (question) => {
    const element = h("div", { "data-key": question.key }, fields(question, { heading: "h2" }));
    element.addEventListener("change", async () => {
      const empty = !all("input", element).some((input) => (input.matches("[type=text]") ? input.value.trim() : input.checked));
      if (empty) answer(question.key, undefined);
      else if (keep(question, element)) return;
      await draw();
    });
    return element;
  };
  view.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { questions } = await form();
    const wrong = [];
    for (const question of questions) {
      const element = one(`[data-key="${CSS.escape(question.key)}"]`, list);
      if (typed(element)) wrong.push(keep(question, element) || (await misread(question)));
    }
    if (wrong.some(Boolean)) return show(wrong.filter(Boolean), one("#view"));
    location.hash = "#answers";
  });
  await draw();
  const nodes = [
    back("#questions"),
    h("h1", {}, words.allTitle),
    h("p", {}, words.allHint),
    h("p", {}, linkTo("#question/1", words.oneByOne)),
    view,
  ];
  return { title: words.allTitle, nodes };
}

const typed = (element) => all("input[type=text]", element).some((input) => input.value.trim());

const idOf = (question, choice = "") => `q-${question.key}-${choice}`.replace(/[^a-z0-9-]+/gi, "-");

/** A question with room for its answer; its text is its legend, so that it is read with each choice. */
function fields(question, { heading, caption }) {
  const hints = [question.about, question.kind === "some" ? words.some : ""].filter(Boolean);
  const said = hints.length ? h("div", { class: "hint", id: idOf(question, "hint") }, hints.map((text) => h("p", {}, text))) : null;
  const legend = h(
    "legend",
    {},
    caption ? h("span", { class: "caption" }, caption) : null,
    h(heading, {}, question.text),
  );
  const why = question.why ? h("details", {}, h("summary", {}, words.why), h("p", {}, question.why)) : null;
  return h("fieldset", { "aria-describedby": said ? said.id : null }, legend, said, why, room(question));
}

function room(question) {
  const given = person.answers[question.key];
  switch (question.kind) {
    case "some":
      return several(question, given);
    case "one":
      return single(question, given);
    case "months":
      return written(question, "text", { label: words.months, hint: words.monthsHint, value: given?.[0] ?? "", width: 4 });
    case "titles":
      return written(question, "text", { label: words.titles, value: (given ?? []).join("; "), width: 40, any: true });
    default:
      return dated(question, given);
  }
}

function choice(question, kind, id, text, checked) {
  const box = h("input", { type: kind, id: idOf(question, id), name: idOf(question), value: id, checked });
  return h("div", { class: "choice" }, box, h("label", { for: box.id }, text));
}

function several(question, given) {
  const boxes = question.choices.map(({ id, text }) => choice(question, "checkbox", id, text, given?.includes(id)));
  const none = choice(question, "checkbox", NONE, words.none, given?.length === 0);
  const inputs = boxes.map((box) => one("input", box));
  const alone = one("input", none);
  alone.addEventListener("change", () => alone.checked && inputs.forEach((input) => (input.checked = false)));
  inputs.forEach((input) => input.addEventListener("change", () => input.checked && (alone.checked = false)));
  return h("div", { class: "choices" }, boxes, h("p", { class: "or" }, words.or), none);
}

const asksYesOrNo = ({ choices }) => choices.some(({ id }) => id === "yes");

function single(question, given) {
  const isYesOrNo = asksYesOrNo(question);
  const boxes = question.choices.map(({ id, text }) => choice(question, "radio", id, text, given?.[0] === id));
  const other = choice(question, "radio", UNSURE, isYesOrNo ? words.unsure : words.none, person.unsure.includes(question.key));
  return h("div", { class: "choices" }, boxes, isYesOrNo ? null : h("p", { class: "or" }, words.or), other);
}

function written(question, part, { label, hint, value, width, any = false }) {
  const id = idOf(question, part);
  const said = hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null;
  const input = h("input", {
    type: "text", id, value, inputmode: any ? "text" : "numeric", autocomplete: "off", maxlength: any ? "400" : "4",
    class: `width-${width}`, "aria-describedby": said ? said.id : null,
  });
  return h("div", { class: "field" }, h("label", { for: id }, label), said, input);
}

function dated(question, given) {
  const [year = "", month = ""] = (given?.[0] ?? "").split("-");
  return [
    h("p", { class: "hint" }, words.dateHint),
    h(
      "div",
      { class: "date" },
      written(question, "month", { label: words.month, value: month, width: 2 }),
      written(question, "year", { label: words.year, value: year, width: 4 }),
    ),
  ];
}

/** Keeps what stands in a question's fields; returns what is wrong with it, or nothing. */
function keep(question, element) {
  const wrong = (text, part) => ({ id: part, text });
  const first = one("input", element)?.id;
  if (question.kind === "some" || question.kind === "one") {
    const chosen = all("input:checked", element).map((input) => input.value);
    if (!chosen.length) return wrong(WORDS.problem.choose, first);
    if (chosen.includes(UNSURE)) answer(question.key, undefined, { unsure: true });
    else answer(question.key, chosen.filter((id) => id !== NONE));
    return null;
  }
  if (question.kind === "months") {
    const value = one("input", element).value.trim();
    if (!/^[1-9]\d{0,3}$/.test(value) || Number(value) > 1200) return wrong(WORDS.problem.months, first);
    answer(question.key, [value]);
    return null;
  }
  if (question.kind === "titles") {
    const value = one("input", element).value.trim();
    if (!value) return wrong(WORDS.problem.titles, first);
    answer(question.key, value.split(";").map((title) => title.trim()).filter(Boolean));
    return null;
  }
  const [month, year] = all("input", element).map((input) => input.value.trim());
  const right = /^\d{4}$/.test(year) && (month === "" || (/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12));
  if (!right) return wrong(WORDS.problem.date, first);
  answer(question.key, [month ? `${year}-${month.padStart(2, "0")}` : year]);
  return null;
}

/** What Python says of an answer that it cannot read. */
async function misread(question) {
  const { unclear } = await form();
  const text = unclear?.[question.key];
  if (!text) return null;
  answer(question.key, undefined);
  return { id: idOf(question, question.kind === "date" ? "month" : "text"), text };
}

/** A month or a year, as people write it. */
function inMonths(date) {
  const [year, month] = date.split("-").map(Number);
  return month ? new Date(year, month - 1).toLocaleDateString("en-GB", { month: "long", year: "numeric" }) : String(year);
}

/** An answer in words, for the list of answers. */
export function inWords(question, given, unsure) {
  if (unsure) return asksYesOrNo(question) ? words.unsure : words.none;
  if (given === undefined) return WORDS.answers.notSaid;
  if (!given.length) return WORDS.answers.noneOf;
  if (question.kind === "months") return WORDS.answers.months(given[0]);
  if (question.kind === "date") return inMonths(given[0]);
  if (question.kind === "titles") return given.join("; ");
  return given.map((id) => question.choices.find((one) => one.id === id)?.text ?? id).join(", ");
}

