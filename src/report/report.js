"use strict";
// Draws the explanation of a page from its data. Whatever comes from that page enters the document as text, never as
// markup.
(() => {
  const $ = (id) => document.getElementById(id);
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
  const FAR = 50; // "levels up to" what is nowhere above
  const HUES = [210, 155, 35, 280, 345, 190, 95, 255, 15, 120, 310];
  let data = null;      // what is shown
  let rows = [];        // by block: its element, once it was made
  let folds = [];       // by block: the fold it stands in, or undefined
  let parts = [];       // by block of the article: its element
  let toParts = [];     // by block of the page: the article's blocks that it became
  let at = -1;          // the chosen block
  let trail = [];       // where one came from
  let hits = [];
  let hit = -1;
  let words = "";

  // element("p.soft", "text", child…)
  function element(what, ...children) {
    const [tag, ...classes] = what.split(".");
    const out = document.createElement(tag);
    if (classes.length > 0) out.className = classes.join(" ");
    out.append(...children.filter((child) => child !== null && child !== undefined));
    return out;
  }

  // Text of the page: controls and what cannot be seen by their number, places that were searched for marked.
  function shown(text, find = "", what = "span.text") {
    const out = element(what);
    out.dir = "auto";
    const plain = (piece) => {
      let last = 0;
      for (const match of piece.matchAll(UNSEEN)) {
        out.append(piece.slice(last, match.index));
        const code = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
        out.append(element("span.control", "U+" + code));
        last = match.index + match[0].length;
      }
      out.append(piece.slice(last));
    };
    const lower = find === "" ? "" : text.toLowerCase();
    let last = 0;
    // Where lower case changes the length, offsets do not hold, and nothing is marked.
    if (find !== "" && lower.length === text.length) {
      for (let i = lower.indexOf(find); i >= 0; i = lower.indexOf(find, last)) {
        plain(text.slice(last, i));
        out.append(element("mark", text.slice(i, i + find.length)));
        last = i + find.length;
      }
    }
    plain(text.slice(last));
    return out;
  }

  const share = (value) => value.toFixed(2);
  const signed = (value) => (value < 0 ? "\u2212" : "+") + Math.abs(value).toFixed(2);
  const number = (value) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(3)).toString());
  const count = (n, one, many = one + "s") => n.toLocaleString("en") + " " + (n === 1 ? one : many);

  function bar(value) {
    const fill = element("i");
    fill.style.width = (100 * value).toFixed(1) + "%";
    return element("span.bar", fill);
  }

  function facts() {
    const out = $("facts");
    const fact = (label, value, sort) => element("span", label + " ", element(sort ? "b." + sort : "b", value));
    out.replaceChildren(
      fact("Outcome", data.outcome, data.outcome === "article" ? "good" : data.outcome === "none" ? "bad" : ""),
      fact("Type", data.type || "unknown"), fact("Confidence", share(data.confidence)));
    if (data.dump) out.append(fact("Read as", "a text dump: no choice among blocks took part"));
    if (data.from_scripts) out.append(fact("Text", "from the page's scripts or structured data"));
    $("name").replaceChildren(shown(data.name || "A page"));
    const kept = data.blocks.reduce((sum, block) => sum + (block.kept ? 1 : 0), 0);
    $("count").textContent = kept + " of " + count(data.blocks.length, "block") + " kept";
    $("size").textContent = count(data.words || 0, "word");
  }

  function times() {
    const all = data.stages.reduce((sum, stage) => sum + stage.ms, 0);
    $("time").replaceChildren();
    $("time-legend").replaceChildren(element("li", "all " + all.toFixed(2) + " ms"));
    data.stages.forEach((stage, i) => {
      const color = "hsl(" + HUES[i % HUES.length] + " 45% 55%)";
      const piece = element("i");
      piece.style.width = (100 * stage.ms / (all || 1)).toFixed(2) + "%";
      piece.style.background = color;
      piece.title = stage.name + ": " + stage.ms.toFixed(2) + " ms";
      $("time").append(piece);
      const dot = element("i");
      dot.style.background = color;
      $("time-legend").append(element("li", dot, stage.name + " " + stage.ms.toFixed(2)));
    });
  }

  // What lost: each value once, with all the places that say it.
  function losers(field) {
    const said = new Map();
    for (const candidate of field.candidates) {
      if (candidate.chosen || field.values.includes(candidate.value)) continue;
      const sources = said.get(candidate.value) || [];
      said.set(candidate.value, [...sources, candidate.source + " " + share(candidate.weight)]);
    }
    const lines = [...said].map(([value, sources]) => element("li", shown(value.slice(0, 300)), " ",
      element("span.source", [...new Set(sources)].slice(0, 4).join(", "))));
    const list = element("ul.lost", ...lines.slice(0, 3));
    if (lines.length > 3) {
      const more = element("button.more", lines.length - 3 + " more");
      more.type = "button";
      more.addEventListener("click", () => more.parentElement.replaceWith(...lines.slice(3)));
      list.append(element("li", more));
    }
    return list;
  }

  function takenFrom(field) {
    const out = element("td", field.source ? element("span.source", field.source + " " + share(field.confidence)) : null);
    const same = field.candidates.filter((one) => !one.chosen && field.values.includes(one.value)).map((one) => one.source);
    if (same.length > 0) out.append(element("div.soft", "also " + [...new Set(same)].slice(0, 4).join(", ")));
    return out;
  }

  function metadata() {
    const value = (name) => (data.metadata.find((field) => field.field === name) || { values: [] }).values.join(", ");
    const line = ["title", "author", "date", "site"].map(value).filter((text) => text !== "");
    $("meta-line").replaceChildren(shown(line.join(" \u00b7 ")));
    $("meta").replaceChildren(...data.metadata.map((field) => {
      const name = element("th", field.field.replaceAll("_", " "));
      name.scope = "row";
      const values = field.values.length > 0 ? shown(field.values.join("\n")) : element("span.soft", "nothing believed");
      return element("tr", name, element("td", values), takenFrom(field), element("td", losers(field)));
    }));
  }

  function pushes(block) {
    if (block.pushes.length === 0) return element("p.why", "No feature sets it apart from the page's other blocks.");
    const most = Math.max(1, ...block.pushes.map((push) => Math.abs(push[2])));
    const table = element("tbody");
    for (const [name, value, odds] of block.pushes) {
      const fill = element(odds < 0 ? "i.against" : "i.for");
      fill.style.width = (50 * Math.abs(odds) / most).toFixed(1) + "%";
      const label = element("th", name);
      label.scope = "row";
      table.append(element("tr", label, element("td.amount", /^(levels|class)_/.test(name) && value === FAR ? "none" : number(value)),
        element("td", element("div.push", fill)),
        element("td.amount", signed(odds)), element("td.soft", data.meanings[name] || "")));
    }
    return element("table.pushes", table);
  }

  // The last few elements; all of them stand with the details.
  function shortPath(path) {
    const elements = path.split(" ");
    return elements.length > 4 ? "\u2026 " + elements.slice(-4).join(" ") : path;
  }

  function makeRow(i) {
    const block = data.blocks[i];
    const taken = block.kept && block.taken_by ? " It was taken out later: " + block.taken_by + "." : "";
    const body = element("div", shown(block.text, words), element("p.why", block.verdict + "." + taken),
      element("p.path", shortPath(block.path)));
    const row = element("li.row" + (block.kept ? "" : ".dropped") + (taken ? ".taken" : ""),
      element("div.number", element("span", String(i + 1)), bar(block.probability),
        element("span", share(block.probability))), body);
    row.id = "b" + (i + 1);
    row.tabIndex = i === at || (at < 0 && i === 0) ? 0 : -1;
    row.dataset.row = String(i);
    rows[i] = row;
    return row;
  }

  // A run of blocks that were dropped, folded; its rows are made when it opens.
  function makeFold(begin, end) {
    const head = data.blocks.slice(begin, Math.min(end, begin + 12)).map((block) => block.text.slice(0, 40)).join(" \u00b7 ");
    const button = element("button", shown(count(end - begin, "block") + " dropped: " + head));
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    const item = element("li.fold", button);
    const fold = { begin, end, item, button, list: null };
    button.addEventListener("click", () => setFold(fold, button.getAttribute("aria-expanded") !== "true"));
    for (let i = begin; i < end; ++i) folds[i] = fold;
    return fold;
  }

  function setFold(fold, open) {
    fold.button.setAttribute("aria-expanded", String(open));
    if (open && fold.list === null) {
      fold.list = element("ol");
      for (let i = fold.begin; i < fold.end; ++i) fold.list.append(makeRow(i));
      fold.item.append(fold.list);
    }
    if (fold.list !== null) fold.list.hidden = !open;
  }

  function blocks() {
    rows = [];
    folds = [];
    const out = document.createDocumentFragment();
    for (let i = 0; i < data.blocks.length;) {
      let end = i;
      while (end < data.blocks.length && !data.blocks[end].kept) ++end;
      if (end > i) out.append(makeFold(i, end).item);
      else out.append(makeRow(end++));
      i = end;
    }
    $("blocks").replaceChildren(out);
    if (data.blocks.length === 0) $("blocks").append(element("li.empty", "The page has no text."));
  }

  const TAGS = { strong: "strong", emphasis: "em", code: "code", superscript: "sup", subscript: "sub", deleted: "del", inserted: "ins" };
  function run(piece) {
    let out = shown(piece.text);
    for (const mark of piece.marks || []) if (TAGS[mark]) out = element(TAGS[mark], out);
    if (!piece.url) return out;
    const link = element("a", out);
    link.href = piece.url; // http, https and mailto only: the data have no others
    link.rel = "noopener noreferrer";
    return link;
  }

  function articleBlock(block, i) {
    const kinds = { heading: "h3", list_item: "p.item", code: "pre", caption: "p.aside", comment: "p.aside", footnote: "p.aside" };
    let out = element(kinds[block.kind] || "p");
    if (block.kind === "heading" && block.level === 1) out.classList.add("lead");
    if (block.quote > 0) out.classList.add("quote");
    if (block.kind === "list_item") out.append(block.ordinal > 0 ? block.ordinal + ". " : "\u2022 ");
    if (block.kind === "table_row") {
      out = element("p.cells" + (block.header ? ".head" : ""));
      let cell = element("span");
      for (const piece of block.runs) {
        piece.text.split("\t").forEach((text, k) => {
          if (k > 0) { out.append(cell); cell = element("span"); }
          cell.append(run({ ...piece, text }));
        });
      }
      out.append(cell);
    } else {
      for (const piece of block.runs) out.append(run(piece));
    }
    out.dataset.block = String(i);
    out.tabIndex = i === 0 ? 0 : -1;
    return out;
  }

  function article() {
    toParts = data.blocks.map(() => []);
    parts = data.article.map(articleBlock);
    data.article.forEach((block, i) => block.rows.forEach((row) => toParts[row].push(i)));
    $("article").replaceChildren(...parts);
    if (parts.length === 0) $("article").append(element("p.empty", "There is no article here."));
    $("removed").replaceChildren();
    if (data.removed.length === 0) return;
    const list = element("ul.taken-list", element("li", element("h3", "Taken out of the chosen text by tidying")));
    for (const removal of data.removed) {
      const item = element("li", shown(removal.text), element("span.rule", removal.rule));
      if (removal.rows.length > 0) item.addEventListener("click", () => go(removal.rows[0]));
      list.append(item);
    }
    $("removed").append(list);
  }

  function unmark() {
    for (const marked of document.querySelectorAll(".at")) marked.classList.remove("at");
  }

  // To block `i` of the page: opens its fold, marks it and what became of it.
  function go(i, options = {}) {
    if (i < 0 || i >= data.blocks.length) return;
    if (folds[i] && folds[i].button.getAttribute("aria-expanded") !== "true") setFold(folds[i], true);
    if (at >= 0 && rows[at]) rows[at].tabIndex = -1;
    at = i;
    unmark();
    const row = rows[i];
    row.tabIndex = 0;
    row.classList.add("at");
    for (const part of toParts[i]) parts[part].classList.add("at");
    if (options.sentence) row.querySelector(".text").replaceWith(shown(data.blocks[i].text, options.sentence.toLowerCase()));
    if (options.focus !== false) row.focus({ preventScroll: true });
    if (toParts[i].length > 0 && options.follow !== false) parts[toParts[i][0]].scrollIntoView({ block: "nearest" });
    if (options.scroll !== false) row.scrollIntoView({ block: "center" });
  }

  function toggleDetails(i) {
    const row = rows[i];
    const old = row.querySelector(".details");
    row.classList.toggle("open", !old);
    if (old) return old.remove();
    row.lastElementChild.append(element("div.details", element("p.path", data.blocks[i].path), pushes(data.blocks[i])));
  }

  function toArticle() {
    if (at < 0 || toParts[at].length === 0) return;
    trail.push(() => go(at));
    const part = parts[toParts[at][0]];
    part.tabIndex = 0;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: "center" });
  }

  // The sentence of an article's block that was clicked.
  function sentenceAt(part, event) {
    const text = part.textContent;
    if (!event || !document.caretRangeFromPoint || !Intl.Segmenter) return "";
    const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
    if (!caret || !part.contains(caret.startContainer)) return "";
    const before = document.createRange();
    before.setStart(part, 0);
    before.setEnd(caret.startContainer, caret.startOffset);
    const offset = Math.min(before.toString().length, text.length - 1);
    const segment = new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text).containing(offset);
    return segment ? segment.segment.trim() : "";
  }

  function toBlock(part, event) {
    const block = data.article[Number(part.dataset.block)];
    if (!block || block.rows.length === 0) return;
    const sentence = sentenceAt(part, event);
    const row = block.rows.find((i) => data.blocks[i].text.includes(sentence));
    const from = at;
    trail.push(() => { part.focus({ preventScroll: true }); part.scrollIntoView({ block: "center" }); at = from; });
    go(row === undefined ? block.rows[0] : row, { sentence, follow: false });
  }

  function step(by) {
    let i = at < 0 ? (by > 0 ? 0 : -1) : at + by;
    while (i >= 0 && i < data.blocks.length && folds[i] && folds[i].button.getAttribute("aria-expanded") !== "true") i += by;
    go(i);
  }

  function search(text) {
    const before = words;
    words = text.trim().toLowerCase();
    if (before === words) return;
    for (const i of before === "" ? [] : hits) if (rows[i]) rows[i].querySelector(".text").replaceWith(shown(data.blocks[i].text));
    hits = [];
    hit = -1;
    if (words !== "") data.blocks.forEach((block, i) => { if (block.text.toLowerCase().includes(words)) hits.push(i); });
    for (const i of hits) if (rows[i]) rows[i].querySelector(".text").replaceWith(shown(data.blocks[i].text, words));
    tellHits();
  }

  function tellHits() {
    $("found").textContent = words === "" ? "" : hits.length === 0 ? "none" : (hit < 0 ? "" : hit + 1 + " of ") + hits.length;
  }

  function nextHit(by) {
    if (hits.length === 0) return;
    hit = (hit + by + hits.length) % hits.length;
    if (hit < 0) hit = 0;
    go(hits[hit], { focus: false });
    tellHits();
  }

  function unfoldAll() {
    const open = $("unfold").getAttribute("aria-pressed") !== "true";
    for (const fold of new Set(folds)) if (fold) setFold(fold, open);
    $("unfold").setAttribute("aria-pressed", String(open));
    $("unfold").textContent = open ? "Fold dropped" : "Unfold all";
  }

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    $("theme").textContent = theme === "dark" ? "Light" : "Dark";
  }

  function toggleHelp() {
    const open = $("help").hidden;
    $("help").hidden = !open;
    $("keys").setAttribute("aria-expanded", String(open));
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target.closest("input, textarea, select");
    if (event.key === "Escape" && inField) return event.target.blur();
    if (inField || data === null) return;
    const part = event.target.closest("[data-block]");
    const onRow = event.target.classList.contains("row");
    const does = {
      j: () => step(1), k: () => step(-1), ArrowDown: onRow && (() => step(1)), ArrowUp: onRow && (() => step(-1)),
      a: () => (part ? toBlock(part) : toArticle()), b: () => trail.length > 0 && trail.pop()(),
      Enter: part ? () => toBlock(part) : onRow && at >= 0 && (() => toggleDetails(at)), "/": () => $("find").focus(),
      u: unfoldAll, d: () => $("theme").click(), "?": toggleHelp,
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  function listen() {
    document.addEventListener("keydown", key);
    $("blocks").addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (!row || String(window.getSelection()) !== "") return;
      go(Number(row.dataset.row), { scroll: false });
      toggleDetails(at);
    });
    $("article").addEventListener("click", (event) => {
      const part = event.target.closest("[data-block]");
      if (part && !event.target.closest("a") && String(window.getSelection()) === "") toBlock(part, event);
    });
    $("find").addEventListener("input", () => search($("find").value));
    $("find").addEventListener("keydown", (event) => {
      if (event.key === "Enter") nextHit(event.shiftKey ? -1 : 1);
    });
    $("unfold").addEventListener("click", unfoldAll);
    $("keys").addEventListener("click", toggleHelp);
    $("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  }

  function draw(explanation) {
    data = explanation;
    at = -1;
    trail = [];
    words = "";
    hits = [];
    document.body.classList.remove("blank");
    facts();
    times();
    metadata();
    blocks();
    article();
    if (/^#b[0-9]+$/.test(location.hash)) go(Number(location.hash.slice(2)) - 1);
  }

  setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  listen();
  window.pith = { draw };
  const given = $("data").textContent;
  if (given === "") document.body.classList.add("blank");
  else draw(JSON.parse(given));
})();
