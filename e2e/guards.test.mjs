// The checks of browser.mjs and links.mjs, each on a page made faulty on
// purpose: a check that cannot fail is a defect.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { forEach, inspect, inspectIn, launch, open, visibleText } from "./browser.mjs";
import { checkLinks, sitesBelow, textOf } from "./links.mjs";
import { invalid } from "./validity.mjs";

const pages = new URL("pages/", import.meta.url);
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function look(name, options = {}) {
  const { page, problems, close } = await open(browser, new URL(`${name}.html`, pages).href, { home: pages.href, width: 360, ...options });
  await page.waitForLoadState("networkidle");
  const found = [...problems, ...(await inspect(page, { lang: "en" }))];
  await close();
  return found;
}

describe("a sound page has no problems", () => {
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`${scheme}, ${width} px`, async () => {
        assert.deepEqual(await look("sound", { scheme, width }), []);
      });
    }
  }
});

describe("a faulty page is caught", () => {
  const faults = [
    ["outside-picture", /request leaves the page: https:\/\/pictures\.invalid/],
    ["outside-style", /request leaves the page: https:\/\/styles\.invalid/],
    ["outside-fetch", /request leaves the page: https:\/\/count\.invalid/],
    ["outside-socket", /request leaves the page: wss:\/\/count\.invalid/],
    ["outside-folder", /request leaves the page: file:.*package\.json/],
    ["missing-picture", /picture does not show: nowhere\.png/],
    ["console-error", /console error: the table is empty/],
    ["exception", /uncaught exception: missing is not defined/],
    ["no-language", /html has no lang/],
    ["no-direction", /html dir is null/],
    ["too-wide", /page scrolls sideways/],
    ["cut-off", /p sticks out by \d+ px/],
    ["low-contrast", /axe: color-contrast at p/],
  ];
  for (const [name, expected] of faults) {
    test(name, async () => {
      const found = await look(name);
      assert.ok(found.some((problem) => expected.test(problem)), `found only ${JSON.stringify(found)}`);
    });
  }

  test("dark-contrast, in the dark only", async () => {
    assert.deepEqual(await look("dark-contrast", { scheme: "light" }), []);
    const found = await look("dark-contrast", { scheme: "dark" });
    assert.ok(found.some((problem) => problem.startsWith("axe: color-contrast")), JSON.stringify(found));
  });

  test("another language than the one expected", async () => {
    const { page, close } = await open(browser, new URL("sound.html", pages).href, { home: pages.href });
    assert.deepEqual(await inspect(page, { lang: "az" }), ["html lang is en, not az"]);
    await close();
  });

  test("script-only differs without JavaScript", async () => {
    const texts = [];
    for (const javaScript of [true, false]) {
      const { page, close } = await open(browser, new URL("script-only.html", pages).href, { home: pages.href, javaScript });
      texts.push(await visibleText(page));
      await close();
    }
    assert.notEqual(texts[0], texts[1]);
  });
});

describe("what only another window breaks is caught when the page is shown there", () => {
  const faults = [
    ["dark-contrast", { scheme: "light", width: 360 }, { scheme: "dark", width: 360 }, /axe: color-contrast at p/],
    ["wide-only", { scheme: "light", width: 360 }, { scheme: "light", width: 1280 }, /p sticks out by \d+ px/],
    ["wide-only", { scheme: "light", width: 360 }, { scheme: "light", width: 1280 }, /picture does not show: data:image/],
    ["narrow-only", { scheme: "light", width: 1280 }, { scheme: "light", width: 360 }, /page scrolls sideways/],
    ["narrow-only", { scheme: "light", width: 1280 }, { scheme: "light", width: 360 }, /axe: target-size at/],
    ["narrow-only", { scheme: "light", width: 1280 }, { scheme: "light", width: 360 }, /axe: scrollable-region-focusable at/],
  ];
  for (const [name, first, then, expected] of faults) {
    test(`${name}: ${expected.source}`, async () => {
      const { page, problems, close } = await open(browser, new URL(`${name}.html`, pages).href, { home: pages.href, ...first });
      assert.deepEqual([...problems, ...(await inspect(page, { lang: "en" }))], []);
      const found = await inspectIn(page, then);
      assert.ok(found.some((problem) => expected.test(problem)), `found only ${JSON.stringify(found)}`);
      await close();
    });
  }

  test("a sound page stays sound", async () => {
    const { page, problems, close } = await open(browser, new URL("sound.html", pages).href, { home: pages.href, width: 360 });
    assert.deepEqual(await inspect(page, { lang: "en" }), []);
    for (const window of [{ scheme: "dark", width: 360 }, { scheme: "dark", width: 1280 }, { scheme: "light", width: 1280 }]) {
      assert.deepEqual(await inspectIn(page, window), []);
    }
    assert.deepEqual(problems, []);
    await close();
  });
});

test("pages looked at together are all looked at, and one that fails fails the whole", async () => {
  const seen = [];
  await forEach([1, 2, 3, 4, 5], async (item) => {
    await new Promise((resolve) => setTimeout(resolve, 5 - item));
    seen.push(item);
  });
  assert.deepEqual(seen.sort(), [1, 2, 3, 4, 5]);
  await assert.rejects(forEach([1, 2, 3], async (item) => assert.notEqual(item, 3)));
});

test("the words of a page are read without a browser, and nothing else of it", () => {
  const page = '<title>no</title><body class="no"><!-- no --><h1>One &amp; <b>two</b></h1><script>no()</script>\n<p title="no">three</p></body>';
  assert.equal(textOf(page), "One & two three");
});

test("a page and a style sheet against the standard are caught, sound ones are not", async () => {
  const file = (name) => fileURLToPath(new URL(name, pages));
  assert.deepEqual(await invalid([file("sound.html")]), []);
  const found = await invalid([file("invalid.html"), file("invalid.css")]);
  for (const expected of [
    /invalid\.html line \d+: error: Stray start tag “td”/,
    /invalid\.html line \d+: warning: Section lacks heading/,
    /invalid\.html line \d+: warning: .*“https:\/\/styles\.invalid\/site\.css” blocked/,
    /invalid\.css line 1: error: CSS: .*“colour” doesn't exist/,
  ]) {
    assert.ok(found.some((problem) => expected.test(problem)), `found only ${JSON.stringify(found)}`);
  }
  await assert.rejects(invalid([file("nowhere.html")]), /no such file to check/);
});

test("broken links are caught, sound ones are not", async () => {
  const { problems, links, pages: count } = await checkLinks(fileURLToPath(new URL("links/", pages)));
  assert.equal(count, 2);
  assert.equal(links, 11);
  assert.deepEqual(problems, [
    "index.html: link fetches from elsewhere: https://styles.invalid/site.css",
    "index.html: leads nowhere: gone.html",
    "index.html: no such place on the page: az/index.html#bottom",
    "index.html: starts at a server's root: /index.html",
    "index.html: leads nowhere: az/",
    "index.html: leaves the site: ../sound.html",
    "index.html: img fetches from elsewhere: https://pictures.invalid/pixel.png",
  ]);
});

test("a site is a folder with both languages", async () => {
  const found = await sitesBelow(fileURLToPath(pages));
  assert.deepEqual(found, [fileURLToPath(new URL("links", pages))].map((folder) => folder.replace(/\/$/, "")).map((folder) => `${folder}/`));
});
