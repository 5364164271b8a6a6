"use strict";
// Draws what changed between two runs. Whatever comes from pages enters the document as text.
(() => {
  const $ = (id) => document.getElementById(id);
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
  const data = JSON.parse($("data").textContent);
  let items = [];

  function element(what, ...children) {
    const [tag, ...classes] = what.split(".");
    const out = document.createElement(tag);
    if (classes.length > 0) out.className = classes.join(" ");
    out.append(...children.filter((child) => child !== null && child !== undefined));
    return out;
  }

  function shown(text, what = "span.text") {
    const out = element(what);
    let last = 0;
    for (const match of text.matchAll(UNSEEN)) {
      out.append(text.slice(last, match.index));
      out.append(element("span.control", "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")));
      last = match.index + match[0].length;
    }
    out.append(text.slice(last));
    return out;
  }

  const share = (value) => value.toFixed(4).replace(/^0/, "");
  const sort = (value) => (value > 1e-9 ? "b.better" : value < -1e-9 ? "b.worse" : "b");

  function step(before, after) {
    return element("span", share(before) + " \u2192 ", element(sort(after - before), share(after)));
  }

  function summary(change) {
    const score = change.before === undefined ? element("span.soft", "no truth") : step(change.before.f1, change.after.f1);
    const words = element("span", element("b.worse", "\u2212" + change.gone), " ", element("b.better", "+" + change.came));
    return element("summary", score, words, shown(change.id, "span.id"));
  }

  function words(change) {
    const out = element("div.words");
    out.dir = "auto";
    const tags = { same: "span", gone: "del", came: "ins" };
    for (const [edit, text] of change.pieces) {
      // A line end that went or came has to be seen.
      out.append(shown(edit === "same" ? text : text.replaceAll("\n", "\u00b6\n"), tags[edit]), " ");
    }
    return out;
  }

  function fields(change) {
    if (change.fields.length === 0) return null;
    const table = element("tbody");
    for (const [name, before, after] of change.fields) {
      const head = element("th", name);
      head.scope = "row";
      table.append(element("tr", head, element("td", shown(before || "\u2013", "del")), element("td", shown(after || "\u2013", "ins"))));
    }
    return element("table.fields.words", table);
  }

  function body(change) {
    const scores = change.before === undefined ? null : element("p.soft", "precision ",
      step(change.before.precision, change.after.precision), ", recall ", step(change.before.recall, change.after.recall));
    return element("div.body", change.note ? shown(change.note, "p.note") : null, scores, fields(change), words(change));
  }

  function item(change) {
    const details = element("details", summary(change));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(body(change));
    });
    return element("li.change", details);
  }

  const FILTERS = {
    "all changes": () => true,
    "worse": (change) => change.gain < -1e-9,
    "better": (change) => change.gain > 1e-9,
    "text": (change) => change.pieces.length > 0,
    "metadata": (change) => change.fields.length > 0,
    "failures": (change) => Boolean(change.note),
  };

  function filter() {
    const text = $("find").value.trim().toLowerCase();
    const holds = FILTERS[$("which").value];
    let count = 0;
    data.changes.forEach((change, i) => {
      const fits = holds(change) && (text === "" || change.id.toLowerCase().includes(text) ||
        change.pieces.some((piece) => piece[1].toLowerCase().includes(text)));
      items[i].hidden = !fits;
      count += fits ? 1 : 0;
    });
    $("found").textContent = count + " of " + data.changes.length;
  }

  function means() {
    const line = (name, before, after) => {
      const head = element("th", name);
      head.scope = "row";
      return element("tr", head, element("td", step(before, after)));
    };
    if (data.scored === 0) return $("means").append(element("tr", element("td.soft", "There is no truth to score against.")));
    for (const name of ["precision", "recall", "f1"]) $("means").append(line(name === "f1" ? "F1" : name, data.mean_before[name], data.mean_after[name]));
  }

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    $("theme").textContent = theme === "dark" ? "Light" : "Dark";
  }

  function listen() {
    $("find").addEventListener("input", filter);
    $("which").addEventListener("change", filter);
    $("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
    $("unfold").addEventListener("click", () => {
      const open = $("unfold").getAttribute("aria-pressed") !== "true";
      items.forEach((one) => { if (!one.hidden) one.firstElementChild.open = open; });
      $("unfold").setAttribute("aria-pressed", String(open));
      $("unfold").textContent = open ? "Fold all" : "Unfold all";
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.closest("input, select")) return;
      event.preventDefault();
      $("find").focus();
    });
  }

  setTheme(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  $("name").replaceChildren(shown(data.old + " \u2192 " + data.new));
  const fact = (label, value) => element("span", element("b", String(value)), " " + label);
  $("facts").append(fact("pages", data.pages), fact("changed", data.changes.length),
    fact("worse", data.changes.filter(FILTERS.worse).length), fact("better", data.changes.filter(FILTERS.better).length));
  for (const name of Object.keys(FILTERS)) $("which").append(element("option", name));
  means();
  items = data.changes.map(item);
  $("changes").append(...items);
  if (items.length === 0) $("changes").append(element("li.empty", "Nothing changed."));
  else items[0].firstElementChild.open = true;
  listen();
  filter();
})();
