// The check of a proof in the browser: the script of the page "check it yourself" on published vectors,
// on logs made here by node's own cryptography, and on tampered proofs, in node and in a browser.

import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import vm from "node:vm";
import { inspect, inspectIn, launch, open } from "./browser.mjs";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
vm.runInThisContext(read("crates/assessment/src/site/templates/check.js"));
const { verifyProof } = globalThis;
const { Sha256, sha256, sha512, verifySignature, isSignedBy, canonical, hex, fromHex } = verifyProof.parts;
const { parseKey, openNote, parseCheckpoint, parseProof, parseRecord, parseFile } = verifyProof.parts;

const given = read("crates/ledger/tests/bundle/proof.json");
const givenKey = JSON.parse(given).key;

const hash = (...parts) => createHash("sha256").update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();

/** The root and the path of RFC 6962 by their definitions. */
function split(hashes) {
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return [hashes.slice(0, left), hashes.slice(left)];
}
function rootOf(hashes) {
  return hashes.length === 1 ? hashes[0] : hash([1], ...split(hashes).map(rootOf));
}
function pathTo(index, hashes) {
  if (hashes.length === 1) return [];
  const [left, right] = split(hashes);
  if (index < left.length) return [...pathTo(index, left), rootOf(right)];
  return [...pathTo(index - left.length, right), rootOf(left)];
}

/** A log with one known entry at `index`, and the proof of it as a site carries it. */
function logOf(size, index, name = "log.example.org/another", { sha = hex(randomBytes(32)), alter = {} } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.concat([Buffer.from([1]), publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
  const id = hash(`${name}\n`, raw).subarray(0, 4);
  const key = `${name}+${id.toString("hex")}+${raw.toString("base64")}`;
  const record = alter.record ?? `{"body":{"a":[null,true,-3],"text":"Şəki 🗳️ \\"q\\"\\n"},"cites":[{"bytes":12,"role":"source","sha256":"${sha}"}]}`;
  const salt = randomBytes(32);
  const commitment = hash("scrutineer/v1", salt, hash(record)).toString("hex");
  const leaf = alter.leaf?.(commitment) ?? `{"c":"${commitment}","kind":"material.received","t":1720000000000000,"v":1}`;
  const hashes = Array.from({ length: size }, (_, at) => (at === index ? hash([0], leaf) : randomBytes(32)));
  const text = `${alter.origin ?? name}\n${size}\n${rootOf(hashes).toString("base64")}\n`;
  const line = `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString("base64")}\n`;
  const path = pathTo(index, hashes).map((node) => `${node.toString("base64")}\n`).join("");
  const proof = `c2sp.org/tlog-proof@v1\nindex ${index}\n${path}\n${text}\n${line}`;
  const entry = "01920000-0000-7000-8000-00000000000a";
  return { key, file: { schema: "scrutineer.proof/1", entry, record, salt: salt.toString("hex"), leaf, proof, key } };
}

/** Fifty ways to tamper with a proof; each gives the text of a file. */
function tampered(text) {
  const file = JSON.parse(text);
  const change = (field, alter) => JSON.stringify({ ...file, [field]: alter(file[field]) });
  const at = (place, letter) => (value) => value.slice(0, place) + letter(value[place]) + value.slice(place + 1);
  const digit = (letter) => (letter === "0" ? "1" : "0");
  const lines = (alter) => (value) => alter(value.split("\n")).join("\n");
  const path = file.proof.split("\n").indexOf("") - 2;
  const start = path + 3;
  const drop = (place) => lines((all) => all.toSpliced(place, 1));
  const swap = (one, other) => lines((all) => all.with(one, all[other]).with(other, all[one]));
  const own = start + 4; // the line of the log's signature
  const other = logOf(27, 6, file.key.split("+")[0]).file;
  return [
    "", "null", "[]", "{}", text.slice(0, -1), `${text}x`, `\ufeff${text}`, text.replace("{", '{"more":"",'),
    text.replace("{", `{"record":${JSON.stringify(file.record)},`), text.replace("{", `{"\\u0073alt":"${file.salt}",`),
    change("schema", () => "scrutineer.proof/2"), change("schema", () => 1), change("entry", (value) => value.toUpperCase()), change("entry", () => ""),
    change("record", (value) => value.replace(/custody|c/, "d")), change("record", (value) => `${value} `), change("record", (value) => value.slice(0, -1)),
    change("record", () => other.record), change("record", (value) => value.replace('{"body"', '{"body":{},"body"')),
    change("salt", at(0, digit)), change("salt", at(63, digit)), change("salt", (value) => value.slice(2)), change("salt", () => other.salt),
    change("leaf", at(7, digit)), change("leaf", (value) => value.replace('"v":1', '"v":2')), change("leaf", (value) => value.replace(/"t":(\d)/, '"t":9')),
    change("leaf", (value) => value.replace(/"kind":"\w+/, '"kind":"other')), change("leaf", (value) => `${value}\n`), change("leaf", () => other.leaf),
    change("key", () => other.key), change("key", (value) => value.replace("+", "x+")), JSON.stringify(other),
    change("proof", () => other.proof), change("proof", (value) => value.replace("@v1", "@v2")), change("proof", (value) => value.replace(/index (\d+)/, (_, n) => `index ${n ^ 1}`)),
    change("proof", (value) => value.replace("index ", "index 0")), change("proof", drop(2)), change("proof", swap(2, 3)),
    change("proof", lines((all) => all.toSpliced(2, 0, all[2]))), change("proof", lines((all) => all.with(3, all[3].replace(/=$/, "")))),
    change("proof", lines((all) => all.with(start + 1, String(Number(all[start + 1]) + 1)))), change("proof", lines((all) => all.with(start, `${all[start]}x`))),
    change("proof", swap(start + 1, start + 2)), change("proof", drop(own)), change("proof", lines((all) => all.slice(0, own))),
    change("proof", lines((all) => all.with(own, at(80, (letter) => (letter === "A" ? "B" : "A"))(all[own])))),
    change("proof", lines((all) => all.with(own, all[own].replace("— ", "- ")))), change("proof", (value) => value.replaceAll("\n", "\r\n")), change("proof", (value) => value.slice(0, -1)),
    change("proof", lines((all) => all.with(2, Buffer.alloc(32).toString("base64")))), change("proof", (value) => `${value}\n`),
  ];
}

describe("parts", () => {
  test("SHA-256 and SHA-512 are those of node, whole and in pieces", () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000]) {
      const data = randomBytes(length);
      assert.equal(hex(sha256(data)), createHash("sha256").update(data).digest("hex"), `${length}`);
      assert.equal(hex(sha512(data)), createHash("sha512").update(data).digest("hex"), `${length}`);
      const half = length >> 1;
      assert.equal(hex(new Sha256().update(data.subarray(0, half)).update(data.subarray(half)).digest()), hex(sha256(data)));
    }
  });

  const vectors = JSON.parse(read("crates/ledger/tests/bundle/ed25519.json"));
  for (const kind of ["accepted", "refused"]) {
    test(`Ed25519: ${vectors[kind].length} vectors are ${kind}`, () => {
      for (const { name, key, message, signature } of vectors[kind]) {
        assert.equal(verifySignature(fromHex(key), fromHex(message), fromHex(signature)), kind === "accepted", name);
      }
    });
  }

  test("the example of signed-note", () => {
    const key = parseKey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    const note = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    assert.equal(isSignedBy(openNote(note), key), true);
    assert.equal(isSignedBy(openNote(note.replace("This", "That")), key), false);
    assert.equal(isSignedBy(openNote(note.replace("Uw2Q", "Uw2R")), key), false);
    for (const [former, now] of [["— ", "- "], ["aQM=", "aQN="], ["aQM=", "aQM"], ["foo", "fo\u00a0o"], ["foo", "fo+o"], ["\n\n", "\n"], [" mess", "\tmess"], [" Uw", "  Uw"]]) {
      assert.throws(() => openNote(note.replace(former, now)), undefined, now);
    }
    assert.throws(() => parseKey("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), /id/);
  });

  test("each text is read in one form", () => {
    const node = Buffer.alloc(32).toString("base64");
    const short = Buffer.alloc(31).toString("base64");
    const line = `— a.example ${Buffer.alloc(68).toString("base64")}\n`;
    const note = (text) => `${text}\n\n${line}`;
    const checkpoint = note(`o\n3\n${node}`);
    const proof = (head) => `c2sp.org/tlog-proof@v1\n${head}\n\n${checkpoint}`;
    const key = (name, data) => `${name}+${hash(`${name}\n`, data).subarray(0, 4).toString("hex")}+${Buffer.from(data).toString("base64")}`;
    const record = (cite) => `{"body":null,"cites":[${cite}]}`;
    const sha = "0".repeat(64);
    const file = JSON.parse(given);
    const forms = [
      [parseKey, [key("a", [1, ...Buffer.alloc(32)])],
        ["", "a", "a+b+c", key("a", [4, ...Buffer.alloc(32)]), key("a", [1, ...Buffer.alloc(31)]), key("a b", [1, ...Buffer.alloc(32)]), `${key("a", [1, ...Buffer.alloc(32)])}=`]],
      [openNote, [note("t"), note("t\n\nu"), `t\n\n${line.repeat(100)}`],
        ["", "t", line, `t\n${line}`, `t\n\n${line.slice(0, -1)}`, `t\n\n${line.repeat(101)}`, "t\n\n", note("t\u0000"), note("t".repeat(1000000)), `t\n\n${line}x\n`, "t\n\n— a.example AAAAAA==\n", "t\n\n— a.example\n"]],
      [parseCheckpoint, [checkpoint, note(`o\n0\n${node}\nmore`)],
        [note("o\n1"), note(`o\n01\n${node}`), note(`o\n-1\n${node}`), note(`o\n1${"0".repeat(19)}\n${node}`), note(`o\n1\n${short}`), note(`\n1\n${node}`), note(`o\n1\n${node}\n\nmore`), note(`o\n1\n${node.slice(0, -1)}`)]],
      [parseProof, [proof("index 0"), proof(`extra AAAA\nindex 7\n${node}`)],
        ["", "c2sp.org/tlog-proof@v1\nindex 0\n", proof(""), proof("index 01"), proof("index -1"), proof("Index 0"), proof("extra AAA\nindex 0"), proof(`index 0\n${short}`), proof(`index 0${`\n${node}`.repeat(64)}`)]],
      [parseRecord, [record(""), record(`{"bytes":1,"role":"r","sha256":"${sha}"}`)],
        ["", "1", "[]", "null", record("1"), record("null"), record(`{"bytes":"1","role":"r","sha256":"${sha}"}`), record(`{"bytes":1,"role":2,"sha256":"${sha}"}`), record(`{"bytes":1,"role":"r","sha256":"0"}`), record('{"bytes":1,"role":"r"}'), '{"body":-0,"cites":[]}', `{"body":${"[".repeat(50000)}${"]".repeat(50000)},"cites":[]}`]],
      [parseFile, [given, JSON.stringify(file, null, 2)],
        [JSON.stringify({ ...file, salt: file.salt.toUpperCase().replace(/^./, "A") }), JSON.stringify({ ...file, salt: null }), JSON.stringify({ ...file, more: "" }), given.replace('"key"', '"keys"'),
          `${given}\ud800`, JSON.stringify({ ...file, leaf: "\ud800" }), `[${given}]`]],
    ];
    for (const [reader, accepted, refused] of forms) {
      for (const text of accepted) assert.ok(reader(text), text);
      for (const text of refused) assert.throws(() => reader(text), undefined, `${reader.name}: ${text.slice(0, 100)}`);
    }
  });

  test("canonical JSON is that of the program", () => {
    for (const { value, canonical: expected } of JSON.parse(read("crates/election/tests/vectors/canonical.json"))) {
      assert.equal(canonical(value), expected);
    }
  });
});

describe("verifyProof", () => {
  test("a proof made elsewhere is accepted, and its steps name what they saw", () => {
    const { ok, steps } = verifyProof(given, givenKey);
    assert.ok(ok, JSON.stringify(steps));
    assert.deepEqual(steps.map(({ code }) => code), ["file", "key", "record", "leaf", "commitment", "proof", "inclusion", "signature"]);
  });

  test("a place in logs of 1 to 17 entries is accepted, and no other index", () => {
    for (const size of [1, 2, 3, 5, 8, 13, 17]) {
      for (const index of new Set([0, size >> 1, size - 1])) {
        const { key, file } = logOf(size, index);
        const { ok, steps } = verifyProof(JSON.stringify(file), key);
        assert.ok(ok, `${index} of ${size}: ${JSON.stringify(steps)}`);
        for (let other = 0; other <= size; other += 1) {
          if (other === index) continue;
          const wrong = { ...file, proof: file.proof.replace(/index \d+/, `index ${other}`) };
          assert.equal(verifyProof(JSON.stringify(wrong), key).ok, false, `${other} for ${index} of ${size}`);
        }
      }
    }
  });

  test("a signed log cannot bring a leaf, a record or an origin of another form", () => {
    const leaves = [(c) => `{"kind":"x","c":"${c}","t":1,"v":1}`, (c) => `{"c":"${c}","kind":"x","t":1.0,"v":1}`, (c) => `{"c":"${c}","kind":"x","t":1,"v":1,"w":1}`, (c) => `{"c":"${c}","kind":"X y","t":1,"v":1}`, (c) => `{"c":"${c}","kind":"x","t":9007199254740993,"v":1}`];
    const records = ['{"cites":[],"body":1}', '{"body":1.5,"cites":[]}', '{"body":1,"cites":[],"more":1}', '{"body":1,"body":2,"cites":[]}', '{"body":9007199254740993,"cites":[]}', '{"body":1,"cites":[{"sha256":"00"}]}', '"text"', '{"body":"\\ud800","cites":[]}'];
    const altered = [...leaves.map((leaf) => ({ leaf })), ...records.map((record) => ({ record })), { origin: "log.example.org/not-its-key" }];
    for (const alter of altered) {
      const { key, file } = logOf(5, 2, undefined, { alter });
      assert.equal(verifyProof(JSON.stringify(file), key).ok, false, JSON.stringify(alter) + alter.leaf);
    }
  });

  test("the file itself must be one that the record cites", () => {
    const sha = hex(sha256(new TextEncoder().encode("Hello, world")));
    const { key, file } = logOf(3, 1, undefined, { sha });
    const text = JSON.stringify(file);
    assert.equal(verifyProof(text, key, sha).ok, true);
    assert.equal(verifyProof(text, key, sha.replace(/^./, (digit) => (digit === "0" ? "1" : "0"))).ok, false);
  });

  test("another key than that of the page is refused", () => {
    assert.equal(verifyProof(given, logOf(2, 0).key).ok, false);
  });

  test("50 tampered proofs are refused, 50 of 50", () => {
    const texts = tampered(given);
    assert.ok(new Set(texts).size >= 50 && !texts.includes(given), `${new Set(texts).size}`);
    assert.deepEqual(texts.filter((text) => verifyProof(text, givenKey).ok), []);
  });
});

describe("the page", () => {
  let browser;
  let page;
  let problems;
  let close;
  before(async () => {
    browser = await launch();
    ({ page, problems, close } = await open(browser, new URL("e2e/pages/check.html", root).href, { home: root.href, width: 320 }));
  });
  after(() => browser?.close());

  const choose = (input, name, text) => page.locator("input[type=file]").nth(input).setInputFiles(text === null ? [] : { name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const become = (state) => page.locator(`#check[data-state=${state}]:not([aria-busy])`).waitFor({ timeout: 5000 });
  const seen = () => page.locator("li:visible").evaluateAll((items) => items.map((item) => item.dataset.state));

  test("accepts an untouched proof, chosen or pasted, and says each step", async () => {
    await choose(0, "proof.json", given);
    await become("good");
    assert.equal(await page.locator("[role=status]").innerText(), "It agrees.");
    assert.deepEqual(await seen(), Array(8).fill("good"));
    await page.locator("textarea").fill(`${given} x`);
    await become("bad");
    assert.deepEqual(await seen(), ["bad", ...Array(7).fill("open")]);
    await page.locator("textarea").fill(given);
    await become("good");
  });

  test("refuses 50 of 50 tampered proofs", async () => {
    const accepted = await page.evaluate(([texts]) => {
      const area = document.querySelector("textarea");
      const box = document.getElementById("check");
      return texts.filter((text) => {
        delete box.dataset.state;
        area.value = text;
        area.dispatchEvent(new Event("input"));
        return box.dataset.state !== "bad";
      });
    }, [tampered(given)]);
    assert.deepEqual(accepted, []);
  });

  test("looks at the file itself, and at bytes that are no text", async () => {
    await page.locator("textarea").fill(given);
    await become("good");
    await choose(1, "sheet.pdf", "another file");
    await become("bad");
    assert.deepEqual(await seen(), [...Array(8).fill("good"), "bad"]);
    await choose(1, "", null);
    await page.locator("textarea").fill(given);
    await become("good");
    await choose(0, "proof.json", Buffer.concat([Buffer.from(given), Buffer.from([0xff])]));
    await become("bad");
  });

  test("is sound, and asks nobody for anything", async () => {
    problems.push(...(await inspect(page, { lang: "en" })), ...(await inspectIn(page, { width: 1280, scheme: "dark" })));
    assert.deepEqual(problems, []);
    await close();
  });
});
