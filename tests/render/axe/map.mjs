// Usage: node map.mjs CHROMIUM PAGE. Walks through a map as people do, under the page's own policy; prints what they see, as JSON.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, page] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function opened(width, { scripts = true, touch = false } = {}) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900, hasTouch: touch });
  await tab.setJavaScriptEnabled(scripts);
  tab.errors = [];
  tab.on("console", (message) => message.type() === "error" && tab.errors.push(message.text()));
  tab.on("pageerror", (error) => tab.errors.push(String(error)));
  await tab.goto(pathToFileURL(page).href);
  return tab;
}
const standing = (tab) =>
  tab.evaluate(() => ({
    on: [...document.querySelectorAll("[data-box].on")].map((box) => box.dataset.title).sort(),
    off: [...document.querySelectorAll("[data-box].off")].map((box) => box.dataset.title).sort(),
    told: document.querySelector(".told")?.textContent ?? null,
    open: [...document.querySelectorAll("details[open]")].map((one) => one.id),
    width: document.querySelector("svg").getBoundingClientRect().width,
    controls: document.querySelectorAll(".controls > *").length,
    shown: document.querySelector("figure.map").checkVisibility(),
  }));

const seen = {};
const wide = await opened(1280);
seen.start = await standing(wide);
const box = "[data-box][data-title='Peer practitioner']";
await wide.evaluate((at) => document.querySelector(at).focus(), box);
seen.focused = await standing(wide);
await wide.keyboard.press("Enter");
seen.entered = await standing(wide);
await wide.evaluate((at) => document.querySelector(at).focus(), box);
await wide.keyboard.press("Escape");
seen.escaped = await standing(wide);
await wide.evaluate(() => document.querySelector(".controls button").click());
seen.larger = await standing(wide);
await wide.select(".controls select", "teaching");
seen.sifted = await standing(wide);
const touched = await opened(900, { touch: true });
await touched.tap(box);
seen.tapped = await standing(touched);
await touched.tap(box);
seen.tappedAgain = await standing(touched);
seen.still = await standing(await opened(1280, { scripts: false }));
seen.narrow = await standing(await opened(400));
seen.errors = [...wide.errors, ...touched.errors];
await browser.close();
console.log(JSON.stringify(seen));
