// All units as one table, from a folder: search, sort and open a unit by keyboard alone, and the
// same units without a script.
//
// SITE_DIR names a folder with sites; without it the program (SCRUTINEER, else the release build)
// makes the demonstration.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inspect, inspectIn, launch, open } from "./browser.mjs";
import { sitesBelow } from "./links.mjs";

const given = process.env.SITE_DIR;
const program = process.env.SCRUTINEER ?? fileURLToPath(new URL("../target/release/scrutineer", import.meta.url));
const folder = given ?? (await mkdtemp(join(tmpdir(), "scrutineer-units-")));
if (!given) await promisify(execFile)(program, ["demo", "--units", "3000", "--no-serve", "--dir", join(folder, "demo")]);
// A site with results by station; others have no figures to sort by.
const shown = (await sitesBelow(folder)).find((site) => existsSync(join(site, "results.html")));
const home = pathToFileURL(shown).href.replace(/\/?$/, "/");
const browser = await launch();

after(async () => {
  await browser.close();
  if (!given) await rm(folder, { recursive: true, force: true });
});

/** Presses Tab until the focus is on what `matches` accepts. */
async function tabTo(page, matches) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`(${matches})(document.activeElement)`)) return;
  }
  assert.fail(`the keyboard does not reach ${matches}`);
}

const ready = (page) => page.locator("#unit-table[data-ready=true]").waitFor();
const status = (page) => page.locator("#unit-table [role=status]").innerText();

for (const prefix of ["", "az/"]) {
  describe(`units ${prefix || "en/"}`, () => {
    test("the table is sound at 320 and 1280 px, light and dark", async () => {
      const { page, problems, close } = await open(browser, `${home}${prefix}units/index.html`, { home, width: 320, scheme: "light" });
      await ready(page);
      problems.push(...(await inspect(page)));
      for (const [width, scheme] of [[320, "dark"], [1280, "dark"], [1280, "light"]]) {
        problems.push(...(await inspectIn(page, { width, scheme })));
      }
      assert.deepEqual(problems, []);
      await close();
    });

    test("search, sort and open a unit by keyboard", async () => {
      const { page, problems, close } = await open(browser, `${home}${prefix}units/index.html`, { home });
      await ready(page);
      const all = await status(page);
      const name = await page.locator("#unit-table tbody tr:nth-child(30) > *").first().innerText();
      await tabTo(page, (at) => at.type === "search");
      await page.keyboard.type(name.toLocaleUpperCase());
      assert.notEqual(await status(page), all);
      const cells = await page.locator("#unit-table tbody tr").allInnerTexts();
      assert.ok(cells.length > 0 && cells.every((row) => row.toLowerCase().includes(name.toLowerCase())), cells[0]);
      await tabTo(page, (at) => at.closest("th")?.dataset.kind === "share" || at.closest("th")?.dataset.kind === "figure");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("#unit-table th[aria-sort]").getAttribute("aria-sort"), "descending");
      const column = await page.locator("#unit-table th[aria-sort]").evaluate((head) => [...head.parentElement.children].filter((other) => !other.hidden).indexOf(head));
      const shown = await page.locator(`#unit-table tbody tr > :nth-child(${column + 1})`).allInnerTexts();
      const numbers = shown.filter((text) => text !== "–").map((text) => Number(text.replace(/\D/g, "")));
      assert.ok(numbers.length > 1);
      assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
      await tabTo(page, (at) => at.closest("tbody") !== null);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/unit\/[a-z0-9-]+\.html$/);
      assert.ok((await page.locator("h1").innerText()).length > 3);
      problems.push(...(await inspect(page)));
      assert.deepEqual(problems, []);
      await close();
    });

    test("without a script the same unit is reached", async () => {
      const { page, problems, close } = await open(browser, `${home}${prefix}units/index.html`, { home, width: 320, javaScript: false });
      assert.equal(await page.locator("#unit-table").isVisible(), false);
      await page.locator("main a[href*='-0001.html']").first().click({ timeout: 5000 }).catch(async () => {
        await page.locator("details summary").last().click();
        await page.locator("main a[href*='-0001.html']").last().click();
      });
      await page.locator("tbody a[href^='../unit/']").first().click();
      await page.waitForURL(/\/unit\/[a-z0-9-]+\.html$/);
      assert.deepEqual(problems, []);
      await close();
    });
  });
}
