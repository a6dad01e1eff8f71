// Find a role by any of its titles: to read about it, to see a way there, or to be asked what it asks for.
import { h } from "./dom.js";
import { bigLink, button, field, linkTo } from "./pieces.js";
import { aim } from "./planner.js";
import { calledLike, employers, found, placeOf, roleOf, wayTo } from "./roles.js";
import { WORDS } from "./words.js";
import { person } from "./person.js";

const words = WORDS.find;
const FEW = 60;

/** A search box with what it finds; ``actions`` makes what can be done with a role. */
function finder(actions, { label, hint, all = true }) {
  const list = h("ul", { class: "cards" });
  const count = h("p", { class: "count", "aria-live": "polite" });
  const asked = field({ id: "find", label, hint, type: "search", enterkeyhint: "search", spellcheck: "false" });
  const input = asked.querySelector("input");
  const employer = h("select", { id: "employer" }, h("option", { value: "" }, words.anyEmployer), employers.map((name) => h("option", {}, name)));

  const look = () => {
    const silent = !all && !input.value.trim() && !employer.value;
    const roles = silent ? [] : found(input.value, employer.value).slice(0, FEW);
    list.replaceChildren(...roles.map((role) => card(role, input.value, actions(role))));
    count.textContent = silent ? "" : roles.length ? words.found(roles.length) : words.none;
  };
  input.addEventListener("input", look);
  employer.addEventListener("change", look);
  look();
  const narrowed = h("div", { class: "field" }, h("label", { for: "employer" }, words.employer), employer);
  const box = h("form", { role: "search", class: "finder", onsubmit: (event) => event.preventDefault() }, asked, narrowed);
  return [box, count, list];
}

function card(role, typed, actions) {
  const called = calledLike(role, typed);
  return h(
    "li",
    { class: "card" },
    h("h2", { class: "card-title" }, role.title),
    h("p", { class: "quiet-text" }, [role.employer, role.band].filter(Boolean).join(". ")),
    h("p", {}, role.summary),
    called.length ? h("p", { class: "quiet-text" }, words.also(called.join(", "))) : null,
    h("div", { class: "actions" }, actions),
  );
}

const named = (role, text) => [text, h("span", { class: "unseen" }, `: ${role.title}, ${role.employer}`)];

/** The view of all roles. */
export function rolesView() {
  const actions = (role) => [
    linkTo(wayTo(role.id), "", { class: "button" }),
    linkTo(`#${placeOf(role.id)}`, "", {}),
  ].map((link, count) => (link.append(...named(role, count ? words.about : words.way)), link));
  return { title: words.title, nodes: [h("h1", {}, words.title), ...finder(actions, words)] };
}

/** The first of the questions: towards which role? */
export function targetView() {
  const own = WORDS.target;
  const begin = async (id) => {
    await aim(id);
    location.hash = "#question/1";
  };
  const actions = (role) => {
    const choose = button("", () => begin(role.id), { class: "button" });
    choose.append(...named(role, words.choose));
    return choose;
  };
  const chosen = roleOf(person.target);
  const kept = chosen && [
    h("p", { class: "chosen" }, `${own.chosen} `, h("strong", {}, chosen.title), `, ${chosen.employer}`),
    h("div", { class: "actions" }, bigLink("#question/1", WORDS.question.go), button(own.unknown, () => begin(""))),
    h("h2", {}, own.clear),
  ];
  const unknown = h("div", { class: "actions" }, button(own.unknown, () => begin(""), { class: "button" }));
  const [box, ...results] = finder(actions, { label: words.label, hint: own.hint, all: false });
  return {
    title: own.title,
    nodes: [h("h1", {}, own.title), kept, box, chosen ? null : unknown, ...results],
  };
}
