// The engine as the page sees it: starts Python in a worker, and carries questions and answers. See README.md.

// What the bridge says where it has to check role data or to explain a profile: the part with Pydantic, which takes a while.
const NEEDS_MORE = '{\n "needs": "check"\n}\n';

export async function startEngine({ onProgress = () => {} } = {}) {
  await parsed();
  const parts = await kept();
  const worker = await startWorker(parts.worker);
  const waiting = new Map();
  let last = 0;

  worker.onmessage = ({ data }) => {
    if (data.step) return onProgress({ step: data.step, done: data.done });
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.slip === undefined) resolve(data.answer);
    else reject(new Error(data.slip));
  };

  const failed = new Promise((_, reject) => {
    worker.onerror = (slip) => reject(new Error(slip.message || "The planner cannot start in this browser."));
  });
  const call = (message) =>
    Promise.race([
      failed,
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, ...message });
      }),
    ]);

  const [wasm, stdlib, lock, engine] = await Promise.all([parts.wasm(), parts.stdlib(), parts.lock(), parts.engine()]);
  await call({ method: "start", parts: { wasm, stdlib, lock, engine } });

  let added;
  const add = async () => call({ method: "add", parts: { check: await parts.check() } });
  const text = async (method, request) => {
    const asked = { method, request: JSON.stringify(request) };
    const answer = await call(asked);
    if (answer !== NEEDS_MORE) return answer;
    added ??= add();
    await added.catch((slip) => {
      added = undefined; // A network may be back for the next question.
      throw slip;
    });
    return call(asked);
  };
  const value = async (method, request) => JSON.parse(await text(method, request));

  return Object.freeze({
    ask: (request) => text("ask", request),
    draw: (request) => value("draw", request),
    questions: (request) => value("questions", request),
    switches: (request) => value("switches", request),
    profileRead: (request) => value("profile_read", request),
    profileWrite: (request) => value("profile_write", request),
    check: (request) => value("check", request),
  });
}

// The parts stand at the end of the page: wait until the browser has read it to its end.
function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

// Each part as a function: base64 text of the page itself, or bytes of a file beside it. The page keeps its parts, so that one
// that a browser saves again is whole.
async function kept() {
  const parts = {};
  for (const element of document.querySelectorAll("script[data-part]")) {
    parts[element.dataset.part] = async () => element.textContent;
  }
  const beside = document.querySelector("meta[name=peerpath-parts]");
  for (const [name, file] of beside ? Object.entries(JSON.parse(beside.content)) : []) {
    parts[name] = name === "worker" ? async () => file : async () => bytes(file);
  }
  return parts;
}

async function bytes(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`A part of this page is missing: ${file}`);
  return answer.arrayBuffer();
}

async function startWorker(part) {
  const source = await part();
  if (document.querySelector("meta[name=peerpath-parts]")) return new Worker(source);
  const packed = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = await new Response(stream).text();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}
