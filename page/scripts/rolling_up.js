// Rekap: the figures and charts of many offices, and behind each office its findings and the cells that its rows came from.
"use strict";

/** Figures below their names: name, value, and whether it is a bad one. */
const figuresBlock = (figures) => make("dl", { class: "figures" }, figures.map(([name, value, bad]) => make("div", { class: bad ? "bad" : "" }, make("dt", null, words(name)), make("dd", null, value))));

/** The roll-up that was made, to save, and the letters beside it where there are any. */
function rollupSaved({ name }, results) {
  const letters = results.filter((each) => each.name !== name);
  return [make("div", { class: "buttons controls" }, savingBlock(results.filter((each) => each.name === name))),
    letters.length ? lettersBlock(letters, words("lettersZip", { name: name.replace(/\.xlsx$/, "") })) : null];
}

function lettersBlock(letters, zip) {
  const inOne = async () => [await packed(letters, zip)].filter(Boolean);
  const beside = desk.save && desk.folder;
  return make("section", { class: "returns controls", "aria-label": words("letters") },
    make("h3", null, words("letters")),
    make("p", { class: "hint" }, words("lettersLead")),
    make("div", { class: "buttons" },
      withId("save-letters", beside
        ? makeButton(words("saveLettersBeside", { name: desk.folder.name }), () => saveBeside(inOne))
        : makeButton(words("saveLetters"), () => download(inOne, zip))),
      window.showDirectoryPicker ? makeButton(words("lettersToFolder"), () => saveToFolder(() => letters)) : null));
}

const rollupView = {
  told: null, results: [], office: null,
  asked: { province: "", deadline: "", previous: "", year: null, quarter: null, planned: false, letters: false, replyBy: "" },

  forget() {
    Object.assign(this, { told: null, results: [], office: null });
    if (!files.chosen.length) Object.assign(this.asked, { previous: "", quarter: null, planned: false });
  },

  /** The quarter whose reports are rolled up, 0 for plans: where nobody chose, the last one where there are reports alone. */
  get quarter() {
    if (this.asked.quarter !== null) return this.asked.quarter;
    return foundOf("plan", "merged", "rollup").length ? 0 : Math.max(0, ...files.found.map((each) => each.quarter));
  },

  draw() {
    const { asked, quarter } = this;
    const earlier = foundOf(quarter ? "report_rollup" : "rollup");
    if (files.found.length && !earlier.includes(asked.previous)) asked.previous = "";
    offices.load();
    const change = (changes) => { // the answer is to another question
      Object.assign(asked, changes);
      Object.assign(this, { told: null, results: [], office: null });
      document.getElementById("rolled-up")?.closest(".told").remove();
    };
    return [filesBlock(),
      make("div", { class: "options" },
        labelled(words("rolledUp"), withId("rolled", makeSelect(words("rolledPlans"), QUARTERS.map((each) => [String(each), words("rolledReports", { quarter: quarterNamed(each) })]), String(quarter), (chosen) => {
          change({ quarter: Number(chosen), previous: "" });
          drawPage();
        }))),
        labelled(words("province"), withId("rollup-province", makeSelect(words("provinceOfFiles"), offices.of(""), asked.province, (province) => change({ province })))),
        labelled(words(quarter ? "reportDeadline" : "deadline"), withId("deadline", makeText(asked.deadline, (deadline) => change({ deadline }))), words("deadlineHint")),
        earlier.length ? labelled(words("previous"), withId("previous", makeSelect(words("noEarlier"), earlier.map((name) => [name, name]), asked.previous, (name) => change({ previous: name }))), words("previousHint")) : null,
        labelled(words("yearOf"), withId("rollup-year", makeYear(asked.year, (year) => change({ year }))), words("yearHint")),
        this.drawFurther(change)),
      make("div", { class: "buttons" }, makeBegin(words(this.told ? "rollupAgain" : "rollup"), () => this.rollUp(), { off: !files.chosen.length })),
      this.told ? this.drawAnswer() : null];
  },

  /** What else is used and made: the plans, of which reports are due, and letters. */
  drawFurther(change) {
    const { asked, plans } = this;
    const box = (id, name, label) => make("label", { class: "check" }, make("input", { type: "checkbox", id, checked: asked[name], onchange: (event) => {
      change({ [name]: event.target.checked });
      drawPage();
    } }), words(label));
    return [this.quarter ? plans.length ? box("planned", "planned", "planned") : make("p", { class: "hint" }, words("plannedHint")) : null,
      box("letters", "letters", "withLetters"),
      asked.letters ? labelled(words("replyBy"), withId("reply-by", makeText(asked.replyBy, (replyBy) => change({ replyBy }))), words("deadlineHint")) : null];
  },

  /** The plans of the offices among the files. */
  get plans() {
    return foundOf("plan", "merged", "rollup");
  },

  drawAnswer() {
    const { told, office } = this;
    if (told.filings) return office === null ? rolledReports(told, this.results, (at) => this.open(at)) : reportingOffice(told.offices[office], () => this.close());
    return office === null ? this.drawTold() : this.drawOffice(told.offices[office]);
  },

  open(at) {
    this.office = at;
    drawPage();
    focusOn("office");
  },

  close() {
    this.office = null;
    drawPage();
    focusOn("rolled-up");
  },

  async rollUp() {
    if (!isYear(this.asked.year)) return;
    const { province, deadline, previous, year, letters, replyBy, planned } = this.asked;
    const reports = { do: "rollup_reports", quarter: this.quarter, plans: planned ? this.plans : [] };
    const call = { province, deadline, previous, year, letters, reply_by: letters ? replyBy : "", ...(this.quarter ? reports : { do: "rollup" }) };
    const done = await work(call, contents);
    if (!done) return;
    this.told = done.told;
    this.results = done.results;
    this.office = null;
    drawPage();
    focusOn("rolled-up");
  },

  drawTold() {
    const { told } = this;
    const share = (count) => (told.offices.length ? `${figure(count)} (${percent(count / told.offices.length)})` : figure(count));
    const figures = [
      ["figOffices", figure(told.offices.length), false], ["figSent", share(told.sent), false],
      ["figBetween", share(told.between), told.between > 0], ["figNothing", share(told.nothing), told.nothing > 0],
      ["figActivities", figure(told.activities), false], ["figComplete", percent(told.complete), told.low],
      ["figErrors", figure(told.errors), told.errors > 0],
    ];
    return make("div", { class: "told" },
      make("h2", { class: "verdict", id: "rolled-up", tabindex: "-1" }, `${told.provinces.join(", ")} ${told.year ?? ""}`.trim()),
      figuresBlock(figures),
      rollupSaved(told, this.results),
      told.settings ? make("p", null, said(told.settings)) : null,
      told.told.length ? make("ul", { class: "remarks" }, told.told.map((each) => make("li", null, said(each)))) : null,
      make("div", { class: "charts" },
        barChart(words("chartStates"), told.states.map((each) => ({ label: said(each.label), count: each.count }))),
        columnChart(words("chartQuarters"), told.parts, told.quarters.map((each) => ({ label: words("quarter", { number: each.number }), counts: each.counts })))),
      told.unread.length ? [make("h3", null, words("unread")), findingsTable(words("unread"), told.unread, true)] : null,
      make("h3", null, words("offices")),
      make("p", { class: "hint controls" }, words("officesLead")),
      makeTable(words("offices"), [words("office"), words("state"), words("complete"), words("errors"), words("warnings"), words("activities")],
        told.offices.map((office, at) => this.officeRow(office, at))));
  },

  officeRow(office, at) {
    return make("tr", { class: `asks ${office.kind}`, onclick: () => this.open(at) },
      make("td", null, make("button", { type: "button", class: "plain" }, officeNamed(office))),
      make("td", null, said(office.state)),
      [percent(office.complete), figure(office.errors), figure(office.warnings), figure(office.activities.length)].map((each) => make("td", { class: "number" }, each)));
  },

  drawOffice(office) {
    const rows = office.activities.map((each) => [each.part, each.indicator, each.target, lines(each.activity), each.schedule, each.executors.join("; "), sourceTold(each.source)]);
    return make("div", { class: "told" },
      make("div", { class: "buttons controls" }, makeButton(words("back"), () => this.close())),
      make("h2", { class: "verdict", id: "office", tabindex: "-1" }, `${office.name}: ${said(office.state)}`),
      office.files.length ? make("p", { class: "hint" }, office.files.join(", ")) : make("p", null, words("nothingSent")),
      make("h3", null, words("findings")),
      office.findings.length ? findingsTable(words("findings"), office.findings, office.files.length > 1) : make("p", null, words("nothingFound")),
      rows.length ? [make("h3", null, words("activities")),
        makeTable(words("activities"), [words("part"), words("indicator"), words("target"), words("activity"), words("schedule"), words("executors"), words("source")],
          rows.map((cells) => cells.map((cell) => make("td", null, cell))))] : null);
  },
};
