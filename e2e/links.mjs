// Follows every link of a generated site without a browser: all pages, all
// figures, all fragments. A site must work from a folder on a USB stick, so a
// link to the root of a server or to a bare folder counts as broken.

import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

/** All files below `folder`, as paths relative to it with forward slashes. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** Every folder below `root` that holds a site in English and Azerbaijani. */
export async function sitesBelow(root) {
  const files = new Set(await filesBelow(root));
  return [...files]
    .filter((file) => file === "az/index.html" || file.endsWith("/az/index.html"))
    .map((file) => file.slice(0, -"az/index.html".length))
    .filter((folder) => files.has(`${folder}index.html`))
    .map((folder) => join(root, folder));
}

const TAG = /<(a|area|link|script|img|source|iframe|object|embed|image|use|form|video|audio)\b([^>]*)>/gi;
const ADDRESS = /(?:^|\s)(href|xlink:href|src|srcset|data|poster|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ID = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const decode = (text) =>
  text.replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&#x2f;/gi, "/");

/** The words of a page, without a browser: what stands outside of tags, scripts and styles. */
export function textOf(html) {
  const body = html.replace(/^[\s\S]*?<body\b/i, "<body").replace(/<!--[\s\S]*?-->/g, "");
  const words = body.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ").replace(/<[^>]*>/g, " ");
  return decode(words).replace(/\s+/g, " ").trim();
}

/** Problems of all links below `folder`, and how many links were looked at. */
export async function checkLinks(folder) {
  const files = await filesBelow(folder);
  const exists = new Set(files);
  const pages = new Map();
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    pages.set(file, await readFile(join(folder, file), "utf8"));
  }
  const ids = new Map();
  const idsOf = (file) => {
    if (!ids.has(file)) ids.set(file, new Set([...pages.get(file).matchAll(ID)].map((m) => decode(m[1] ?? m[2] ?? m[3]))));
    return ids.get(file);
  };

  const problems = [];
  let links = 0;
  for (const [file, html] of pages) {
    for (const [, tag, attributes] of html.replace(/<!--[\s\S]*?-->/g, "").matchAll(TAG)) {
      for (const [, attribute, ...values] of attributes.matchAll(ADDRESS)) {
        const value = decode(values.find((candidate) => candidate !== undefined) ?? "").trim();
        const addresses = attribute.toLowerCase() === "srcset" ? value.split(",").map((part) => part.trim().split(/\s/)[0]) : [value];
        for (const address of addresses) {
          links += 1;
          const problem = broken(folder, file, tag.toLowerCase(), address, exists, pages, idsOf);
          if (problem) problems.push(`${file}: ${problem}`);
        }
      }
    }
  }
  return { problems, links, pages: pages.size };
}

function broken(folder, file, tag, address, exists, pages, idsOf) {
  if (address === "") return "empty address";
  if (/^(mailto|data):/i.test(address)) return null;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) {
    // A reader may be sent to a source; the page may not fetch from there.
    return tag === "a" && /^https?:/i.test(address) ? null : `${tag} fetches from elsewhere: ${address}`;
  }
  if (address.startsWith("/")) return `starts at a server's root: ${address}`;
  const [path, fragment] = address.split("#");
  const bare = path.split("?")[0];
  const target = bare === "" ? file : relative(folder, resolve(folder, dirname(file), decodeURIComponent(bare))).split(sep).join("/");
  if (target.startsWith("../")) return `leaves the site: ${address}`;
  if (!exists.has(target)) return `leads nowhere: ${address}`;
  if (fragment && pages.has(target) && !idsOf(target).has(decodeURIComponent(fragment))) return `no such place on the page: ${address}`;
  return null;
}
