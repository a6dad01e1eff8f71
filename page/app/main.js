// Where the scripts of the page begin: what the address names is shown, and the planner starts meanwhile.
import { answersView } from "./answers.js";
import { answerView } from "./answer.js";
import { bookView, closeBook } from "./book.js";
import { checkView } from "./check.js";
import { focusOn, h, one, say } from "./dom.js";
import { rolesView, targetView } from "./find.js";
import { nextView } from "./next.js";
import { bring, linkTo, show as showProblems } from "./pieces.js";
import { person } from "./person.js";
import { Refused, started, state, watch } from "./planner.js";
import { allQuestionsView, questionView } from "./questions.js";
import { WORDS } from "./words.js";

const VIEWS = [
  [/^questions$/, targetView],
  [/^questions\/all$/, allQuestionsView],
  [/^question\/(\d+)$/, (number) => questionView(Number(number))],
  [/^answers$/, () => answersView({ again: toAnswers })],
  [/^roles$/, rolesView],
  [/^(route|gap)\/(.+)$/, answerView],
  [/^next$/, nextView],
  [/^check$/, checkView],
];
let shown = 0;

/** Shows what the address names; a view that waits for the planner says so first. */
async function show({ move = true } = {}) {
  const turn = (shown += 1);
  const name = address();
  const found = VIEWS.map(([form, view]) => [form.exec(name), view]).find(([match]) => match);
  mark(name);
  if (!found) return put(bookView(name), move, name);
  const [match, view] = found;
  const late = setTimeout(() => turn === shown && wait(), 150);
  try {
    const made = await view(...match.slice(1));
    if (turn !== shown) return;
    if (made.redirect) return void location.replace(made.redirect);
    put(made, move, name);
  } catch (slip) {
    if (turn === shown) put(failed(slip), move, name);
  } finally {
    clearTimeout(late);
  }
}

/** Shows the answers anew with some lines, wherever one has gone meanwhile. */
function toAnswers(lines) {
  bring(lines);
  if (address() === "answers") return show();
  location.hash = "#answers";
}

/** The name in the address; as it stands where it cannot be decoded. */
function address() {
  const name = location.hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function put({ title, nodes, wide = false }, move, name = "") {
  const view = one("#view");
  view.dataset.shows = name;
  one("#main").classList.toggle("wide", wide);
  view.replaceChildren(...nodes.flat(2).filter(Boolean));
  document.title = `${title} – ${WORDS.name}`;
  dispatchEvent(new Event("peerpath:shown")); // the maps in it come alive
  if (!move) return;
  scrollTo(0, 0);
  focusOn(one("h1", view));
}

/** The page of a view that cannot be shown yet. */
function wait() {
  const text = state.ready ? WORDS.answer.working : WORDS.stillStarting;
  put({ title: text, nodes: [h("h1", {}, text)] }, true);
}

function failed(slip) {
  const { title, told } = inWords(slip);
  return { title, nodes: [h("h1", {}, title), told.map((text) => h("p", {}, text)), h("p", {}, linkTo("#contents", WORDS.start.lookUp))] };
}

/** What is said of a slip: the program's own words where it refused, the browser's lack, or ours. */
function inWords(slip) {
  if (slip instanceof Refused) return { title: WORDS.problem.title, told: slip.message.split("\n") };
  console.error(slip);
  return state.failed ? { title: WORDS.cannot, told: [WORDS.cannotWhy, WORDS.cannotDo] } : { title: WORDS.slip, told: [WORDS.slipDo] };
}

/** The head of the page: where one can go, and how far the planner is. */
function head() {
  const links = Object.entries(WORDS.links).map(([name, text]) => h("li", {}, linkTo(`#${name}`, text, { "data-name": name })));
  one(".top").append(h("nav", { "aria-label": WORDS.nav }, h("ul", {}, links)));
  const bar = h("progress", { max: "1", value: "0", "aria-label": WORDS.starting });
  const box = h("section", { id: "starting", "aria-label": WORDS.name }, h("p", {}, WORDS.startingLong), bar);
  one(".top").after(box);
  say(WORDS.startingLong);
  watch(({ done, ready, failed: slip }) => {
    bar.value = done;
    if (ready) {
      box.remove();
      say(WORDS.ready);
    } else if (slip) {
      box.replaceChildren(h("p", {}, h("strong", {}, `${WORDS.cannot}. `), `${WORDS.cannotWhy} ${WORDS.cannotDo}`));
      say(WORDS.cannot);
    }
  });
}

function mark(name) {
  const here = { question: "answers", questions: "answers" };
  const [start] = name.split("/");
  for (const link of document.querySelectorAll(".top [data-name]")) {
    const current = link.dataset.name === (here[start] ?? start);
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

closeBook();
head();
one(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  focusOn(one("#main h1") ?? one("#main"));
});
addEventListener("hashchange", () => show());
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  const { title, told } = inWords(event.reason);
  showProblems(told.map((text) => ({ text })), one("#view"), title);
});
addEventListener("beforeunload", (event) => person.changed && event.preventDefault());
show({ move: location.hash.length > 1 });

// For tests and for others: the same JSON as --format json.
window.peerpath = Object.freeze({ ask: async (request) => (await started).ask(request), started });
