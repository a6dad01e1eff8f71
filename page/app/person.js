// What a person has told this page. It lives in memory only, and is gone when the page is closed.

const NOBODY = () => ({ target: "", answers: {}, before: {}, notes: [], changed: false });

export let person = NOBODY();

/** Keeps an answer; undefined takes it away. */
export function answer(key, value) {
  const { [key]: _, ...others } = person.answers;
  person = { ...person, answers: value === undefined ? others : { ...others, [key]: value }, changed: true };
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

export function saved() {
  person = { ...person, changed: false };
}

export function forget() {
  person = NOBODY();
}

export const isSilent = () => Object.keys(person.answers).length === 0 && Object.keys(person.before).length === 0;
