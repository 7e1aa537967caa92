// Checks a proof in the reader's own browser: from a folder or a server, with no request and no module.
//
// verifyProof(text, key, digest) is pure. `text` is a file proofs/<entry id>.json of the site, `key` the
// log's key as it stands on the page, `digest` the SHA-256 of a file that the record should cite, if there
// is one. It answers { ok, steps: [{ code, ok, detail }] }; a step's ok is null where an earlier one failed
// on which it depends. SHA-256, SHA-512 and Ed25519 are written out here because a page opened from a
// folder or over plain http is given no cryptography by the browser.
//
// The page has no text in here: the element #check carries data-key, data-good and data-bad, and each of
// its li[data-step] the data-good, data-bad and data-open of its step.

"use strict";

(() => {
  class Malformed extends Error {}

  const demand = (holds, reason) => {
    if (!holds) throw new Malformed(reason);
  };

  // --- Bytes
  const utf8 = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const same = (one, other) => hex(one) === hex(other);
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const little = (bytes) => BigInt(`0x${hex([...bytes].reverse()) || "0"}`);

  /** Base 64 in the one form that its bytes have. */
  function fromBase64(text) {
    demand(text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), "base64");
    const binary = atob(text);
    demand(btoa(binary) === text, "base64");
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  }

  // --- SHA-256 and SHA-512 (FIPS 180-4). The constants are the first bits behind the point of the roots
  // of the first primes, and are computed as such.

  const PRIMES = [];
  for (let n = 2; PRIMES.length < 80; n += 1) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
  const WORD = (1n << 64n) - 1n;

  /** The largest whole number whose `power` is not above `value`. */
  function root(value, power) {
    let found = 0n;
    for (let bit = 1n << 72n; bit; bit >>= 1n) if ((found + bit) ** power <= value) found += bit;
    return found;
  }

  const CUBE_ROOTS = PRIMES.map((prime) => root(BigInt(prime) << 192n, 3n) & WORD);
  const SQUARE_ROOTS = PRIMES.slice(0, 8).map((prime) => root(BigInt(prime) << 128n, 2n) & WORD);
  const high = (word) => Number(word >> 32n);
  const K256 = Int32Array.from(CUBE_ROOTS.slice(0, 64), high);

  /** SHA-256 of bytes that come piece by piece. */
  class Sha256 {
    state = Int32Array.from(SQUARE_ROOTS, high);
    words = new Int32Array(64);
    waiting = new Uint8Array(0);
    length = 0;

    update(bytes) {
      this.length += bytes.length;
      const data = new Uint8Array(this.waiting.length + bytes.length);
      data.set(this.waiting);
      data.set(bytes, this.waiting.length);
      let at = 0;
      for (; at + 64 <= data.length; at += 64) this.block(data, at);
      this.waiting = data.slice(at);
      return this;
    }

    digest() {
      const bits = this.length * 8;
      const end = new Uint8Array(64 - ((this.length + 8) % 64) + 8);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(end.length - 4, bits >>> 0);
      this.update(end);
      const out = new DataView(new ArrayBuffer(32));
      this.state.forEach((word, at) => out.setInt32(at * 4, word));
      return new Uint8Array(out.buffer);
    }

    block(data, from) {
      const w = this.words;
      const turn = (x, n) => (x >>> n) | (x << (32 - n));
      for (let t = 0, at = from; t < 16; t += 1, at += 4) {
        w[t] = (data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3];
      }
      for (let t = 16; t < 64; t += 1) {
        const s0 = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ (w[t - 15] >>> 3);
        const s1 = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ (w[t - 2] >>> 10);
        w[t] = s1 + w[t - 7] + s0 + w[t - 16];
      }
      const s = this.state;
      let [a, b, c, d, e, f, g, h] = s;
      for (let t = 0; t < 64; t += 1) {
        const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
        const one = (h + s1 + ((e & f) ^ (~e & g)) + K256[t] + w[t]) | 0;
        const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
        const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e;
        e = (d + one) | 0;
        d = c; c = b; b = a;
        a = (one + two) | 0;
      }
      s[0] += a; s[1] += b; s[2] += c; s[3] += d;
      s[4] += e; s[5] += f; s[6] += g; s[7] += h;
    }
  }

  const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), new Sha256()).digest();

  function sha512(message) {
    const length = Math.ceil((message.length + 17) / 128) * 128;
    const data = new Uint8Array(length);
    data.set(message);
    data[message.length] = 0x80;
    const view = new DataView(data.buffer);
    view.setBigUint64(length - 8, BigInt(message.length) * 8n);
    const turn = (x, n) => ((x >> n) | (x << (64n - n))) & WORD;
    let state = SQUARE_ROOTS;
    for (let from = 0; from < length; from += 128) {
      const w = [];
      for (let t = 0; t < 80; t += 1) {
        if (t < 16) w[t] = view.getBigUint64(from + t * 8);
        else {
          const s0 = turn(w[t - 15], 1n) ^ turn(w[t - 15], 8n) ^ (w[t - 15] >> 7n);
          const s1 = turn(w[t - 2], 19n) ^ turn(w[t - 2], 61n) ^ (w[t - 2] >> 6n);
          w[t] = (s1 + w[t - 7] + s0 + w[t - 16]) & WORD;
        }
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let t = 0; t < 80; t += 1) {
        const s1 = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n);
        const one = h + s1 + ((e & f) ^ (~e & WORD & g)) + CUBE_ROOTS[t] + w[t];
        const s0 = turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n);
        const two = s0 + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & WORD, c, b, a, (one + two) & WORD];
      }
      state = [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) & WORD);
    }
    return fromHex(state.map((word) => word.toString(16).padStart(16, "0")).join(""));
  }

  // --- Ed25519 (RFC 8032, 5.1). Points are [X, Y, Z, T] with x = X/Z, y = Y/Z, x*y = T/Z.

  const P = 2n ** 255n - 19n;
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (n, by = P) => ((n % by) + by) % by;

  function power(base, exponent) {
    let result = 1n;
    for (let square = mod(base); exponent; exponent >>= 1n) {
      if (exponent & 1n) result = (result * square) % P;
      square = (square * square) % P;
    }
    return result;
  }

  const inverse = (n) => power(n, P - 2n);
  const D = mod(-121665n * inverse(121666n));

  function add(p, q) {
    const a = mod((p[1] - p[0]) * (q[1] - q[0]));
    const b = mod((p[1] + p[0]) * (q[1] + q[0]));
    const c = mod(2n * p[3] * q[3] * D);
    const d = mod(2n * p[2] * q[2]);
    const [e, f, g, h] = [b - a, d - c, d + c, b + a];
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }

  function multiply(scalar, point) {
    let result = [0n, 1n, 1n, 0n];
    for (; scalar; scalar >>= 1n) {
      if (scalar & 1n) result = add(result, point);
      point = add(point, point);
    }
    return result;
  }

  /** The point, or null: y is below P, and x = 0 has no sign, so that a point has one encoding. */
  function decodePoint(bytes) {
    const number = little(bytes);
    const [y, sign] = [number & ((1n << 255n) - 1n), number >> 255n];
    if (y >= P) return null;
    const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
    let x = power(square, (P + 3n) / 8n);
    if (mod(x * x - square)) x = mod(x * power(2n, (P - 1n) / 4n));
    if (mod(x * x - square) || (x === 0n && sign)) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  }

  function encodePoint([x, y, z]) {
    const by = inverse(z);
    const number = mod(y * by) | ((mod(x * by) & 1n) << 255n);
    return fromHex(number.toString(16).padStart(64, "0")).reverse();
  }

  const BASE = decodePoint(encodePoint([0n, 4n, 5n]));
  const isSmall = (point) => same(encodePoint(multiply(8n, point)), [1, ...new Uint8Array(31)]);

  /** Strict: S below L, neither A nor R of small order, and R exactly [S]B - [k]A. */
  function verifySignature(key, message, signature) {
    if (key.length !== 32 || signature.length !== 64) return false;
    const [a, r] = [decodePoint(key), decodePoint(signature.slice(0, 32))];
    const s = little(signature.slice(32));
    if (!a || !r || s >= L || isSmall(a) || isSmall(r)) return false;
    const k = little(sha512(join(signature.slice(0, 32), key, message))) % L;
    const minusA = [mod(-a[0]), a[1], 1n, mod(-a[3])];
    return same(encodePoint(add(multiply(s, BASE), multiply(k, minusA))), signature.slice(0, 32));
  }

  // --- Notes of the log: C2SP signed-note, tlog-checkpoint, tlog-proof; RFC 6962 ---

  const SPACE = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const DECIMAL = /^(?:0|[1-9][0-9]{0,18})$/;

  const checkName = (name) => demand(name !== "" && !name.includes("+") && !SPACE.test(name), "name");

  /** A log's key, name+id+base64(1 || public key), the id being the digest that signed-note recommends. */
  function parseKey(text) {
    const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
    demand(encoded !== undefined, "key");
    checkName(name);
    const data = fromBase64(encoded);
    demand(data.length === 33 && data[0] === 1, "kind");
    demand(hex(sha256(utf8(`${name}\n`), data)).startsWith(id), "id");
    return { name, id, public: data.slice(1) };
  }

  function openNote(text) {
    demand(text.length <= 1000000 && !/[\u0000-\u0009\u000b-\u001f]/.test(text), "note");
    const gap = text.lastIndexOf("\n\n");
    demand(gap >= 0 && text.endsWith("\n") && gap + 2 < text.length, "note");
    const lines = text.slice(gap + 2, -1).split("\n");
    demand(lines.length <= 100, "signatures");
    const signatures = lines.map((line) => {
      const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
      demand(encoded !== undefined, "signatures");
      checkName(name);
      const data = fromBase64(encoded);
      demand(data.length > 4, "signatures");
      return { name, id: hex(data.slice(0, 4)), signature: data.slice(4) };
    });
    return { text: text.slice(0, gap + 1), signatures };
  }

  /** Whether this key signed. A line under its name and id that fails damns the note. */
  function isSignedBy(note, key) {
    const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
    return own.length > 0 && own.every(({ signature }) => verifySignature(key.public, utf8(note.text), signature));
  }

  function parseCheckpoint(text) {
    const note = openNote(text);
    const [origin, size, hash, ...more] = note.text.slice(0, -1).split("\n");
    demand(origin && DECIMAL.test(size) && hash && !more.includes(""), "checkpoint");
    const top = fromBase64(hash);
    demand(top.length === 32, "checkpoint");
    return { origin, size: BigInt(size), root: top, note };
  }

  function parseProof(text) {
    const gap = text.indexOf("\n\n");
    demand(gap >= 0, "proof");
    const lines = text.slice(0, gap).split("\n");
    demand(lines.shift() === "c2sp.org/tlog-proof@v1", "proof");
    if (lines[0]?.startsWith("extra ")) fromBase64(lines.shift().slice(6));
    const index = /^index (.+)$/.exec(lines.shift() ?? "")?.[1] ?? "";
    demand(DECIMAL.test(index) && lines.length <= 63, "index");
    const path = lines.map(fromBase64);
    demand(path.every((node) => node.length === 32), "path");
    return { index: BigInt(index), path, checkpoint: parseCheckpoint(text.slice(gap + 2)) };
  }

  /** The root that a path leads to, or null if no tree has such a path (RFC 9162, 2.1.3.2). */
  function rootOf(leafHash, index, size, path) {
    if (index >= size) return null;
    let [node, last, hash] = [index, size - 1n, leafHash];
    for (const beside of path) {
      if (last === 0n) return null;
      if (node & 1n || node === last) {
        hash = sha256([1], beside, hash);
        for (; node && !(node & 1n); last >>= 1n) node >>= 1n;
      } else {
        hash = sha256([1], hash, beside);
      }
      node >>= 1n;
      last >>= 1n;
    }
    return last === 0n ? hash : null;
  }

  // --- Records: RFC 8785 with integers only ---

  /** Half a pair of UTF-16, which has no bytes in UTF-8. */
  const HALF = /\p{Surrogate}/u;

  function canonical(value) {
    if (typeof value === "string") {
      demand(!HALF.test(value), "text");
      return JSON.stringify(value);
    }
    if (typeof value === "number") {
      demand(Number.isInteger(value) && Math.abs(value) <= 2 ** 53, "number");
      return String(value);
    }
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (typeof value === "object" && value !== null) {
      const names = Object.keys(value).sort(); // by UTF-16 units, as RFC 8785 asks
      return `{${names.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(",")}}`;
    }
    return JSON.stringify(value);
  }

  function parseJson(text) {
    try {
      return JSON.parse(text);
    } catch {
      throw new Malformed("json");
    }
  }

  const hasFields = (value, names) =>
    typeof value === "object" && value !== null && Object.keys(value).sort().join() === names;

  /** What a record cites. */
  function parseRecord(text) {
    const record = parseJson(text);
    demand(canonical(record) === text, "canonical");
    demand(hasFields(record, "body,cites") && Array.isArray(record.cites), "fields");
    for (const cite of record.cites) {
      demand(hasFields(cite, "bytes,role,sha256") && typeof cite.bytes === "number", "cites");
      demand(typeof cite.role === "string" && /^[0-9a-f]{64}$/.test(cite.sha256), "cites");
    }
    return record.cites;
  }

  const FIELDS = "entry,key,leaf,proof,record,salt,schema";
  const LEAF = /^\{"c":"([0-9a-f]{64})","kind":"([a-z_]+(?:\.[a-z_]+)*)","t":(0|[1-9][0-9]{0,15}),"v":1\}$/;

  /** The fields of a proof's file: each once, each a string. */
  function parseFile(text) {
    demand(!HALF.test(text), "text");
    const file = parseJson(text);
    demand(hasFields(file, FIELDS) && Object.values(file).every((value) => typeof value === "string"), "fields");
    demand(text.match(/"(?:[^"\\]|\\.)*"/g).length === 14, "fields");
    demand(Object.values(file).every((value) => !HALF.test(value)), "text");
    demand(file.schema === "scrutineer.proof/1", "schema");
    demand(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(file.entry), "entry");
    demand(/^[0-9a-f]{64}$/.test(file.salt), "salt");
    return file;
  }

  // --- The steps ---

  function verifyProof(text, key, digest) {
    const steps = [];
    const known = {};
    /** Does a step whose needs are met; `look` gives what becomes known and what is shown. */
    const step = (code, needs, look) => {
      const result = { code, ok: null, detail: "" };
      steps.push(result);
      if (!needs.every((name) => name in known)) return;
      try {
        [known[code], result.detail] = look(known);
        result.ok = true;
      } catch (error) {
        result.ok = false;
        result.detail = error instanceof Malformed ? error.message : "error";
      }
    };
    step("file", [], () => {
      const file = parseFile(text);
      return [file, file.entry];
    });
    step("key", ["file"], ({ file }) => {
      demand(file.key === key, "other");
      return [parseKey(key), key];
    });
    step("record", ["file"], ({ file }) => {
      const cites = parseRecord(file.record);
      return [cites, hex(sha256(utf8(file.record)))];
    });
    step("leaf", ["file"], ({ file }) => {
      const leaf = LEAF.exec(file.leaf);
      demand(leaf && BigInt(leaf[3]) <= 2n ** 53n, "leaf");
      return [leaf, leaf[2]];
    });
    step("commitment", ["record", "leaf"], ({ file, leaf }) => {
      const inner = [utf8("scrutineer/v1"), fromHex(file.salt), sha256(utf8(file.record))];
      demand(hex(sha256(...inner)) === leaf[1], "commitment");
      return [true, leaf[1]];
    });
    step("proof", ["file"], ({ file }) => {
      const proof = parseProof(file.proof);
      return [proof, proof.checkpoint.origin];
    });
    step("inclusion", ["leaf", "proof"], ({ file, proof }) => {
      const found = rootOf(sha256([0], utf8(file.leaf)), proof.index, proof.checkpoint.size, proof.path);
      demand(found && same(found, proof.checkpoint.root), "root");
      return [true, `${proof.index} / ${proof.checkpoint.size}`];
    });
    step("signature", ["key", "proof"], (it) => {
      demand(it.key.name === it.proof.checkpoint.origin && isSignedBy(it.proof.checkpoint.note, it.key), "signature");
      return [true, it.key.name];
    });
    if (digest !== undefined) {
      step("cited", ["record"], ({ record }) => {
        demand(record.some((cite) => cite.sha256 === digest), digest);
        return [true, digest];
      });
    }
    return { ok: steps.every(({ ok }) => ok === true), steps };
  }

  const readers = { parseKey, openNote, parseCheckpoint, parseProof, parseRecord, parseFile };
  verifyProof.parts = { Sha256, sha256, sha512, verifySignature, isSignedBy, canonical, hex, fromHex, ...readers };
  globalThis.verifyProof = verifyProof;

  // --- The page ---

  const box = globalThis.document?.getElementById("check");
  if (!box) return;
  const status = box.querySelector("[role=status]");
  const pasted = box.querySelector("textarea");
  const [proofInput, fileInput] = box.querySelectorAll("input[type=file]");
  const PIECE = 4 * 1024 * 1024;
  let [text, digest, turn] = ["", undefined, 0];

  function show() {
    const { ok, steps } = verifyProof(text, box.dataset.key, digest);
    for (const item of box.querySelectorAll("[data-step]")) {
      const step = steps.find(({ code }) => code === item.dataset.step);
      item.hidden = !step;
      if (!step) continue;
      const state = { true: "good", false: "bad", null: "open" }[step.ok];
      item.dataset.state = state;
      const said = document.createElement("span");
      said.textContent = item.dataset[state];
      const detail = document.createElement("code");
      detail.dir = "ltr";
      detail.textContent = step.detail;
      item.replaceChildren(said, ...(step.detail ? [" ", detail] : []));
    }
    box.dataset.state = ok ? "good" : "bad";
    status.textContent = ok ? box.dataset.good : box.dataset.bad;
  }

  async function digestOf(file) {
    const hash = new Sha256();
    for (let at = 0; at < file.size; at += PIECE) hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    return hex(hash.digest());
  }

  /** What cannot be read, or is not UTF-8, is as malformed as nothing at all. */
  async function textOf(file) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch {
      return "";
    }
  }

  /** Takes what was chosen; a later choice overtakes one that is still being read. */
  async function take(proof, file) {
    const mine = (turn += 1);
    box.setAttribute("aria-busy", "true");
    const read = [proof && (await textOf(proof)), file && (await digestOf(file).catch(() => ""))];
    if (mine !== turn) return;
    box.removeAttribute("aria-busy");
    if (proof) pasted.value = text = read[0];
    if (file) digest = read[1];
    if (proof || text !== "") show();
  }

  proofInput.addEventListener("change", () => take(proofInput.files[0], undefined));
  fileInput.addEventListener("change", () => {
    if (!fileInput.files[0]) digest = undefined;
    take(undefined, fileInput.files[0]);
  });
  pasted.addEventListener("input", () => {
    turn += 1;
    text = pasted.value;
    show();
  });
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    const dropped = [...event.dataTransfer.files];
    const proof = dropped.find(({ name }) => name.endsWith(".json"));
    take(proof, dropped.find((other) => other !== proof));
  });
  box.hidden = false;
})();
