// The book: all that is known, as Python wrote it into the page. With scripts, a part of it is shown at a time.
import { tabs } from "./answer.js";
import { all, h, one } from "./dom.js";
import { bigLink, bring, linkTo, notice, opener } from "./pieces.js";
import { isSilent } from "./person.js";
import { placeOf, ROLES } from "./roles.js";
import { WORDS } from "./words.js";

const words = WORDS.start;
const book = one("#book");
const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** Takes the book out of the page: it is large, and nobody should wait for it. */
export const closeBook = () => book.remove();

/** The part of the book of this name, or its beginning with what can be done first. */
export function bookView(name) {
  const place = name ? one(`[id="${CSS.escape(name)}"]`, book) : null;
  const part = place?.closest("section[id]");
  if (name && !part) bring([words.notThere]);
  return part ? partView(part) : startView();
}

function startView() {
  const heading = one("h1", book).cloneNode(true);
  const contents = part("contents");
  contents.classList.add("short");
  return { title: heading.textContent, nodes: [heading, notice(), one(".lead", book)?.cloneNode(true), first(), contents] };
}

function partView(part) {
  const copy = promoted(part, 1);
  const chapter = part.parentElement.closest("section[id]");
  const role = ROLES.find(({ id }) => placeOf(id) === part.id);
  const above = chapter && h("p", { class: "above" }, linkTo(`#${chapter.id}`, one(HEADINGS, chapter).textContent));
  return { title: one("h1", copy).textContent, nodes: [role ? tabs("role", role.id) : null, above, copy] };
}

const part = (name) => promoted(one(`#${name}`, book), 2);

/** A copy with its heading at this rank, and those below it accordingly. */
function promoted(part, rank) {
  const copy = part.cloneNode(true);
  const by = Number(one(HEADINGS, copy).localName[1]) - rank;
  for (const heading of all(HEADINGS, copy)) {
    const named = document.createElement(`h${Number(heading.localName[1]) - by}`);
    named.append(...heading.childNodes);
    heading.replaceWith(named);
  }
  return copy;
}

/** What can be done first. */
function first() {
  const again = !isSilent();
  return h(
    "div",
    { id: "first" },
    h("h2", {}, words.lead),
    h(
      "ul",
      { class: "doors" },
      door(bigLink(again ? "#answers" : "#questions", again ? words.again : words.answer), words.answerHint),
      door(linkTo("#roles", words.roles, { class: "button quiet" }), words.rolesHint),
    ),
    h("div", { class: "actions" }, opener(words.open, open)),
    h("p", { class: "private" }, words.private),
  );
}

function open(lines) {
  bring(lines);
  location.hash = "#answers";
}

/** What a course is called; its id, where it is not in the book. */
export const courseTitle = (id) => one(`[id="course-${CSS.escape(id)}"] > :is(${HEADINGS})`, book)?.textContent ?? id;

const door = (link, hint) => h("li", {}, link, h("p", {}, hint));
