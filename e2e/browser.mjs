// Opens a page the way a reader does and lists what is wrong with it.
//
// Every check returns problems as sentences instead of throwing at the first,
// so one run names everything that is broken, and guards.test.mjs can show on
// pages made faulty on purpose that each check is able to fail.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function chromiumPath() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)));
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", ...onPath].find((path) => path && existsSync(path));
  if (!found) {
    throw new Error("no Chromium found: install Debian's package `chromium`, or set CHROMIUM to the program");
  }
  return found;
}

export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });
}

/**
 * Opens `url` and keeps `problems`: requests that leave `home`, failed
 * requests, console errors and uncaught exceptions. `home` is the prefix that
 * everything must come from: the site's folder or the loopback server.
 */
export async function open(browser, url, { home, width = 1280, scheme = "light", javaScript = true }) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const problems = [];
  const stays = (address) => address.startsWith(home) || address.startsWith("data:") || address.startsWith("blob:");

  await context.route("**/*", (route) => {
    const address = route.request().url();
    if (stays(address)) return route.continue();
    problems.push(`request leaves the page: ${address}`);
    return route.abort();
  });
  await context.routeWebSocket(/.*/, (socket) => {
    problems.push(`request leaves the page: ${socket.url()}`);
    return socket.close();
  });

  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A picture that is chosen anew, because the window changed its width, breaks off the first.
    const broken = request.failure()?.errorText !== "net::ERR_ABORTED";
    if (broken && stays(request.url())) problems.push(`request failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`answered ${response.status()}: ${response.url()}`);
  });

  await page.goto(url, { waitUntil: "load" });
  return { page, problems, close: () => context.close() };
}

/** What every page must satisfy whatever it shows. */
export async function inspect(page, { lang } = {}) {
  return [...(await language(page, lang)), ...(await pictures(page)), ...(await overflow(page)), ...(await axe(page))];
}

/** Rules of axe whose answer depends on the window: on its colours, or on where things lie and how large they are. */
const OF_THE_WINDOW = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

/** Shows a page that is open in another window, and lists what that window can break besides. */
export async function inspectIn(page, { scheme, width }) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 800 });
  // The second frame is drawn with the new sizes, and has asked for the pictures that belong to them.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === "lazy"), undefined, { timeout: 5000 });
  return [...(await pictures(page)), ...(await overflow(page)), ...(await axe(page, OF_THE_WINDOW))];
}

/** `look` for each of `items`, some at a time: a page has a process of its own in the browser. */
export async function forEach(items, look, atATime = 2) {
  const waiting = [...items];
  const work = async () => {
    while (waiting.length > 0) await look(waiting.shift());
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

async function language(page, expected) {
  const problems = [];
  const root = await page.evaluate(() => ({
    lang: document.documentElement.getAttribute("lang"),
    dir: document.documentElement.getAttribute("dir"),
    title: document.title.trim(),
    headings: document.querySelectorAll("h1").length,
  }));
  if (!root.lang) problems.push("html has no lang");
  else if (expected && root.lang.split("-")[0] !== expected) problems.push(`html lang is ${root.lang}, not ${expected}`);
  if (root.dir !== "ltr" && root.dir !== "rtl") problems.push(`html dir is ${root.dir}, not ltr or rtl`);
  if (!root.title) problems.push("page has no title");
  if (root.headings !== 1) problems.push(`page has ${root.headings} h1 headings, not one`);
  return problems;
}

async function pictures(page) {
  const broken = await page.evaluate(() =>
    [...document.images]
      .filter((image) => image.loading !== "lazy" || image.complete)
      .filter((image) => !image.complete || image.naturalWidth === 0)
      .map((image) => image.getAttribute("src")),
  );
  return broken.map((source) => `picture does not show: ${source}`);
}

// A wide table may scroll inside its own box; the page itself may not, and
// hiding what sticks out is not a repair, so elements are measured as well.
async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const problems = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > width) problems.push(`page scrolls sideways: ${wide} px in a window of ${width} px`);
    const scrolls = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
        if (box instanceof SVGElement) return true;
      }
      return false;
    };
    const hidden = (element) => {
      const style = getComputedStyle(element);
      return style.visibility === "hidden" || style.clipPath !== "none" || style.clip !== "auto";
    };
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.right <= width + 1 || scrolls(element) || hidden(element)) continue;
      const name = element.tagName.toLowerCase() + (element.className ? `.${String(element.className)}` : "");
      problems.push(`${name} sticks out by ${Math.round(box.right - width)} px in a window of ${width} px`);
      break;
    }
    return problems;
  });
}

async function axe(page, only) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (only) => {
    const rules = only ? { runOnly: { type: "rule", values: only } } : {};
    const report = await globalThis.axe.run(document, { ...rules, resultTypes: ["violations"], preload: false });
    return report.violations
      .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
      .map((violation) => ({ id: violation.id, target: String(violation.nodes[0].target), count: violation.nodes.length }));
  }, only);
  return violations.map(({ id, target, count }) => `axe: ${id} at ${target}${count > 1 ? ` and ${count - 1} more` : ""}`);
}

/**
 * The text a reader sees, with runs of white space made one space. What a script adds to a page that is complete without
 * it says so by `data-enhanced`, and is left out.
 */
export async function visibleText(page) {
  const texts = await page.locator("body > *, main > :not([data-enhanced])").evaluateAll((parts) =>
    parts.filter((part) => part.tagName !== "MAIN").map((part) => part.innerText),
  );
  return texts.join(" ").replace(/\s+/g, " ").trim();
}
