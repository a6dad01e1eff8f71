// The book: all that is known, as Python wrote it into the page. Each part of it can be shown alone.
import { tabs } from "./answer.js";
import { all, h, one } from "./dom.js";
import { bigLink, linkTo, opener } from "./pieces.js";
import { isSilent } from "./person.js";
import { placeOf, ROLES } from "./roles.js";
import { WORDS } from "./words.js";

const book = one("#book");
const words = WORDS.start;

/** The part of the book of this name; nothing where there is none. */
export const partOf = (name) => {
  const part = name && document.getElementById(name);
  return part && book.contains(part) ? part.closest("section[id]") : null;
};

/** Shows one part of the book, or its beginning with what can be done first. */
export function openBook(part) {
  all(".shown, .around", book).forEach((section) => section.classList.remove("shown", "around"));
  book.classList.toggle("start", !part);
  one("#first")?.remove();
  beside(part);
  if (!part) {
    one("#contents", book).classList.add("shown");
    (one(".lead", book) ?? one("h1", book)).after(first());
    return one("h1", book);
  }
  part.classList.add("shown");
  for (let section = part.parentElement.closest("section"); section; section = section.parentElement.closest("section")) {
    section.classList.add("around");
  }
  return one("h2, h3, h4", part);
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
    h("div", { class: "actions" }, opener(words.open, () => (location.hash = "#answers"))),
    h("p", { class: "private" }, words.private),
  );
}

const door = (link, hint) => h("li", {}, link, h("p", {}, hint));

/** Above a role: the way there, and what is in place. */
function beside(part) {
  one(".tabs", book)?.remove();
  const role = part && ROLES.find(({ id }) => placeOf(id) === part.id);
  if (role) book.prepend(tabs("role", role.id));
}
