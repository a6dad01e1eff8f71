// The planner as the views see it: one start, and questions that wait for it.
import { startEngine } from "./engine.js";
import { aimAt, become, isSilent, person } from "./person.js";

const listeners = new Set();
export const state = { done: 0, ready: false, failed: null };

/** What cannot be answered, in the words of the command line. */
export class Refused extends Error {}

/** Starts Python; views may ask at once, and wait. */
export const started = startEngine({
  onProgress: ({ done }) => tell({ done: Math.max(done, state.done) }),
}).then(
  (engine) => (tell({ done: 1, ready: true }), engine),
  (slip) => (tell({ failed: slip }), Promise.reject(slip)),
);
started.catch(() => {}); // Whoever asks is told; nobody has to.

/** Calls the listener now and on every change; returns what ends that. */
export function watch(listener) {
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}

function tell(news) {
  Object.assign(state, news);
  for (const listener of listeners) listener(state);
}

async function engine(method, request) {
  return (await started)[method](request);
}

/** The same where nothing can go on without an answer. */
async function sure(method, request) {
  const told = await engine(method, request);
  if (told.error) throw new Refused(told.error);
  return told;
}

/** The questions for this person, the answers so far, and the profile that these make. */
export const form = (answers = person.answers) =>
  sure("questions", { target: person.target || null, profile: person.before, answers });

/** Makes the person one who works towards a role: what was said stays, as answers to what this role asks about. */
export async function aim(target) {
  if (isSilent()) return aimAt(target);
  const { profile: known, questions: before } = await form();
  const next = await sure("questions", { target: target || null, profile: known, answers: null });
  // An answer to another choice of the same name would say more than was said.
  const same = new Set(next.questions.map(shapeOf).filter((shape) => before.map(shapeOf).includes(shape)));
  const kept = before.filter((question) => same.has(shapeOf(question)) && question.key in person.answers).map(({ key }) => [key, person.answers[key]]);
  const unsure = before.filter((question) => same.has(shapeOf(question)) && person.unsure.includes(question.key)).map(({ key }) => key);
  become({ target, before: known, answers: { ...next.answers, ...Object.fromEntries(kept) }, unsure });
}

const shapeOf = ({ key, choices }) => [key, ...choices.map(({ id }) => id)].join(" ");

/** Makes the person the one of a file; returns what is wrong with it, or worth a second look, a line each. */
export async function openFile(text) {
  const { error, profile: known, notes, remarks } = await engine("profileRead", { yaml: text });
  if (error) return { wrong: error.split("\n") };
  const { answers } = await sure("questions", { target: person.target || null, profile: known, answers: null });
  // Of the file that was saved here, more is known than it can hold.
  const told = text === person.file?.yaml ? person.file.told : { before: known, answers, unsure: [], notes };
  become({ ...told, tried: {}, changed: false });
  return { remarks };
}

/** What this person has, as the data of a profile. */
export const profile = async () => (await form()).profile;

/** An answer, drawn: {title, html} or {error}. */
export const draw = async (command, target, { suppose = null, options = {} } = {}) =>
  engine("draw", { command, target, suppose, options, full: true, profile: await profile() });

/** An answer as data. */
export const ask = async (command, target) => JSON.parse(await engine("ask", { command, target, profile: await profile() }));

/** What can be tried out for a route. */
export const switches = async (target) => engine("switches", { command: "route", target, profile: await profile() });
export const write = async () => sure("profileWrite", { profile: await profile(), notes: person.notes });
export const check = (text, name) => engine("check", { files: { [name]: text } });
