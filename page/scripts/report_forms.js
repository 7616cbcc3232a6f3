// Laporan triwulan: the forms in which an office, or each of its units, reports a quarter of its signed plan.
"use strict";

const reportForms = {
  // Nobody has chosen a plan, or an earlier report, as long as it is null: then those are taken that can only be meant.
  asked: { plan: null, previous: null, quarter: Math.floor(new Date().getMonth() / 3) || 4, units: true }, told: null, results: [],

  forget() {
    Object.assign(this, { told: null, results: [] });
    if (!files.chosen.length) Object.assign(this.asked, { plan: null, previous: null });
  },

  get plans() {
    return foundOf("merged", "plan");
  },

  get plan() {
    const meant = foundOf("merged").length ? foundOf("merged") : this.plans;
    return this.asked.plan ?? (files.plan || (meant.length === 1 ? meant[0] : ""));
  },

  get previous() {
    return this.asked.previous ?? latestBefore(this.asked.quarter);
  },

  /** Below the choice of what forms are for, which `kinds` is. */
  draw(kinds) {
    const { asked } = this;
    const earlier = reportsBefore(asked.quarter).map((each) => each.name);
    if (files.found.length) {
      if (asked.plan && !this.plans.includes(asked.plan)) asked.plan = null;
      if (asked.previous && !earlier.includes(asked.previous)) asked.previous = null;
    }
    const change = (changes) => {
      Object.assign(asked, changes);
      Object.assign(this, { told: null, results: [] });
      drawPage();
    };
    const quarters = [1, 2, 3, 4].map((number) => [String(number), quarterNamed(number)]);
    const quarter = makeSelect("", quarters, String(asked.quarter), (chosen) => change({ quarter: Number(chosen) }));
    quarter.firstChild.remove(); // there is always one
    return [make("div", { class: "options" }, kinds), filesBlock(),
      make("form", { class: "options", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.make(); } },
        make("div", { class: "fields" },
          labelled(words("reportedPlan"), withId("report-plan", makeSelect(words("choosePlan"), toChoose(this.plans), this.plan, (plan) => change({ plan }))), words(this.plans.length ? "reportedPlanHint" : "noPlanYet")),
          labelled(words("reportQuarter"), withId("report-quarter", quarter)),
          earlier.length ? labelled(words("previousReport"), withId("report-previous", makeSelect(words("noEarlier"), toChoose(earlier), this.previous, (previous) => change({ previous }))), words("previousReportHint")) : null),
        make("label", { class: "check" },
          make("input", { type: "checkbox", id: "report-units", checked: asked.units, onchange: (event) => change({ units: event.target.checked }) }),
          words("eachUnit")),
        make("div", { class: "buttons" }, makeBegin(words("makeForms"), null, { type: "submit", off: !this.plan }))),
      this.told ? this.drawMade() : null];
  },

  drawMade() {
    const name = this.told.names[0].split(" - ").slice(0, 2).join(" - ").replace(/\.xlsx$/, "");
    return madeForms(this.results, words("reportFormsZip", { name }), [this.told.settings, this.told.told]);
  },

  async make() {
    const { plan, previous, asked } = this;
    if (!plan) return;
    const done = await work({ do: "report_forms", plan, previous, quarter: asked.quarter, each: asked.units ? "unit" : "office" }, contents);
    if (!done) return;
    this.told = done.told;
    this.results = done.results;
    drawPage();
    focusOn("made");
  },
};
