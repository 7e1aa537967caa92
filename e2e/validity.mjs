// Holds pages, drawings and style sheets against the standards, with the Nu
// Html Checker of the W3C. Its warnings count as much as its errors: what is
// let through stands in MEANINGLESS, with the reason.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const checker = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** What the checker says that is no fault of a page, and why. */
const MEANINGLESS = [
  // A page read from a folder has no origin, so the checker takes even its own style sheet, script and
  // pictures for strange ones. A browser loads them, which the stories see; others still count.
  /^Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) “(?!https?:|\/\/)[^”]+” blocked/,
];

const MOST_OUTPUT = 64 * 1024 * 1024;

/** Problems of `files`, in one run: starting the checker takes longer than a page. */
export async function invalid(files) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`no such file to check: ${missing.join(", ")}`);
  const given = ["-Xss2m", "-jar", checker, "--stdout", "--format", "json", "--exit-zero-always"];
  const said = await run("java", [...given, "--also-check-css", "--also-check-svg", ...files]);
  const { messages } = JSON.parse(said);
  return messages.filter(({ message }) => !MEANINGLESS.some((pattern) => pattern.test(message))).map(told);
}

function told({ type, subType, url, lastLine, message, extract }) {
  const file = url?.startsWith("file:") ? fileURLToPath(url) : url;
  return `${file} line ${lastLine}: ${subType ?? type}: ${message}${extract ? ` ${JSON.stringify(extract)}` : ""}`;
}

function run(program, given) {
  return new Promise((resolve, reject) => {
    execFile(program, given, { maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      if (error?.code === "ENOENT") reject(new Error("no java found: install Debian's package `default-jre-headless`"));
      else if (error) reject(new Error(`the checker failed: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}
