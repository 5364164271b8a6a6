// Opens what pith draws for people in Chromium and uses it: the report of `explain`, that of `diff`, and the page of `serve`.
//
//   node check.mjs --pith PITH --modules NODE_MODULES [--chromium PATH] [--shots FOLDER]
//
// Ends with status 1 if anything is not as it should be. --shots also writes the pictures of the documentation.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bigPage, hostilePage, samplePage } from "./pages.mjs";

const given = {};
for (let i = 2; i < process.argv.length; i += 2) given[process.argv[i].slice(2)] = process.argv[i + 1];
const require = createRequire(resolve(given.modules, "index.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
given.pith = resolve(given.pith);
const folder = mkdtempSync(join(tmpdir(), "pith-browser-"));
let failed = 0;

function expect(holds, what) {
  if (holds) return;
  failed += 1;
  console.log("FAILED " + what);
}

function pith(...words) {
  const done = spawnSync(given.pith, words, { encoding: "utf8", cwd: folder });
  if (done.status > 1) throw new Error("pith " + words.join(" ") + ": " + done.stderr);
  return done.stdout;
}

function file(name, bytes) {
  writeFileSync(join(folder, name), bytes);
  return name;
}

function report(name, html) {
  const out = join(folder, name + "-report.html");
  pith("explain", file(name + ".html", html), "--url", "https://example.org/" + name, "--page-timeout=60", "-o", out);
  return pathToFileURL(out).href;
}

// A page that may say nothing on the console, and ask for nothing beyond `allowed`.
async function open(browser, url, options = {}, allowed = () => false) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) expect(false, url + " says " + message.text()); });
  page.on("pageerror", (error) => expect(false, url + " fails: " + error.message));
  page.on("dialog", (dialog) => { expect(false, url + " opens a dialog"); dialog.dismiss(); });
  page.on("request", (request) => {
    const target = request.url();
    expect(target === url || target.startsWith("data:") || allowed(target), url + " asks for " + target);
  });
  await page.goto(url);
  return page;
}

const shot = async (page, name) => { if (given.shots) await page.screenshot({ path: join(given.shots, name + ".png") }); };
const count = (page, selector) => page.locator(selector).count();
const inView = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
});

async function accessible(browser, url, theme, before = async () => {}) {
  const context = await browser.newContext({ bypassCSP: true, colorScheme: theme, viewport: { width: 1200, height: 760 } });
  const page = await context.newPage();
  await page.goto(url);
  await before(page);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run());
  for (const violation of found.violations) {
    if (!["serious", "critical"].includes(violation.impact)) continue;
    expect(false, url + " " + theme + ": " + violation.id + ": " + violation.help + ": " + violation.nodes[0].html.slice(0, 200) +
      " " + (violation.nodes[0].any[0] || {}).message);
  }
  await context.close();
}

async function useReport(browser) {
  const url = report("sample", samplePage());
  const page = await open(browser, url);
  expect((await page.title()) === "sample.html - explained by pith", "the report has a title");
  expect((await count(page, ".article [data-block]")) >= 6, "the article is drawn");
  expect((await count(page, ".row")) > 0 && (await count(page, ".fold")) > 0, "blocks are drawn, those that were dropped folded");
  expect((await count(page, ".time i")) > 5, "the time of the stages is drawn");

  const fold = page.locator(".fold > button").first();
  await fold.click();
  expect((await fold.getAttribute("aria-expanded")) === "true" && (await page.locator(".fold ol").first().isVisible()), "a fold opens");
  await fold.click();
  expect(!(await page.locator(".fold ol").first().isVisible()), "a fold closes");
  await page.keyboard.press("u");
  expect((await page.locator(".fold > button[aria-expanded=false]").count()) === 0, "u unfolds all");
  await page.keyboard.press("u");

  await page.locator(".article [data-block]").nth(3).click({ position: { x: 60, y: 12 } });
  expect((await count(page, ".row.at")) === 1 && (await inView(page, ".row.at")), "a sentence leads to its block");
  expect((await count(page, ".row.at mark")) >= 1, "the sentence is marked in its block");
  await page.keyboard.press("a");
  expect(await page.evaluate(() => document.activeElement.dataset.block !== undefined), "a leads back to the article");
  await page.keyboard.press("a");
  expect(await page.evaluate(() => document.activeElement.classList.contains("row")), "and to the block again");
  await page.keyboard.press("Enter");
  expect((await count(page, ".row.at .pushes tr")) > 2, "Enter shows what moved the score");
  await shot(page, "explain");
  await page.keyboard.press("j");
  expect((await count(page, ".row.at")) === 1, "j goes on");

  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  await page.keyboard.press("Enter");
  expect(/^1 of \d+$/.test(await page.locator("#found").textContent()), "a search tells how many places there are");
  expect((await count(page, ".row.at mark")) >= 1 && (await inView(page, ".row.at mark")), "and goes to the first, in a fold, too");

  await page.locator("#theme").click();
  expect((await page.evaluate(() => document.documentElement.dataset.theme)) === "dark", "dark at a click");
  expect((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== "rgb(251, 250, 247)", "dark is dark");
  await page.locator("#meta-box > summary").click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shot(page, "explain-dark");
  expect((await page.locator("#meta tr").count()) > 5, "metadata are shown");
  expect((await page.locator("#removed .rule").count()) >= 1, "what tidying took is shown with its rule");

  await page.emulateMedia({ media: "print" });
  expect(!(await page.locator(".tools").isVisible()), "buttons are not printed");
  const dark = await open(browser, url, { colorScheme: "dark" });
  expect((await dark.evaluate(() => document.documentElement.dataset.theme)) === "dark", "dark where the system is");
  for (const theme of ["light", "dark"]) {
    await accessible(browser, url, theme, async (open_page) => {
      await open_page.keyboard.press("u");
      await open_page.keyboard.press("j");
      await open_page.keyboard.press("Enter");
      await open_page.locator("#meta-box > summary").click();
    });
  }
}

async function useHostileReport(browser) {
  const page = await open(browser, report("hostile", hostilePage()));
  await page.keyboard.press("u");
  expect((await page.evaluate(() => window.pwned)) === undefined, "no script of the page runs");
  const text = await page.locator("main").textContent();
  expect(text.includes("<script>window.pwned") && text.includes("<img src=x"), "markup in words is shown as text");
  expect(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text), "no control gets in");
  expect((await count(page, "main script, main img, main iframe, main [onclick]")) === 0, "no markup of the page gets in");
  expect((await page.locator("a[href^='javascript']").count()) === 0, "no link runs");
}

async function useLargeReport(browser) {
  const url = report("big", bigPage(5000));
  const begun = Date.now();
  const page = await open(browser, "about:blank");
  const session = await page.context().newCDPSession(page);
  // Of processor time, as on a machine that has nothing else to do.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  page.removeAllListeners("request");
  await page.goto(url);
  await page.keyboard.press("j");
  expect((await count(page, ".row.at")) === 1, "the large report answers to keys");
  await page.locator("#find").fill("paragraph 3700");
  await page.keyboard.press("Enter");
  expect((await page.locator("#found").textContent()).startsWith("1 of"), "it can be searched");
  const taken = Date.now() - begun;
  const blocks = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).blocks.length);
  const { metrics } = await session.send("Performance.getMetrics");
  const busy = Math.round(1000 * metrics.find((metric) => metric.name === "TaskDuration").value);
  console.log("a report of " + blocks + " blocks is drawn, answers and is searched in " + busy + " ms of its thread, " + taken + " ms in all");
  expect(blocks >= 5000, "it has 5,000 blocks");
  expect(busy < 2000, "the large report takes " + busy + " ms");
}

async function useDiff(browser) {
  const line = (id, title, text) => JSON.stringify({ id, title, text });
  const words = samplePage().replace(/<[^>]*>/g, " ");
  const before = file("old.jsonl", [line("a", "A", words), line("b", "B", "Share this\n" + words), line("c", "C", "same")].join("\n"));
  const after = file("new.jsonl", [line("a", "A2", words.replaceAll("keeper", "guard") + "\u202e<script>"), line("b", "B", words), line("c", "C", "same")].join("\n"));
  const truth = file("truth.jsonl", [line("a", "A", words), line("b", "B", words)].join("\n"));
  const out = join(folder, "diff.html");
  pith("diff", before, after, "--truth", truth, "-o", out);
  const url = pathToFileURL(out).href;
  const page = await open(browser, url);
  expect((await count(page, ".change")) === 2, "two pages changed");
  expect((await count(page, ".words del")) > 0 && (await count(page, ".words ins")) > 0, "words that went and came are shown");
  expect((await page.locator("main").textContent()).includes("U+202E"), "controls are shown by their number");
  await shot(page, "diff");
  await page.locator("#which").selectOption("better");
  expect((await page.locator(".change:visible").count()) === 1, "changes can be filtered");
  for (const theme of ["light", "dark"]) await accessible(browser, url, theme);
}

function startServer() {
  const server = spawn(given.pith, ["serve", "--port=0"], { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((found, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => {
      said += bytes;
      const address = /http:\/\/[^\s]+/.exec(said);
      if (address) found({ server, url: address[0] });
    });
    server.on("exit", () => reject(new Error("pith serve ended: " + said)));
  });
}

async function useService(browser) {
  const { server, url } = await startServer();
  const ended = new Promise((done) => server.on("exit", done));
  try {
    const page = await open(browser, url, {}, (target) => target === url + "v1/extract");
    await page.locator("#page").fill(samplePage());
    await page.locator("#go").click();
    await page.locator(".article [data-block]").first().waitFor();
    expect((await count(page, ".row")) > 0, "the service explains what was pasted");
    await shot(page, "serve");
    page.removeAllListeners("console"); // a failed request is told there
    await page.locator("#page").fill("http://127.0.0.1:1/");
    await page.locator("#go").click();
    await page.locator("#said:not(:empty)").waitFor();
    expect((await page.locator("#said").textContent()).includes("refused"), "a private address is refused");
    await accessible(browser, url, "light");
  } finally {
    server.kill("SIGTERM");
  }
  expect((await ended) === 0, "the service ends when told to");
}

if (given.shots) mkdirSync(given.shots, { recursive: true });
const browser = await chromium.launch({ executablePath: given.chromium || "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  for (const use of [useReport, useHostileReport, useLargeReport, useDiff, useService]) await use(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
console.log(failed === 0 ? "browser: all is as it should be" : "browser: " + failed + " things are not as they should be");
process.exit(failed === 0 ? 0 : 1);
