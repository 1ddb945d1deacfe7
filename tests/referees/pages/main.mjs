// Opens every page of a folder in Chromium and judges it; `pages.sh` makes the folder.
//
//     node main.mjs NODE_MODULES PAGES [FOLDER_FOR_PICTURES]

import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { diff, inspect } from "./content.mjs";
import { keyboard, links, tree } from "./use.mjs";
import { structure } from "./structure.mjs";

const [modules, folder, pictures] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "/"));
const puppeteer = require("puppeteer-core");
const packed = require("@sparticuz/chromium");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 1280 },
  { scheme: "light", width: 320 },
  { scheme: "dark", width: 320 },
];
// A page that is larger than this is not gone through in every way; what it may cost is held instead.
const LARGE = 500_000;
const LARGEST = 6_000_000;
const SLOWEST = 20_000;

const browser = await puppeteer.launch({
  executablePath: await (packed.default ?? packed).executablePath(),
  args: ["--no-sandbox", "--no-zygote", "--disable-gpu"],
  headless: "shell",
});
let faults = 0;
try {
  for (const file of readdirSync(folder).filter((file) => file.endsWith(".html")).sort()) {
    report(file, await judged(join(folder, file)));
  }
  await judgesTheJudge();
} finally {
  await browser.close();
}
console.log(faults ? `${faults} faults` : "the pages are as they should be");
process.exit(faults ? 1 : 0);

function report(file, found) {
  faults += found.length;
  console.log(`${found.length ? "not so" : "good"}  ${file}`);
  found.forEach((fault) => console.log(`    ${fault}`));
}

async function judged(path) {
  const found = [];
  const json = JSON.parse(readFileSync(path.replace(/html$/, "json"), "utf8"));
  const isLarge = statSync(path).size > LARGE;
  if (statSync(path).size > LARGEST) found.push(`the page has ${statSync(path).size} bytes`);
  for (const look of isLarge ? LOOKS.slice(1, 3) : LOOKS) {
    found.push(...(await looked(path, look, json, isLarge)));
  }
  if (!isLarge) found.push(...(await withoutScripts(path)));
  return [...new Set(found)];
}

/// Opens a page in one look, and goes through it.
async function looked(path, look, json, isLarge) {
  const { page, found, took } = await opened(path, look);
  if (took > SLOWEST) found.push(`it took ${took} ms to load`);
  const facts = await page.evaluate(structure);
  found.push(...facts);
  const says = path.includes("/inspect-") ? inspect : diff;
  found.push(...(await page.evaluate(says, json)));
  found.push(...(await tree(page, path)));
  // All that can be opened is judged as well.
  await page.evaluate(() => document.querySelectorAll("details").forEach((it, at) => (it.open = at < 300)));
  found.push(...(await page.evaluate(structure)));
  if (!isLarge) found.push(...(await accessible(page)));
  await picture(page, path, look);
  await page.close();
  return found.map((fault) => `${look.scheme} ${look.width}: ${fault}`);
}

async function withoutScripts(path) {
  const { page, found } = await opened(path, { scheme: "light", width: 1280 }, false);
  found.push(...(await links(page)), ...(await keyboard(page)));
  await page.close();
  return found.map((fault) => `without scripts: ${fault}`);
}

/// A page, and what it complained of or asked for on its way.
async function opened(path, { scheme, width }, scripts = true) {
  const page = await browser.newPage();
  const found = [];
  const url = pathToFileURL(path).href;
  page.on("console", (message) => found.push(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`a script failed: ${error.message}`));
  page.on("request", (request) => request.url() !== url && found.push(`asked for ${request.url()}`));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const start = Date.now();
  await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  return { page, found, took: Date.now() - start };
}

async function accessible(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map((it) => `axe ${it.id}: ${it.help}: ${it.nodes[0].html.slice(0, 160)} (${it.nodes.length})`);
}

async function picture(page, path, { scheme, width }) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  const name = path.replace(/^.*\//, "").replace(/\.html$/, `-${scheme}-${width}.png`);
  await page.screenshot({ path: join(pictures, name), fullPage: statSync(path).size <= LARGE });
}

/// A page that is wrong in every way is told so in every way.
async function judgesTheJudge() {
  const path = join(dirname(fileURLToPath(import.meta.url)), "fixtures/bad.html");
  const { page, found } = await opened(path, { scheme: "light", width: 320 });
  found.push(...(await page.evaluate(structure)), ...(await tree(page, path)), ...(await accessible(page)));
  found.push(...(await links(page)), ...(await keyboard(page)));
  await page.close();
  const all = found.join("\n");
  const wanted = ["a script failed", "asked for", "the console says", "no lang", "2 h1", "h4 after h1", "no <main>", "id `twice`"];
  wanted.push("leads nowhere", "leads out", "no caption", "no heads", "wider than", "<script>", "onload", "hurt");
  wanted.push("axe color-contrast", "axe image-alt", "no name", "not reached", "no outline");
  report("fixtures/bad.html", wanted.filter((fault) => !all.includes(fault)).map((fault) => `not seen: ${fault}`));
}
