// The engine as the page sees it: starts Python in a worker, and carries questions and answers. See README.md.

// Methods that read YAML: the part with Pydantic is added before the first of them.
const READS_YAML = new Set(["profile_read", "check"]);

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

  const { wasm, stdlib, lock, engine } = parts;
  await call({ method: "start", parts: { wasm: await wasm(), stdlib: await stdlib(), lock: await lock(), engine: await engine() } });

  let added;
  const text = async (method, request) => {
    if (READS_YAML.has(method)) await (added ??= parts.check().then((check) => call({ method: "add", parts: { check } })));
    return call({ method, request: JSON.stringify(request) });
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

// Each part as a function that gives it once: base64 text of the page itself, or bytes of a file beside it.
async function kept() {
  const parts = {};
  for (const element of document.querySelectorAll("script[data-part]")) {
    parts[element.dataset.part] = async () => {
      const text = element.textContent.trim();
      element.remove();
      return text;
    };
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
