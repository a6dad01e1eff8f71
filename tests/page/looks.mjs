// Usage: node looks.mjs < JOB. Goes through a page as people do, with the keyboard alone, and looks at every view with axe-core.
// JOB: {browser, executable, url, folder, profile, hostile, views, axe}. Prints what was found, as JSON.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const modules = createRequire(new URL("../render/axe/package.json", import.meta.url));
const puppeteer = modules("puppeteer-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
const job = JSON.parse(await text(process.stdin));
const sleep = (time) => new Promise((done) => setTimeout(done, time));

const browser = await puppeteer.launch({
  browser: job.browser,
  executablePath: job.executable,
  protocolTimeout: 120_000,
  args: job.browser === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] : [],
});
let answerTo = (dialog) => dialog.accept();
const found = { errors: [], dialogs: [], axe: [], wide: [], small: [], steps: [], read: {} };
try {
  const page = await browser.newPage();
  page.on("console", (message) => message.type() === "error" && found.errors.push(message.text()));
  page.on("pageerror", (slip) => found.errors.push(String(slip.message)));
  page.on("dialog", (dialog) => (found.dialogs.push(dialog.message()), answerTo(dialog)));
  await page.setViewport({ width: 320, height: 640 });
  await page.goto(job.url, { waitUntil: "domcontentloaded", timeout: 120_000 });
  await page.evaluate(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
  await page.evaluate(() => {
    window.visited = [];
    addEventListener("peerpath:shown", () => window.visited.push(`${location.hash} ${document.title}`));
  });
  found.read.whileStarting = await page.evaluate(() => document.querySelector("#starting")?.textContent ?? "");
  if (job.axe) await look(page, "while it starts", { widths: [320], schemes: ["light"] });
  await byKeyboard(page);
  if (job.axe) {
    await files(page);
    await remembered(page);
    await nowhere(page);
    await anotherRole(page);
    for (const view of job.views) {
      await go(page, view);
      await look(page, view, { widths: [320, 400, 1280], schemes: ["light", "dark"] });
    }
    await hostile(page);
    await onPaper(page);
    await cannotStart();
  }
  found.kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases?.().catch(() => []))?.length ?? 0,
  }));
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

/** The main way: open, answer five questions, read the route, print. */
async function byKeyboard(page) {
  await press(page, "#first .button", "Enter", "begin");
  await arrived(page, "Which role");
  await press(page, "#find", null, "look for a role");
  await page.keyboard.type("peer practitioner");
  await press(page, ".card .button", "Enter", "choose it");
  await arrived(page, "");
  for (let number = 1; number <= 5; number += 1) {
    await page.waitForFunction((hash) => location.hash === hash, {}, `#question/${number}`);
    await page.waitForFunction((now) => document.querySelector("#view .caption")?.textContent.startsWith(now), {}, `Question ${number} `);
    await sleep(50);
    found.steps.push(await page.evaluate(() => document.activeElement.textContent));
    const text = await page.$eval("#view fieldset", (set) => set.querySelector("input").type);
    await press(page, "#view fieldset input", text === "text" ? null : " ", "answer");
    if (text === "text") await page.keyboard.type("18");
    await press(page, "#view form button.button:not(.quiet)", "Enter", "go on");
  }
  await page.waitForFunction(() => location.hash === "#question/6");
  await arrived(page, "");
  await press(page, '#view a[href="#answers"]', "Enter", "stop here");
  await arrived(page, "Your answers");
  found.read.answers = await page.$eval("#view .summary", (list) => list.innerText);
  await press(page, '#view a[href^="#route/"]', "Enter", "see the way");
  await arrived(page, "Your way to");
  found.read.route = await page.$eval("#view .answer", (answer) => answer.innerText);
  await press(page, ".what-if summary", "Enter", "open what if");
  await press(page, ".what-if input", " ", "try something");
  await page.waitForFunction(() => document.querySelector("#view .answer")?.innerText.includes("What changes"));
  found.read.focusAfterTrying = await page.evaluate(() => document.activeElement.id);
  await sleep(100);
  found.read.said = await page.$eval("#said", (said) => said.textContent);
  await press(page, "#print", "Enter", "print", { back: true });
  found.read.printed = await page.evaluate(() => window.printed);
  found.read.outcome = await page.$eval(".outcome", (line) => line.textContent);
  found.read.beside = await page.evaluate(() => document.querySelector(".outcome").previousElementSibling.querySelector("input").checked);
  await page.$eval('.what-if [data-suppose="stay_with"]', (box) => box.click());
  await page.waitForFunction(() => document.querySelector("#said").textContent.includes("same"));
  found.read.same = await page.$eval(".outcome", (line) => line.textContent);
  await page.evaluate(() => history.back());
  await arrived(page, "Your answers");
  await page.evaluate(() => history.forward());
  await arrived(page, "Your way to");
  found.read.stillTried = await page.$$eval(".what-if input:checked", (boxes) => boxes.length);
  found.read.stillSaid = await page.$eval("#view .answer", (answer) => answer.innerText.includes("What changes"));
  found.read.visited = await page.evaluate(() => window.visited);
}

/** Moves with the Tab key alone to what the selector names, and presses a key there. */
async function press(page, selector, key, what, { back = false } = {}) {
  await page.waitForSelector(selector);
  for (let count = 0; count < 90; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      const seen = await page.evaluate(() => {
        const input = document.activeElement;
        const shown = input.matches(".choice input") ? [input.nextElementSibling, "::before"] : [input, null];
        return getComputedStyle(...shown).outlineStyle !== "none";
      });
      if (!seen) found.steps.push(`nothing shows the focus: ${what}`);
      if (key) await page.keyboard.press(key);
      return;
    }
    if (back) await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (back) await page.keyboard.up("Shift");
  }
  throw new Error(`The Tab key does not lead to: ${what} (${selector})`);
}

/** Waits for a view with a heading that begins so, to which the focus has moved. */
async function arrived(page, start) {
  await page.waitForFunction(
    (wanted) => {
      const heading = document.querySelector("#view h1");
      return heading?.textContent.startsWith(wanted) && document.activeElement === heading && !/getting ready|Working/.test(heading.textContent);
    },
    { timeout: 120_000 },
    start,
  );
}

async function go(page, view) {
  await page.evaluate((hash) => (location.hash = hash), view);
  await page.waitForFunction((name) => document.querySelector("#view").dataset.shows === name, {}, view);
}

/** What axe-core finds, what is wider than the window, and what is too small to touch. */
async function look(page, view, { widths, schemes }) {
  for (const width of widths) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      await page.evaluate(axe);
      // In the dark only colours differ.
      const only = scheme === "dark" ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {};
      const violations = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations, {
        resultTypes: ["violations"],
        ...only,
      });
      for (const { id, nodes } of violations) {
        found.axe.push({ view, width, scheme, id, at: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 200)}`) });
      }
      found.looks = (found.looks ?? 0) + 1;
    }
    const seen = await page.evaluate(() => {
      const controls = [...document.querySelectorAll("button, .button, input:not([hidden]), select, textarea, summary, .top a, .tabs a")];
      const small = controls.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5);
      return { over: document.documentElement.scrollWidth - document.documentElement.clientWidth, small: small.map((one) => one.outerHTML.slice(0, 120)) };
    });
    if (seen.over > 0) found.wide.push({ view, width, over: seen.over });
    found.small.push(...seen.small.map((one) => ({ view, width, one })));
  }
}

/** Saves the answers as a file, clears them, and opens a file. */
async function files(page) {
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: job.folder });
  await go(page, "answers");
  found.read.saved = await save(page);
  found.read.savedSaid = await page.$eval("#save ~ .told", (told) => told.innerText);
  await page.evaluate(() => [...document.querySelectorAll("#view button")].find((one) => one.textContent.startsWith("Clear")).click());
  await sleep(300);
  found.read.cleared = await page.$eval("#view", (view) => view.innerText.includes("not answered anything yet"));
  await open(page, job.profile);
  await page.waitForFunction(() => !document.querySelector("#view").innerText.includes("not answered anything yet"), { timeout: 60_000 });
  found.read.opened = await page.$eval("#view", (view) => view.innerText);
  await page.$eval("#hours", (box) => ((box.value = "99"), box.dispatchEvent(new Event("change"))));
  found.read.wrongField = await page.$eval("#hours", (box) =>
    [box.getAttribute("aria-invalid"), ...box.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).innerText)]);
  await page.$eval("#hours", (box) => ((box.value = "8"), box.dispatchEvent(new Event("change"))));
  found.read.rightField = await page.$eval("#hours", (box) => [box.hasAttribute("aria-invalid"), box.getAttribute("aria-describedby")]);
  const called = (name) => page.$eval("#name", (box, text) => ((box.value = text), box.dispatchEvent(new Event("change"))), name);
  await called("\ud800"); // half a character, which no file can hold
  await page.click("#save");
  await page.waitForSelector("#view .problem");
  found.read.refused = await page.$eval("#view .problem", (problem) => problem.innerText);
  await called("Sam");
  answerTo = (dialog) => dialog.dismiss();
  await open(page, job.more);
  await sleep(300);
  found.read.unsaved = await page.$eval("#name", (box) => box.value);
  answerTo = (dialog) => dialog.accept();
  await open(page, job.more);
  await page.waitForFunction(() => document.querySelector("#name")?.value === "Robin");
  found.read.more = await page.$eval("#view", (view) => view.innerText);
  await look(page, "answers with a remark", { widths: [320, 1280], schemes: ["light", "dark"] });
  await open(page, job.profile);
  await page.waitForFunction(() => document.querySelector("#name")?.value === "Sam");
}

/** What no file can hold is still known while the page is open, and once the file that was saved here is opened again. */
async function remembered(page) {
  await go(page, "questions/all");
  await page.waitForSelector('#view [value="not-sure"]');
  await page.$eval('#view [value="not-sure"]', (box) => box.click());
  await go(page, "answers");
  found.read.unsure = await page.$eval("#view .summary", (list) => list.innerText);
  await go(page, "questions/all");
  await page.waitForSelector('#view [value="not-sure"]');
  found.read.unsureTicked = await page.$eval('#view [value="not-sure"]', (box) => box.checked);
  await go(page, "answers");
  const saved = await save(page);
  await open(page, saved);
  await page.waitForSelector("#view .notice");
  found.read.unsureAgain = await page.$eval("#view .summary", (list) => list.innerText);
}

async function save(page) {
  const file = join(job.folder, "profile.yaml");
  rmSync(file, { force: true });
  await page.click("#save");
  for (let count = 0; count < 50 && !existsSync(file); count += 1) await sleep(100);
  return readFileSync(file, "utf8");
}

/** Addresses that name nothing. */
async function nowhere(page) {
  found.read.nowhere = [];
  for (const address of ["%", "no-such-thing"]) {
    await go(page, address);
    found.read.nowhere.push(await page.$eval("#view", (view) => view.innerText));
  }
}

/** Chooses one role and then another; the first asks for other areas of lived experience than the person's. */
async function anotherRole(page) {
  for (const [typed, key] of [["co-trainer", "elsewhere"], ["peer practitioner", "again"]]) {
    await go(page, "questions");
    await page.$eval("#find", (box, text) => ((box.value = text), box.dispatchEvent(new Event("input"))), typed);
    await page.click(".card .button");
    await page.waitForFunction(() => document.querySelector("#view").dataset.shows === "question/1");
    await go(page, "answers");
    found.read[key] = await page.$eval("#view", (view) => view.innerText);
  }
}

/** A browser that lacks something: the page says so, and can still be read. */
async function cannotStart() {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => delete window.Worker);
  await page.goto(job.url, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector("#starting")?.textContent.includes("cannot start"));
  await go(page, "next");
  found.read.cannot = await page.$eval("#view", (view) => view.innerText);
  await go(page, "cwpt_peer-practitioner");
  found.read.stillReads = await page.$eval("#view", (view) => view.innerText);
  await page.close();
}

async function open(page, yaml) {
  const file = join(job.folder, "opened.yaml");
  writeFileSync(file, yaml);
  await (await page.$('#view input[type="file"]')).uploadFile(file);
}

/** Files that mean harm come out as text. */
async function hostile(page) {
  await go(page, "answers");
  await open(page, `name: ${JSON.stringify(job.hostile)}\nholds: [care-certificate]\n`);
  await page.waitForFunction((name) => document.querySelector("#name").value === name, {}, job.hostile);
  await go(page, "route/cwpt/peer-practitioner");
  found.read.hostileName = await page.$eval("#view .answer", (answer) => answer.textContent);
  await go(page, "answers");
  await open(page, `holds: [${JSON.stringify(job.hostile)}]\n`);
  await page.waitForSelector("#view .problem");
  found.read.hostileProfile = await page.$eval("#view .problem", (problem) => problem.innerText);
  await go(page, "check");
  await page.$eval("#data", (box, data) => (box.value = data), `roles: {${JSON.stringify(job.hostile)}: {title: 1, nonsense: 2}}\n`);
  found.read.busy = await page.$eval("#view form .button", (go) => (go.click(), [go.textContent, go.getAttribute("aria-busy"), go.disabled]));
  await page.waitForSelector("#view .result h2", { timeout: 60_000 });
  found.read.notBusy = await page.$eval("#view form .button", (go) => [go.textContent, go.getAttribute("aria-busy"), go.disabled]);
  found.read.checked = await page.$eval("#view .result", (result) => result.innerText);
  await look(page, "checked data", { widths: [320, 1280], schemes: ["light", "dark"] });
  const many = Array.from({ length: 130 }, (_, count) => `  a/r${count}: {title: 1, nonsense: 2}\n`).join("");
  await page.$eval("#data", (box, data) => (box.value = data), `roles:\n${many}`);
  await page.$eval("#view form .button", (go) => go.click());
  await page.waitForFunction(() => document.querySelectorAll("#view .result li").length > 50, { timeout: 60_000 });
  found.read.many = await page.$$eval("#view .result li", (all) => [all.length, all.at(-1).textContent]);
  found.made = await page.$$eval("img, iframe, object, embed, #view script, [onerror]", (all) => all.map((one) => one.outerHTML.slice(0, 100)));
}

/** What is printed, and on how many sheets of which size. */
async function onPaper(page) {
  await go(page, "route/cwpt/peer-practitioner");
  await page.emulateMediaType("print");
  found.read.onPaper = await page.evaluate(() => document.body.innerText);
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true, path: join(job.folder, "printed.pdf") })).toString("latin1");
  found.read.boxes = [...new Set([...pdf.matchAll(/\/MediaBox ?\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number).map(Math.round).join(" ")))];
  found.read.sheets = [...pdf.matchAll(/\/Type ?\/Page\b(?!s)/g)].length;
  await page.emulateMediaType(null);
}
