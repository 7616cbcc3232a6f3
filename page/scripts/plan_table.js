// A merged plan or report as the sheets show it; a row says where it came from when it is clicked.
"use strict";

const HEADINGS = { number: "number", objective: "objective", indicator: "indicator", target: "target", activity: "activity", executor: "executors" };

function planTables(tables) {
  const named = ({ id, heading }) => heading || words(HEADINGS[id]);
  return tables.filter((table) => table.rows.length).map((table) => make("section", { class: "plan" },
    make("h4", null, table.sheet),
    makeTable(table.sheet,
      [...table.columns.flatMap((column) => (column.id === "schedule" ? table.periods : named(column))), words("source")],
      table.rows.map((row) => planRow(row, table)))));
}

const MANY = 12; // columns of which no screen shows all; more of a long text in one of them is worth the scrolling
const LONG = 60; // letters
const WORDY = 24;

function planRow(row, table) {
  const width = (text) => (text.length > LONG ? "long" : text.length > WORDY ? "wordy" : "");
  const looks = (role, text) => [row.open.includes(role) ? "open" : "", table.columns.length > MANY ? width(text) : ""].join(" ").trim();
  const cell = (role, text) => make("td", { class: looks(role, text), title: row.open.includes(role) ? words("openHere") : null }, lines(text), row.open.includes(role) ? make("span", { class: "unseen" }, ` (${words("openHere")})`) : null);
  const tick = row.open.includes("period") ? "tick open" : "tick";
  const texts = { ...row, executor: row.executors, ...Object.fromEntries(row.further) };
  const cells = table.columns.map(({ id }) => (id === "schedule"
    ? table.periods.map((_, at) => make("td", { class: tick }, row.ticks.includes(at + 1) ? "✓" : ""))
    : cell(id, texts[id])));
  return tellingMore(cells, row.activity || row.indicator, () => sourcesBlock(row.sources));
}

/** A row with a button at its end below which more is shown; a click anywhere in the row does the same. */
function tellingMore(cells, called, content) {
  const button = make("button", { type: "button", class: "show-more", "aria-expanded": "false", "aria-label": words("sourceOf", { name: called }) }, words("look"));
  const row = make("tr", { class: "asks" }, cells, make("td", null, button));
  row.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) row.nextElementSibling.remove();
    else row.after(make("tr", { class: "more" }, make("td", { colspan: row.cells.length }, content())));
  });
  return row;
}

function sourcesBlock(sources) {
  return make("div", { class: "sources" },
    make("strong", null, words("origin")),
    make("ul", null, sources.map((source) => make("li", null, sourceTold(source)))));
}

/** `Sub Bagian Hukum: kiriman.xlsx, sheet Komisi, sel D12` */
function sourceTold({ unit, file, sheet, cell }) {
  const place = cell ? words("originOf", { file, sheet, cell }) : file;
  return unit ? words("originUnit", { unit, place }) : place;
}
