// Usage: node browse.mjs < JOB. Opens a page in a real browser, asks it, and prints what came back and what it tried to reach.
// JOB: {browser, executable, url, proxy, hijack, visits, first, requests: [{method, request}], script}
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const puppeteer = createRequire(new URL("../render/axe/package.json", import.meta.url))("puppeteer-core");
const job = JSON.parse(await text(process.stdin));
const [host, port] = (job.proxy ?? "").split(":");

const CHROME = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-features=OptimizationHints,MediaRouter"];
const FIREFOX = { "network.proxy.type": 1, "network.proxy.http": host, "network.proxy.http_port": Number(port),
  "network.proxy.ssl": host, "network.proxy.ssl_port": Number(port), "network.proxy.allow_hijacking_localhost": job.hijack ?? false };

const browser = await puppeteer.launch({
  browser: job.browser,
  executablePath: job.executable,
  protocolTimeout: 600000,
  ...(job.browser === "chrome" ? { args: [...CHROME, ...(job.proxy ? [`--proxy-server=${job.proxy}`] : [])] } : {}),
  ...(job.browser === "firefox" ? { extraPrefsFirefox: job.proxy ? FIREFOX : {} } : {}),
});
try {
  const page = await browser.newPage();
  const seen = { requests: [], errors: [], dialogs: [] };
  page.on("request", (request) => seen.requests.push(request.url().slice(0, 200)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("pageerror", (slip) => seen.errors.push(String(slip.message)));
  page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); return dialog.dismiss(); });
  const opened = [];
  for (let n = 0; n < (job.visits ?? 1); n += 1) {
    await page.goto(job.url, { waitUntil: "domcontentloaded", timeout: 120000 });
    opened.push(await page.evaluate(startedIn, job.first ?? null));
  }
  const answers = [];
  const many = 20;
  for (let at = 0; at < job.requests.length; at += many) {
    answers.push(...(await page.evaluate(asked, job.requests.slice(at, at + many))));
  }
  const found = job.script ? await page.evaluate(job.script) : null;
  console.log(JSON.stringify({ opened, answers, found, ...seen }));
} finally {
  await browser.close();
}

// Milliseconds since the address was typed, until the engine is there, or until it has answered a first question.
async function startedIn(first) {
  const engine = await window.peerpath.started;
  if (first) await engine.ask(first);
  return performance.now();
}

async function asked(requests) {
  const engine = await window.peerpath.started;
  const answers = [];
  for (const { method, request } of requests) answers.push(await engine[method](request));
  return answers;
}
