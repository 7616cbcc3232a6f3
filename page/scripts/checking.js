// Cek: what was found, by who sent it and by file, filtered by how much it matters; to print, to send, to save.
"use strict";

const SEVERITIES = ["error", "warning", "info", "explained", "trial"];
const SHOWN = ["urgent", "error", "warning", "info", "explained", "trial", "all"]; // what may be shown of the findings
const RARE = ["explained", "trial"]; // which have no button where nothing is

/** Whether a finding is of a kind that may be shown. */
const isShown = ({ severity }, kind) => kind === "all" || kind === severity || (kind === "urgent" && ["error", "warning"].includes(severity));

const checkView = {
  told: null, results: [], shown: "urgent", alone: null,

  forget() {
    Object.assign(this, { told: null, results: [], alone: null });
    returns.forget();
  },

  draw() {
    return [filesBlock(),
      make("div", { class: "buttons" }, makeBegin(words(this.told ? "checkAgain" : "check"), () => this.check(), { off: !files.chosen.length })),
      this.told ? this.drawTold() : null];
  },

  async check() {
    const done = await work({ do: "check" }, contents);
    if (!done) return;
    returns.forget();
    this.told = done.told;
    this.results = done.results;
    drawPage();
    focusOn("verdict");
  },

  drawTold() {
    const { told } = this;
    const count = (severity) => told.findings.filter((each) => isShown(each, severity)).length;
    if (!count(this.shown) && RARE.includes(this.shown)) this.shown = "urgent";
    const worst = count("error") ? "error" : count("warning") ? "warning" : "";
    return make("div", { class: "told" },
      make("div", { class: this.alone === null ? "" : "not-printed" },
        make("h2", { class: `verdict ${worst}`, id: "verdict", tabindex: "-1" }, said(told.verdict)),
        told.became_of_all ? make("p", { class: "became", id: "became" }, said(told.became_of_all)) : null,
        told.settings ? make("p", null, said(told.settings)) : null,
        told.first.length ? [make("h3", null, words("mendFirst")), make("ol", { class: "first" }, told.first.map((each) => make("li", null, said(each))))] : null,
        told.later ? make("p", { class: "hint" }, said(told.later)) : null,
        told.beside ? make("p", { class: "hint" }, said(told.beside)) : null),
      make("div", { class: "buttons controls" },
        savingBlock(this.results, words("findingsZip")),
        withId("print-all", makeButton(words("printAll"), () => this.print(null)))),
      returns.draw(),
      make("div", { class: "filter controls", role: "group", "aria-label": words("show") },
        make("span", { class: "label", "aria-hidden": "true" }, words("show")),
        SHOWN.filter((kind) => !RARE.includes(kind) || count(kind)).map((severity) => make("button", {
          type: "button", id: `show-${severity}`, class: severity, "aria-pressed": String(this.shown === severity),
          onclick: () => { this.shown = severity; drawPage(); },
        }, `${words(severity)} (${figure(count(severity))})`))),
      make("p", { class: "only-printed hint" }, `${words("show")}: ${words(this.shown)}`),
      told.units.map((unit, at) => this.drawUnit(unit, at)));
  },

  drawUnit(unit, at) {
    const offices = new Set(this.told.units.map((each) => each.office).filter(Boolean));
    const called = unit.unit && offices.size > 1 ? `${unit.unit}, ${unit.office}` : unit.unit || unit.office;
    const name = unit.office ? called : words("unread");
    const own = this.told.findings.filter((each) => unit.files.includes(each.file));
    const shown = own.filter((each) => isShown(each, this.shown));
    const box = newId("message");
    // Of all of them those are printed of which something is shown.
    const printed = this.alone === null ? shown.length || !own.length : this.alone === at;
    return make("section", { class: printed ? "unit" : "unit not-printed", "aria-label": name },
      make("h3", null, name, make("span", { class: unit.errors ? "badge error" : unit.warnings ? "badge warning" : "badge fine" }, said(unit.verdict))),
      make("p", { class: "hint" }, [said(unit.report), unit.files.join(", ")].filter(Boolean).join(": ")),
      becameOf(this.told, unit.files),
      make("div", { class: "buttons controls" },
        makeButton(words("copyMessage"), () => copyMessage(said(unit.message), box)),
        withId(`print-${at}`, makeButton(words("printUnit"), () => this.print(at)))),
      make("div", { id: box }),
      shown.length ? findingsTable(words("findingsOf", { name }), shown, unit.files.length > 1)
        : make("p", null, words(own.length ? "nothingShown" : "nothingFound")),
      goneList(this.told.gone.filter((each) => unit.files.includes(each.file)), at));
  },

  print(at) {
    this.alone = at;
    drawPage();
    window.print();
    this.alone = null;
    drawPage();
  },
};

/** Findings as a table, the severest first; with a column of files where there are several. */
function findingsTable(caption, findings, several) {
  const ordered = [...findings].sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  const row = (each) => make("tr", { class: each.severity },
    several ? make("td", null, each.file) : null,
    make("td", { class: "place" }, placeOf(each)),
    make("td", null, lines(each.value)),
    make("td", null,
      make("span", { class: `severity ${each.severity}` }, words(each.severity)),
      each.progress && each.severity !== "explained" ? [" ", make("span", { class: "progress" }, said(each.progress))] : null,
      make("p", { class: "finding" }, lines(said(each.message))),
      said(each.hint) ? make("p", { class: "hint" }, lines(said(each.hint))) : null,
      answerTo(each)));
  const headings = [...(several ? [words("columnFile")] : []), words("columnPlace"), words("columnValue"), words("columnFinding")];
  return makeTable(caption, headings, ordered.map(row));
}

/** Where a finding stands within its file. */
const placeOf = ({ sheet, cell }) => (cell ? `${sheet}!${cell}` : sheet || words("wholeFile"));

/** Put a text on the clipboard; where the browser does not allow that, it is shown to be copied by hand. */
async function copyMessage(text, box) {
  const place = document.getElementById(box);
  try {
    await navigator.clipboard.writeText(text);
    place.replaceChildren();
    tell(() => words("copied"));
  } catch {
    const area = make("textarea", { readonly: true, rows: "10", "aria-label": words("copyMessage") }, text);
    place.replaceChildren(area);
    area.select();
    tell(() => words("notCopied"));
  }
}
