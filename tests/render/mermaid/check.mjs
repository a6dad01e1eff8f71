// Usage: node check.mjs CHROMIUM MERMAID.js FLOWCHART... Prints, as JSON, the words of each as this version of Mermaid draws it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const puppeteer = createRequire(new URL("../axe/package.json", import.meta.url))("puppeteer-core");
const [executablePath, script, ...charts] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const tab = await browser.newPage();
const asked = [];
tab.on("request", (request) => asked.push(request.url()));
await tab.addScriptTag({ content: await readFile(script, "utf8") });
const drawn = [];
for (const [number, chart] of charts.entries()) {
  const text = await readFile(chart, "utf8");
  drawn.push(await tab.evaluate(async (id, source) => {
    globalThis.mermaid.initialize({ startOnLoad: false });
    const { svg } = await globalThis.mermaid.render(id, source);
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    document.body.append(holder);
    const words = [...holder.querySelectorAll(".nodeLabel, .cluster-label, .edgeLabel")].map((one) => one.textContent);
    return { words, links: holder.querySelectorAll("a, img, code, del, ul, ol").length };
  }, `chart${number}`, text));
}
await browser.close();
console.log(JSON.stringify({ drawn, asked }));
