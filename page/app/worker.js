// Runs in a worker: Python, the package, and the bridge that answers. Nothing here can reach a network.
import "./alone.js";
import createPyodideModule from "../node_modules/pyodide/pyodide.asm.mjs";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

// An address that leads nowhere: what the runtime asks for is answered from memory.
const RUNTIME = "memory://runtime/";
// Each step that is told while Python starts, and how far along it is at its beginning.
const STEPS = { unpacking: 0.02, python: 0.05, engine: 0.85, ready: 1 };

let bridge;
let python;

self.onmessage = async ({ data: { id, method, request, parts } }) => {
  try {
    if (method === "start") await start(parts);
    else if (method === "add") add(await unpacked(parts.check));
    else self.postMessage({ id, answer: bridge[method](request) });
    if (method === "start" || method === "add") self.postMessage({ id, answer: "" });
    if (method === "start") warm([...bridge.warming()]);
  } catch (slip) {
    self.postMessage({ id, slip: String(slip?.message ?? slip) });
  }
};

async function start({ wasm, stdlib, lock, engine }) {
  tell("unpacking");
  const kept = { "pyodide.asm.wasm": () => opened(wasm), "python_stdlib.zip": () => opened(stdlib) };
  self.fetch = async (address) => {
    const name = String(address).split("/").pop();
    if (!kept[name]) throw new TypeError(`not in this page: ${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(await kept[name](), { headers: { "content-type": type } });
  };
  tell("python");
  python = await loadPyodide({ createPyodideModule, indexURL: RUNTIME, lockFileContents: await text(lock) });
  tell("engine");
  add(await unpacked(engine));
  bridge = python.pyimport("peerpath.page.bridge");
  bridge.ready();
  tell("ready");
}

// While nobody has asked yet: one step after the other, so that a question never waits for more than one.
function warm([step, ...others]) {
  if (!step) return;
  setTimeout(() => {
    bridge.warm(step);
    warm(others);
  }, 100);
}

function tell(step) {
  self.postMessage({ step, done: STEPS[step] });
}

// A part comes as base64 text out of one file, or as bytes that were fetched; both are compressed.
function bytesOf(part) {
  if (typeof part !== "string") return new Uint8Array(part);
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(part);
  return Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
}

async function opened(part) {
  return new Blob([bytesOf(part)]).stream().pipeThrough(new DecompressionStream("gzip"));
}

async function text(part) {
  return new Response(await opened(part)).text();
}

// Files in one piece: a line of JSON with names and sizes, then all bytes.
async function unpacked(part) {
  const bytes = new Uint8Array(await new Response(await opened(part)).arrayBuffer());
  const end = bytes.indexOf(10);
  const names = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  let at = end + 1;
  return names.map(([name, size]) => [name, bytes.subarray(at, (at += size))]);
}

function add(files) {
  const version = python.FS.readdir("/lib").find((name) => name.startsWith("python3.")); // "python3.14"
  const root = `/lib/${version}/site-packages/`;
  for (const [name, bytes] of files) {
    const path = root + name;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, bytes);
  }
  python.pyimport("importlib").invalidate_caches();
}
