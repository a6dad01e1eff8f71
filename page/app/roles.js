// The roles by title: they stand in the page, so that one can be found before the planner is ready.
import { one } from "./dom.js";

export const ROLES = JSON.parse(one("#roles-index").textContent);

export const roleOf = (id) => ROLES.find((role) => role.id === id);
export const employers = [...new Set(ROLES.map((role) => role.employer))];

/** The place of a role in the book: the same name that Python gives it. */
export const placeOf = (id) => id.toLowerCase().replaceAll("/", "_").replace(/[^a-z0-9_-]+/g, "-");

/** Roles with all of these words in a title of theirs, or one that others use; those with them in their own come first. */
export function found(text, employer = "") {
  const words = plain(text).split(" ").filter(Boolean);
  const within = (title) => words.every((word) => plain(title).includes(word));
  const there = ROLES.filter((role) => !employer || role.employer === employer);
  const own = there.filter((role) => within(role.title));
  const called = there.filter((role) => !own.includes(role) && role.also_called.some(within));
  return [...own, ...called];
}

/** The other title by which a role was found; empty where its own has the words. */
export function calledLike(role, text) {
  const words = plain(text).split(" ").filter(Boolean);
  const within = (title) => words.every((word) => plain(title).includes(word));
  return words.length && !within(role.title) ? role.also_called.filter(within) : [];
}

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
