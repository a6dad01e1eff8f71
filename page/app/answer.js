// An answer for a role: the way there, or what is in place; and what it would be, if something were so.
import { all, drawn, h, one, say } from "./dom.js";
import { bigLink, button, linkTo, saver } from "./pieces.js";
import { become, isSilent, person } from "./person.js";
import * as planner from "./planner.js";
import { placeOf, roleAt, wayTo } from "./roles.js";
import { WORDS } from "./words.js";

const words = WORDS.answer;
/** Options of the command line that are ours to guess, with our guess and others. */
const ASSUMED = {
  assume_hiring: { usual: 3, from: [1, 2, 3, 4, 6, 9, 12] },
  assume_months: { usual: 12, from: [6, 9, 12, 18, 24, 36] },
};

/** The view of ``route`` or ``gap`` for a role. */
export async function answerView(command, name) {
  const id = roleAt(name)?.id;
  if (!id) return { title: words.notThere, nodes: [h("h1", {}, words.notThere), h("p", {}, words.notThereWhy), bigLink("#roles", WORDS.find.title)] };
  const article = h("article", { class: "answer" });
  const aside = h("div", { class: "beside" }, actions());
  article.append(aside);
  let turn = 0;
  const draw = async (tried) => {
    const mine = (turn += 1);
    article.setAttribute("aria-busy", "true");
    const told = await planner.draw(command, id, tried);
    if (mine !== turn) return null;
    article.removeAttribute("aria-busy");
    fill(article, told.error ? failed(told.error) : drawn(told.html), aside);
    return told;
  };
  const outcome = h("p", { class: "outcome" });
  const again = async (tried, touched) => {
    const before = gist(article);
    if (!(await draw(tried))) return;
    outcome.textContent = `${gist(article) === before ? words.same : words.changed} ${one(".lead, .problem p", article)?.textContent ?? ""}`;
    touched.after(outcome);
    say(outcome.textContent);
  };
  const what = command === "route" ? await whatIf(id, again) : null;
  if (what) aside.append(what.box);
  await draw(what?.tried() ?? {});
  const silent = isSilent()
    ? h("p", { class: "inset" }, `${words.empty} `, linkTo("#questions", words.tell, { onclick: () => planner.aim(id) }))
    : null;
  return { title: words[command], nodes: [tabs(command, id), silent, article], wide: true };
}

/** What an answer says, without what it says of a thing that was tried. */
const gist = (article) => all(":scope > .lead, :scope > section, :scope > .problem", article).map((part) => part.textContent).join("\n");

/** What can be seen of one role: the way there, what is in place, what it asks. */
export function tabs(command, id) {
  const links = [
    ["route", wayTo(id), words.route],
    ["gap", wayTo(id, "gap"), words.gap],
    ["role", `#${placeOf(id)}`, words.role],
  ];
  const items = links.map(([name, address, text]) => h("li", {}, linkTo(address, text, { "aria-current": name === command ? "page" : null })));
  return h("nav", { class: "tabs", "aria-label": words.tabs }, h("ul", {}, items));
}

function actions() {
  return h(
    "div",
    { class: "actions" },
    h("button", { type: "button", class: "button", id: "print", onclick: () => print() }, words.print),
    isSilent() ? null : saver(words.save),
  );
}

/** What cannot be answered, and why. */
export const failed = (text) => h("div", { class: "problem" }, h("h1", {}, WORDS.problem.title), text.split("\n").map((line) => h("p", {}, line)));

/** An answer around what stands beside it, which stays where it is, so that whoever is in it stays there. */
function fill(article, content, aside) {
  [...article.childNodes].forEach((node) => node === aside || node.remove());
  const nodes = content instanceof DocumentFragment ? [...content.childNodes] : [content];
  const detail = nodes.findIndex((node) => node.nodeName === "SECTION");
  const short = detail < 0 ? nodes : nodes.slice(0, detail);
  aside.before(...short);
  aside.after(...nodes.slice(short.length));
}

/**
 * What can be tried out, each a sentence of Python's; ``draw`` is called with all of it when one was changed, and with what was touched.
 * What was tried before for this role is still so; ``tried`` tells it.
 */
async function whatIf(id, draw) {
  const { switches = [] } = await planner.switches(id);
  const groups = [
    [words.accepted, switches.filter(({ suppose }) => suppose === "declares")],
    [words.work, switches.filter(({ suppose }) => suppose === "stay_with")],
    [words.without, switches.filter(({ suppose }) => suppose === "avoid")],
  ].filter(([, some]) => some.length);
  const kept = person.tried[id] ?? { ticked: [], values: {} };
  const box = h("details", { class: "what-if", open: matchMedia("(min-width: 64rem)").matches });
  const chosen = (name) => Number(one(`#if-${name}`, box).value);
  const ticks = () => all("input:checked", box).map(({ dataset }) => dataset);
  const moved = () => all("select", box).filter((list) => list.value !== list.dataset.usual);
  const tried = () => {
    const of = (kind) => ticks().filter(({ suppose }) => suppose === kind).map((one) => one.id);
    const hours = chosen("hours");
    const suppose = { declares: of("declares"), avoid: of("avoid"), stay_with: of("stay_with")[0] ?? null, study_hours: hours };
    const asIs = !ticks().length && hours === usualHours();
    return { suppose: asIs ? null : suppose, options: Object.fromEntries(Object.keys(ASSUMED).map((name) => [name, chosen(name)])) };
  };
  const flick = ({ target }) => {
    const values = Object.fromEntries(moved().map((list) => [list.id, list.value]));
    become({ tried: { ...person.tried, [id]: { ticked: ticks().map(nameOf), values } } });
    clear.hidden = !ticks().length && !moved().length;
    draw(tried(), target.closest(".choice, .field, summary"));
  };
  const clear = button(words.clear, () => {
    all("input:checked", box).forEach((tick) => (tick.checked = false));
    all("select", box).forEach((list) => (list.value = list.dataset.usual));
    flick({ target: one("summary", box) });
    one("summary", box).focus();
  });
  box.append(
    h("summary", {}, words.whatIf),
    h("p", { class: "hint" }, words.whatIfHint),
    hours(flick),
    ...groups.map(([title, some]) => h("fieldset", {}, h("legend", {}, title), some.map((one, count) => tick(one, count, flick)))),
    h("fieldset", {}, h("legend", {}, words.assumed), Object.entries(ASSUMED).map(([name, of]) => assumed(name, of, flick))),
    clear,
  );
  all("input", box).forEach((tick) => (tick.checked = kept.ticked.includes(nameOf(tick.dataset))));
  all("select", box).forEach((list) => (list.value = kept.values[list.id] ?? list.value));
  clear.hidden = !ticks().length && !moved().length;
  box.open ||= !clear.hidden;
  return { box, tried };
}

const nameOf = ({ suppose, id }) => `${suppose} ${id}`;

function tick({ suppose, id, text }, count, flick) {
  const name = `if-${suppose}-${count}`;
  const box = h("input", { type: "checkbox", id: name, "data-suppose": suppose, "data-id": id, onchange: flick });
  return h("div", { class: "choice small" }, box, h("label", { for: name }, text));
}

const usualHours = () => person.before.study_hours ?? 7;

function hours(flick) {
  const own = usualHours();
  const offered = new Map(Object.entries(words.hoursOf).map(([value, text]) => [Number(value), text]));
  if (!offered.has(own)) offered.set(own, words.hoursOwn(own));
  return chooser("hours", words.hours, [...offered].sort(([a], [b]) => a - b), own, flick);
}

const assumed = (name, { usual, from }, flick) => chooser(name, words[name], from.map((count) => [count, words.monthsOf(count)]), usual, flick);

function chooser(name, label, values, usual, onchange) {
  const options = values.map(([value, text]) => h("option", { value, selected: value === usual }, text));
  const list = h("select", { id: `if-${name}`, "data-usual": usual, onchange }, options);
  return h("div", { class: "field" }, h("label", { for: list.id }, label), list);
}
