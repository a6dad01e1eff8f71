// What a person has told this page. It lives in memory only, and is gone when the page is closed.

/**
 * `unsure`: keys of questions that were answered with "not sure", or with none of the choices of which one can be chosen; no profile
 * holds that. `tried`: by role, what was tried out. `file`: the text that was saved last, and the answers that it was made of.
 */
const NOBODY = () => ({ target: "", answers: {}, unsure: [], before: {}, notes: [], tried: {}, changed: false, file: null });

export let person = NOBODY();

/** Keeps an answer; undefined takes it away, and may mean that the person is not sure. */
export function answer(key, value, { unsure = false } = {}) {
  const { [key]: _, ...others } = person.answers;
  const answers = value === undefined ? others : { ...others, [key]: value };
  person = { ...person, answers, unsure: [...person.unsure.filter((one) => one !== key), ...(unsure ? [key] : [])], changed: true };
}

/** The role to work towards; empty for none yet. */
export function aimAt(target) {
  person = { ...person, target };
}

/** Keeps what no question asks for: a name, hours of study. */
export function tell(key, value) {
  const { [key]: _, ...others } = person.before;
  person = { ...person, before: value === undefined || value === "" ? others : { ...others, [key]: value }, changed: true };
}

/** The same person with some parts anew, such as those of a file. */
export function become(parts) {
  person = { ...person, ...parts };
}

export function saved(yaml) {
  const { answers, unsure, before, notes } = person;
  person = { ...person, changed: false, file: { yaml, told: { answers, unsure, before, notes } } };
}

export function forget() {
  person = NOBODY();
}

export const isSilent = () => Object.keys(person.answers).length + person.unsure.length === 0 && Object.keys(person.before).length === 0;
