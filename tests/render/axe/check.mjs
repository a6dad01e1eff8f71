// Usage: node check.mjs CHROMIUM PAGE... Prints, as JSON, what axe-core finds on each page, wide and at 400 % zoom, light and dark.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const found = [];
for (const page of pages) {
  for (const [width, scheme] of [[1280, "light"], [400, "light"], [320, "light"], [1280, "dark"]]) {
    const tab = await browser.newPage();
    await tab.setViewport({ width, height: 800 });
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await tab.setBypassCSP(true);
    const asked = [];
    tab.on("request", (request) => asked.push(request.url()));
    await tab.goto(pathToFileURL(page).href);
    await tab.addScriptTag({ content: axe });
    const { violations, passes } = await tab.evaluate(() => globalThis.axe.run());
    found.push({
      page,
      width,
      scheme,
      passes: passes.length,
      violations: violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) })),
      wider: await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      requests: asked.length,
    });
    await tab.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
