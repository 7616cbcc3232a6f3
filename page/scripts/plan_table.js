// A merged plan as the sheets show it; a row says where it came from when it is clicked.
"use strict";

function planTables(tables) {
  return tables.filter((table) => table.rows.length).map((table) => make("section", { class: "plan" },
    make("h4", null, table.sheet),
    makeTable(table.sheet,
      [words("number"), ...(table.objectives ? [words("objective")] : []), words("indicator"), words("target"), words("activity"), ...table.periods, words("executors"), ...table.further, words("source")],
      table.rows.map((row) => planRow(row, table)))));
}

function planRow(row, table) {
  const cell = (role, text) => make("td", { class: row.open.includes(role) ? "open" : "", title: row.open.includes(role) ? words("openHere") : null }, lines(text), row.open.includes(role) ? make("span", { class: "unseen" }, ` (${words("openHere")})`) : null);
  const tick = row.open.includes("period") ? "tick open" : "tick";
  return tellingMore([
    cell("number", row.number),
    table.objectives ? cell("objective", row.objective) : null,
    cell("indicator", row.indicator), cell("target", row.target), cell("activity", row.activity),
    table.periods.map((_, at) => make("td", { class: tick }, row.ticks.includes(at + 1) ? "✓" : "")),
    cell("executor", row.executors),
    row.further.map(([id, text]) => cell(id, text))], row.activity || row.indicator, () => sourcesBlock(row.sources));
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
