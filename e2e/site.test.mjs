// The published site as a reader meets it: from a folder and from the
// program's own server, on a phone and on a desk, by day and by night, in every
// language, with JavaScript and without.
//
// Without SITE_DIR the stories run the program itself (SCRUTINEER, else the
// release build) with `demo`, which writes the sites and serves them. With
// SITE_DIR they look at the sites in that folder, and the stories that need the
// server are skipped by name. With PICTURES=1 every page that is looked at is kept
// as a picture in e2e/out.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { forEach, inspect, inspectIn, launch, open, visibleText } from "./browser.mjs";
import { checkLinks, filesBelow, sitesBelow, textOf } from "./links.mjs";
import { invalid } from "./validity.mjs";

const LANGUAGES = { en: "", az: "az/", ru: "ru/", ar: "ar/" };
// Windows in which each language is looked at: one in all of them; what another can break besides
// are the lengths of its words and its direction, which one window shows.
const EVERY_WINDOW = ["light", "dark"].flatMap((scheme) => [360, 1280].map((width) => ({ scheme, width })));
const PHONE = [{ scheme: "light", width: 360 }];
const DESK = [{ scheme: "dark", width: 1280 }];
const WINDOWS = { en: EVERY_WINDOW, az: PHONE, ru: DESK, ar: PHONE };
// Languages whose pages are opened through the server as well: one from left to right, one from right to left.
const SERVED = ["en", "ar"];
const NEEDED = ["index.html", "results.html", "findings/index.html", "units/index.html", "ran.html", "method.html"];
const NEEDED_OF_RECORDS = [
  "index.html", "state.html", "announced.html", "polls.html", "incidents.html", "timeline.html", "statements.html",
  "observers.html", "law.html", "corrections.html", "comparisons/index.html", "units/index.html", "ran.html", "method.html", "sources.html",
];
/** Whether a site has results by station; otherwise it has records only. */
const hasResults = (files) => files.includes("results.html");
const STARTS_WITHIN_MS = 300_000;
// As many as fill several pages of a district; a country of twenty thousand has the same pages, more often.
const UNITS = "3000";

const given = process.env.SITE_DIR;
const program = process.env.SCRUTINEER ?? fileURLToPath(new URL("../target/release/scrutineer", import.meta.url));
const pictures = process.env.PICTURES ? fileURLToPath(new URL("out/", import.meta.url)) : null;

// What the stories are about must be known before the first is named: once one
// has run, the runner takes a pause in this file for its end.
const demo = given ? { folder: given } : await startDemo();
const sites = await Promise.all((await sitesBelow(demo.folder)).map(async (folder) => ({ folder, files: await filesBelow(folder) })));
const browser = await launch();

before(async () => {
  if (!pictures) return;
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
});
after(async () => {
  await browser.close();
  await demo.stop?.();
});

/** Runs `demo` and resolves once every site is written and served. */
async function startDemo() {
  if (!existsSync(program)) throw new Error(`no program at ${program}: run \`make build\` first`);
  const folder = await mkdtemp(join(tmpdir(), "scrutineer-stories-"));
  const child = spawn(program, ["demo", "--units", UNITS, "--dir", join(folder, "demo")], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal })));
  let said = "";
  const addresses = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`demo printed no address in time; it said:\n${said}`)), STARTS_WITHIN_MS);
    const listen = (chunk) => {
      said += chunk;
      const found = () => [...said.matchAll(/http:\/\/[^\s/]+\/?[^\s]*(?=\s)/g)].map(([address]) => address);
      if (found().length === 0) return;
      clearTimeout(timer);
      // Further addresses follow at once, if there are any.
      setTimeout(() => resolve(found()), 500);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    ended.then(({ code }) => reject(new Error(`demo ended with ${code} before it served; it said:\n${said}`)));
  }).catch(async (error) => {
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const stop = async () => {
    child.kill("SIGINT");
    const result = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000, null))]);
    if (!result) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
    return result;
  };
  return { folder: join(folder, "demo"), addresses, child, stop };
}

/** Pages worth a browser: all that stand alone, and some of each long series; of lists of units, the last, which is short. */
function chosenPages(files, prefix) {
  const own = files.filter((file) => file.endsWith(".html") && file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  const other = Object.values(LANGUAGES).filter((folder) => folder && folder !== prefix);
  const alone = own.filter((file) => !/^(findings|units?)\//.test(file) && !other.some((folder) => file.startsWith(folder)));
  const series = (folder) => own.filter((file) => file.startsWith(folder) && !file.endsWith("/index.html"));
  const units = series("units/");
  const unit = series("unit/");
  return [...new Set([...unit.slice(0, 1), ...unit.slice(-1), ...alone, "findings/index.html", ...series("findings/").slice(0, 4), "units/index.html", ...units.slice(-1)])].filter((file) => own.includes(file));
}

test("the demonstration holds a site", () => {
  assert.ok(sites.length > 0, `no site below ${demo.folder}`);
});

for (const { folder, files } of sites) {
  const home = pathToFileURL(folder).href.replace(/\/?$/, "/");
  const name = relative(demo.folder, folder).split(sep).join("-") || "site";

  describe(`site ${name}`, () => {
    const needed = hasResults(files) ? NEEDED : NEEDED_OF_RECORDS;
    for (const page of Object.values(LANGUAGES).flatMap((prefix) => needed.map((file) => prefix + file))) {
      test(`has ${page}`, () => assert.ok(files.includes(page)));
    }

    test("has the same pages in every language", () => {
      const html = files.filter((file) => file.endsWith(".html"));
      const others = Object.values(LANGUAGES).filter((prefix) => prefix);
      const first = html.filter((file) => !others.some((prefix) => file.startsWith(prefix)));
      for (const prefix of others) {
        const own = html.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
        assert.deepEqual(own, first, prefix);
      }
    });

    test("pages, figures and style sheets are valid, without a warning", async () => {
      const chosen = Object.values(LANGUAGES).flatMap((prefix) => [
        ...chosenPages(files, prefix).map((file) => prefix + file),
        ...files.filter((file) => file.startsWith(`${prefix}figures/`) && file.endsWith(".svg")),
      ]);
      const styles = files.filter((file) => file.endsWith(".css"));
      assert.ok(styles.length > 0 && chosen.some((file) => file.endsWith(".svg")));
      assert.deepEqual(await invalid([...chosen, ...styles].map((file) => join(folder, file))), []);
    });

    test("Arabic at 360 px: menu and tables begin at the right, and nothing is wider than the page", async () => {
      const { page, problems, close } = await open(browser, `${home}ar/${files.includes("results.html") ? "results.html" : "incidents.html"}`, { home, width: 360 });
      const seen = await page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const menu = box(".masthead nav");
        const [first, second] = [...document.querySelectorAll("table thead th")].map((cell) => cell.getBoundingClientRect());
        return {
          direction: document.documentElement.dir,
          lang: document.documentElement.lang,
          gap: menu.right - box(".masthead nav li").right,
          tableBeginsRight: first.left > second.left,
          wider: document.documentElement.scrollWidth - innerWidth,
        };
      });
      assert.deepEqual(seen, { direction: "rtl", lang: "ar", gap: 0, tableBeginsRight: true, wider: 0 });
      assert.deepEqual(problems, []);
      await close();
    });

    test("Azerbaijani keeps İ and ı apart", async () => {
      const { page, close } = await open(browser, `${home}az/index.html`, { home, width: 360 });
      const { lang, title, turned, text } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        title: document.title,
        turned: [...document.querySelectorAll("body *")].filter((part) => getComputedStyle(part).textTransform !== "none").length,
        text: document.body.innerText,
      }));
      assert.equal(lang, "az");
      assert.equal(turned, 0, "the style turns letters, which a script other than Azerbaijani's gets wrong");
      if (/S.MULYAS.YA/.test(title)) assert.match(title, /^SİMULYASİYA/);
      assert.match(text, /ı/);
      assert.match(text, /İ|i/);
      assert.doesNotMatch(text, /i\u0307/);
      await close();
    });

    test("every link leads somewhere inside the folder", async () => {
      const { problems, links, pages } = await checkLinks(folder);
      assert.ok(links > pages, `${links} links on ${pages} pages`);
      assert.deepEqual(problems, []);
    });

    for (const [lang, prefix] of Object.entries(LANGUAGES)) {
      const windows = WINDOWS[lang].map(({ scheme, width }) => `${scheme} ${width} px`).join(", ");
      test(`${lang}: pages are sound in ${windows}`, async () => {
        const found = [];
        await forEach(chosenPages(files, prefix), async (file) => {
          const [first, ...others] = WINDOWS[lang];
          const { page, problems, close } = await open(browser, home + prefix + file, { home, ...first });
          const keep = async ({ scheme, width }) => {
            const picture = `${name}-${lang}-${file.replace(/\.html$/, "").replaceAll("/", "-")}-${scheme}-${width}.png`;
            if (pictures) await page.screenshot({ path: join(pictures, picture), fullPage: !/^units?\//.test(file) });
          };
          problems.push(...(await inspect(page, { lang })));
          await keep(first);
          for (const window of others) {
            const here = await inspectIn(page, window);
            problems.push(...here.map((problem) => `${window.scheme}, ${window.width} px: ${problem}`));
            await keep(window);
          }
          found.push(...problems.map((problem) => `${prefix}${file}: ${problem}`));
          await close();
        });
        assert.deepEqual(found, []);
      });

      if (hasResults(files)) {
        test(`${lang}: from the overview to the line of the source, from the folder`, () => walk(home, prefix));
      } else {
        test(`${lang}: from the article to a finding and to where it was published`, () => walkRecords(home, prefix));
      }
    }

    // All languages have one set of templates, and so one set of scripts.
    test("nothing is missing without JavaScript", async () => {
      const longest = files.filter((file) => file.startsWith("units/") && file.endsWith("-0001.html")).slice(0, 1);
      await forEach([...chosenPages(files, ""), ...longest], async (file) => {
        const texts = [];
        for (const javaScript of [true, false]) {
          const { page, close } = await open(browser, home + file, { home, width: 360, javaScript });
          texts.push(await visibleText(page));
          await close();
        }
        assert.ok(texts[0].length > 0, `${file} shows no text`);
        assert.equal(texts[1], texts[0], file);
      });
    });

    test("pages of one language are not those of another, and show no bare placeholder", async () => {
      for (const file of needed) {
        const texts = await Promise.all(Object.values(LANGUAGES).map(async (prefix) => textOf(await readFile(join(folder, prefix + file), "utf8"))));
        assert.equal(new Set(texts).size, texts.length, file);
        for (const text of texts) {
          assert.ok(text.length > 0, `${file} has no text`);
          assert.doesNotMatch(text, /\{\s*\$?\w+\s*\}/, file);
        }
      }
    });
  });
}

/** Overview → findings → one finding → the file and line it rests on. */
async function walk(home, prefix) {
  const { page, problems, close } = await open(browser, `${home}${prefix}index.html`, { home, width: 360 });
  const follow = async (pattern) => {
    const hrefs = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.href));
    const index = hrefs.findIndex((href) => href.startsWith(home + prefix) && pattern.test(href.slice((home + prefix).length)));
    assert.ok(index >= 0, `${page.url()} has no link that matches ${pattern}`);
    await page.locator("a[href]").nth(index).click();
    await page.waitForURL((url) => url.href === hrefs[index]);
  };
  await follow(/^findings\/index\.html$/);
  await follow(/^findings\/(?!index)[^/]+\.html(#.*)?$/);
  const source = await page.evaluate(() => {
    const text = document.body.innerText;
    return /([\p{L}\p{N}_.-]+\.(?:csv|tsv)(?:\.(?:gz|zst))?)\D{1,40}?(\d+)/u.exec(text)?.slice(1, 3) ?? null;
  });
  assert.ok(source, `${page.url()} names no file and line`);
  assert.ok(Number(source[1]) > 1, `line ${source[1]} cannot hold a unit below a header`);
  assert.deepEqual(problems, []);
  await close();
  return { file: source[0], line: Number(source[1]) };
}

/** The article → what was checked → a finding with its grounds: an address outside, and a line of a file. */
async function walkRecords(home, prefix) {
  const { page, problems, close } = await open(browser, `${home}${prefix}index.html`, { home, width: 360 });
  // By keyboard alone: the menu is reached with Tab and followed with Enter.
  const enter = async (href) => {
    for (let presses = 0; presses < 400; presses += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => document.activeElement?.getAttribute?.("href"));
      if (at !== href) continue;
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      return;
    }
    assert.fail(`${page.url()}: no Tab reaches ${href}`);
  };
  // The history of the result is one step away.
  await enter("announced.html");
  const versions = await page.locator("table").first().locator("thead th").count();
  assert.ok(versions >= 5, `${versions - 1} versions of the result`);
  // What few look for stands behind "More", which opens with Enter.
  await page.locator(".masthead summary").press("Enter");
  await enter("comparisons/index.html");
  await enter("statements.html");
  const { addresses, text } = await page.evaluate(() => ({
    addresses: [...document.querySelectorAll("blockquote a[href]")].map((link) => link.href),
    text: document.body.innerText,
  }));
  assert.ok(addresses.some((address) => address.startsWith("https://")), `${page.url()} leads to no source`);
  assert.match(text, /R404/);
  assert.deepEqual(problems, []);
  await close();
}

describe("the program's own server", { skip: given ? "SITE_DIR is set, so no server runs" : false }, () => {
  const origin = () => new URL(demo.addresses[0]);

  test("listens on this machine only", () => {
    for (const address of demo.addresses) {
      assert.ok(["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname), address);
    }
  });

  for (const [lang, prefix] of Object.entries(LANGUAGES)) {
    test(`${lang}: from the overview to the line of the source, through the server`, async () => {
      for (const address of demo.addresses) {
        if (!address.includes("/training/")) continue;
        await walk(address.replace(/(index\.html)?$/, "").replace(/\/?$/, "/"), prefix);
      }
    });
  }

  // The headers of the server forbid more than a folder does, and what they stop is a problem of its own: a request
  // that fails, a policy that the console tells of. The pages themselves are those of the folder.
  test("pages come whole through the server", async () => {
    for (const address of demo.addresses) {
      const home = address.replace(/(index\.html)?$/, "").replace(/\/?$/, "/");
      const name = new URL(home).pathname.split("/").at(-2);
      const served = sites.find(({ folder }) => relative(demo.folder, folder).split(sep)[0] === name);
      assert.ok(served, `no site on disk for ${home}`);
      const chosen = SERVED.flatMap((lang) => chosenPages(served.files, LANGUAGES[lang]).map((file) => LANGUAGES[lang] + file));
      await forEach(chosen, async (file) => {
        const { page, problems, close } = await open(browser, home + file, { home, width: 360 });
        await page.waitForLoadState("networkidle");
        const { words, styled } = await page.evaluate(() => ({
          words: document.body.innerText.trim().length,
          styled: [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0) && document.styleSheets.length > 0,
        }));
        assert.ok(words > 0 && styled, `${file} has no text or no style`);
        await close();
        assert.deepEqual(problems, [], file);
      });
    }
  });

  test("answers nothing outside the sites", async () => {
    for (const path of ["/nowhere.html", "/../case.toml", "/..%2fcase.toml", "/%2e%2e/case.db", "//etc/passwd", "/%00", "/..\\case.toml"]) {
      const status = await ask(origin(), "GET", path);
      assert.ok(status >= 400 && status < 500, `${path} answered ${status}`);
    }
  });

  test("takes nothing in", async () => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const status = await ask(origin(), method, "/");
      assert.ok(status >= 400 && status < 500, `${method} answered ${status}`);
    }
  });
});

/** The status of one request whose path is sent exactly as given. */
function ask(origin, method, path) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: origin.hostname.replace(/[[\]]/g, ""), port: origin.port, method, path }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", reject);
    sent.end();
  });
}
