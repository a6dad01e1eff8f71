// The roles by title: they stand in the page, so that one can be found before the planner is ready.
import { one } from "./dom.js";

export const ROLES = JSON.parse(one("#roles-index").textContent);

export const roleOf = (id) => ROLES.find((role) => role.id === id);
export const employers = [...new Set(ROLES.map((role) => role.employer))];

// Which role it is stays out of the addresses that browsers remember; each opening of the page has other names for them.
const NAMES = new Map(ROLES.map(({ id }) => [id, Math.random().toString(36).slice(2, 10)]));

/** The address of what is the person's own about a role: the way there (`route`), or what is in place (`gap`). */
export const wayTo = (id, command = "route") => `#${command}/${NAMES.get(id)}`;

/** The role that such an address names; its id does too. */
export const roleAt = (name) => ROLES.find(({ id }) => NAMES.get(id) === name || id === name);

/** The place of a role in the book: the same name that Python gives it. */
export const placeOf = (id) => id.toLowerCase().replaceAll("/", "_").replace(/[^a-z0-9_-]+/g, "-");

/** Roles with all of these words in a title of theirs, then those that others call so; the whole title before a part. */
export function found(text, employer = "") {
  const asked = plain(text);
  const there = ROLES.filter((role) => !employer || role.employer === employer);
  const near = ({ title }) => [plain(title) === asked, plain(title).startsWith(asked), plain(title).includes(asked), true].indexOf(true);
  const own = there.filter(({ title }) => has(title, asked)).sort((a, b) => near(a) - near(b));
  return [...own, ...there.filter((role) => !own.includes(role) && role.also_called.some((title) => has(title, asked)))];
}

/** The other titles by which a role was found; none where its own has the words. */
export function calledLike(role, text) {
  const asked = plain(text);
  return has(role.title, asked) ? [] : role.also_called.filter((title) => has(title, asked));
}

const has = (title, asked) => asked.split(" ").every((word) => plain(title).includes(word));
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
