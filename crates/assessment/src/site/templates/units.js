// The table of all units: sort, filter and search in the browser, from a folder or a server.
// The page is complete without it. Figures come as scripts beside the page, which call units().

"use strict";

(() => {
  const box = document.getElementById("unit-table");
  if (!box) return;
  const said = box.dataset;
  const PER_PAGE = 100;
  const MOST_PLACES = 600;
  const count = Number(said.units);
  const heads = [...box.querySelectorAll("thead th")];
  const body = box.querySelector("tbody");
  const status = box.querySelector("[role=status]");
  const search = box.querySelector("input[type=search]");
  const flagged = box.querySelector("input[name=flagged]");
  const largest = box.querySelector("select");
  const [previous, next] = box.querySelectorAll(".pager button");

  /** Columns in the order of the headings: `{ kind, name, cells, shown }`. */
  const columns = [];
  const slugs = new Array(count);
  const numbered = { place: 0, figure: 0 };
  for (const head of heads) {
    const kind = head.dataset.kind;
    const series = kind === "share" ? "figure" : kind;
    const name = series in numbered ? `${series}${numbered[series]++}` : kind;
    columns.push({ kind, name, cells: new Array(count), shown: "shown" in head.dataset, head });
  }
  const places = columns.filter((column) => column.kind === "place");
  const found = columns.find((column) => column.kind === "found");

  // Letters that are one for whoever searches: case in every script, the four letters i, accents,
  // marks of Arabic vowels and the forms of alef, ya and ta marbuta.
  const ALIKE = { "ı": "i", "ə": "e", "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه" };
  const fold = (text) =>
    text
      .replace(/[İI]/g, "i")
      .toLowerCase()
      .normalize("NFC")
      .replace(/[ıəёأإآىة]/g, (letter) => ALIKE[letter])
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, "");

  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const digits = (number) => String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, said.group);
  const shown = (number) => (number < 0 ? "−" : "") + digits(number);
  const percent = (hundredths) =>
    `${shown(Math.trunc(hundredths / 100))}${said.decimal}${String(Math.abs(hundredths) % 100).padStart(2, "0")}%`;

  let missing = Number(said.files);
  /** What the files of figures call. */
  globalThis.units = (part) => {
    part.slug.forEach((slug, at) => (slugs[part.from + at] = slug));
    for (const { name, cells } of columns) {
      part[name].forEach((cell, at) => (cells[part.from + at] = cell));
    }
    missing -= 1;
    if (missing === 0) begin();
  };

  let rows = new Uint32Array(0);
  let order = null;
  let sorted = { column: null, down: false };
  let page = 0;

  /** Folded texts of each column of places, each distinct one once. */
  const folded = [];

  function begin() {
    order = Uint32Array.from({ length: count }, (_, row) => row);
    for (const { cells } of places) {
      const distinct = new Map();
      for (const text of cells) if (!distinct.has(text)) distinct.set(text, fold(text));
      folded.push(distinct);
    }
    const texts = [...(folded[0]?.keys() ?? [])];
    if (places.length > 1 && texts.length > 1 && texts.length <= MOST_PLACES) {
      for (const text of texts) largest.add(new Option(text || "–", text));
    } else {
      largest.closest("label").hidden = true;
    }
    for (const column of columns) {
      column.head.querySelector("button").addEventListener("click", () => sort(column));
    }
    for (const input of [search, flagged, largest]) input.addEventListener("input", filter);
    previous.addEventListener("click", () => turn(-1));
    next.addEventListener("click", () => turn(1));
    for (const choice of box.querySelectorAll("details input")) {
      const column = columns[Number(choice.value)];
      choice.checked = column.shown;
      choice.addEventListener("input", () => {
        column.shown = choice.checked;
        draw();
      });
    }
    box.querySelectorAll("input, select, button").forEach((control) => (control.disabled = false));
    filter();
    box.dataset.ready = "true";
  }

  function sort(column) {
    const down = sorted.column === column ? !sorted.down : column.kind !== "place";
    sorted = { column, down };
    for (const { head } of columns) head.removeAttribute("aria-sort");
    column.head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const { cells } = column;
    order = order.map((_, row) => row);
    if (column.kind === "place" || column.kind === "found") {
      const texts = [...new Set(cells)].sort(compare);
      const rank = new Map(texts.map((text, at) => [text, at]));
      const ranks = Int32Array.from(cells, (text) => (text === "" ? -1 : rank.get(text)));
      arrange(ranks, -1, down);
    } else {
      const NONE = -Infinity;
      const numbers = Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : NONE));
      arrange(numbers, NONE, down);
    }
    filter();
  }

  /** What is missing stands last, whichever way. Of equals, the order of the places stays. */
  function arrange(keys, none, down) {
    const way = down ? -1 : 1;
    order.sort((a, b) => {
      if (keys[a] === keys[b]) return a - b;
      if (keys[a] === none) return 1;
      if (keys[b] === none) return -1;
      return keys[a] < keys[b] ? -way : way;
    });
  }

  function filter() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const hits = words.map((word) =>
      folded.map((distinct) => {
        const texts = new Set();
        for (const [text, plain] of distinct) if (plain.includes(word)) texts.add(text);
        return texts;
      }),
    );
    const only = largest.value;
    const any = largest.selectedIndex <= 0;
    rows = order.filter(
      (row) =>
        (!flagged.checked || found.cells[row] !== "") &&
        (any || places[0].cells[row] === only) &&
        hits.every((texts) => texts.some((of, at) => of.has(places[at].cells[row]))),
    );
    page = 0;
    draw();
  }

  function turn(by) {
    page += by;
    draw();
    box.querySelector(".scroll").scrollTop = 0;
  }

  function draw() {
    const from = page * PER_PAGE;
    const to = Math.min(from + PER_PAGE, rows.length);
    for (const { head, shown: isShown } of columns) head.hidden = !isShown;
    const fresh = document.createDocumentFragment();
    const linked = places.findLastIndex((column) => column.shown);
    for (let at = from; at < to; at += 1) fresh.append(line(rows[at], linked));
    body.replaceChildren(fresh);
    previous.disabled = page === 0;
    next.disabled = to >= rows.length;
    const numbers = { from: rows.length ? from + 1 : 0, to, found: rows.length, units: count };
    status.textContent = said.status.replace(/%(\w+)%/g, (_, name) => shown(numbers[name]));
  }

  function line(row, linked) {
    const tr = document.createElement("tr");
    columns.forEach((column, at) => {
      if (!column.shown) return;
      const isLink = column === places[linked];
      const cell = document.createElement(isLink ? "th" : "td");
      const value = column.cells[row];
      const text = column.kind === "share" && value !== null ? percent(value) : typeof value === "number" ? shown(value) : value || "–";
      if (isLink) {
        cell.scope = "row";
        const link = document.createElement("a");
        link.href = `../unit/${slugs[row]}.html`;
        link.textContent = text;
        cell.append(link);
      } else {
        cell.textContent = text;
        if (column.kind === "place" || column.kind === "found") cell.className = "t";
      }
      tr.append(cell);
    });
    return tr;
  }

  box.hidden = false;
  status.textContent = said.loading;
  for (let file = 1; file <= missing; file += 1) {
    const script = document.createElement("script");
    script.src = `${said.data}data-${file}.js`;
    script.async = true;
    document.head.append(script);
  }
})();
