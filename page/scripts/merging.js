// Gabung: the plan of an office, or its report on a quarter, what files say differently to be answered here, and the plan to look at and to save.
"use strict";

const mergeView = {
  told: null, results: [], base: "", earlier: "", plan: null, previous: null, region: "", year: null, choices: {}, answers: {}, used: "", sent: {}, more: false,

  /** The answer is about other files; what was chosen holds as long as it fits, and is told where it does not. */
  forget() {
    Object.assign(this, { told: null, results: [], used: "" });
    if (!files.chosen.length) Object.assign(this, { base: "", earlier: "", plan: null, previous: null, choices: {}, answers: {} });
  },

  /** Whether reports are merged: their forms are there and no plans of units, or a plan was chosen that they are about. */
  get ofReports() {
    if (files.plan === null) return Boolean(this.plan);
    return Boolean(this.plan || foundOf("report").length || (foundOf("merged_report").length && !foundOf("plan").length));
  },

  /** The quarter of most of the reports that are to be merged. */
  get quarter() {
    const all = files.found.filter((each) => each.kind === "report").map((each) => each.quarter);
    const count = (quarter) => all.filter((each) => each === quarter).length;
    return all.sort((one, other) => count(other) - count(one))[0];
  },

  /** What the merge starts from, as a call takes it: what was chosen, of reports also what can only be meant. */
  get guides() {
    const { base, earlier, region, year, quarter } = this;
    const plan = this.ofReports ? this.plan ?? files.plan : "";
    if (!plan) return { base, earlier, region, year };
    return { plan, earlier, previous: this.previous ?? (quarter ? latestBefore(quarter) : "") };
  },

  /** All that was chosen and answered, as a call takes it. */
  get decided() {
    return { choices: Object.values(this.choices), answers: Object.values(this.answers) };
  },

  /** Whether something was chosen that the plan below does not have. */
  get unused() {
    return JSON.stringify(this.decided) !== this.used;
  },

  draw() {
    const reports = this.ofReports;
    const merged = foundOf(reports ? "merged_report" : "merged");
    const plans = foundOf("merged", "plan");
    if (files.found.length) {
      if (!merged.includes(this.earlier)) this.earlier = "";
      if (!plans.includes(this.base)) this.base = "";
      if (this.plan && !plans.includes(this.plan)) this.plan = null;
      if (this.previous && !merged.includes(this.previous)) this.previous = null;
    }
    return [filesBlock(),
      reports ? this.drawReportGuides(plans, merged) : plans.length ? this.drawPlanGuides(plans, merged) : null,
      reports ? null : this.drawMore(plans),
      make("div", { class: "buttons" }, makeBegin(words(this.told ? "mergeAgain" : "merge"), () => this.merge(), { off: !files.chosen.length })),
      this.told ? this.drawTold() : null];
  },

  /** A list to choose from, below its label; the answer below is about something else once another is chosen. */
  chosenFrom(label, id, none, names, chosen, choose, hint = "") {
    return labelled(words(label), withId(id, makeSelect(words(none), toChoose(names), chosen, (name) => {
      choose(name);
      this.forget();
      drawPage();
    })), hint && words(hint));
  },

  drawPlanGuides(plans, merged) {
    return make("div", { class: "options" },
      this.chosenFrom("base", "base", "noBase", plans, this.base, (name) => {
        this.base = name;
        if (this.earlier === name) this.earlier = "";
      }),
      merged.length ? this.chosenFrom("earlier", "earlier", "noEarlier", merged.filter((name) => name !== this.base), this.earlier, (name) => { this.earlier = name; }, "earlierHint") : null,
      merged.length && !this.earlier && !this.base ? make("p", { class: "hint" }, words("earlierThere")) : null);
  },

  drawReportGuides(plans, merged) {
    const { plan = "", previous = "" } = this.guides;
    const before = reportsBefore(this.quarter ?? Infinity).map((each) => each.name);
    const results = merged.filter((name) => name !== previous);
    return make("div", { class: "options" },
      this.chosenFrom("reportedPlan", "plan", "choosePlan", plans, plan, (name) => { this.plan = name; }, "reportedPlanHint"),
      before.length ? this.chosenFrom("previousReport", "previous-report", "noEarlier", before, previous, (name) => {
        this.previous = name;
        if (this.earlier === name) this.earlier = "";
      }, "previousReportHint") : null,
      results.length ? this.chosenFrom("earlier", "earlier", "noEarlier", results, this.earlier, (name) => { this.earlier = name; }, "earlierHint") : null);
  },

  drawMore(plans) {
    return make("details", { class: "more-options", open: Boolean(this.region || this.year || this.more), ontoggle: (event) => { this.more = event.target.open; } },
      make("summary", null, words("moreOptions")),
      make("div", { class: "options" },
        labelled(words("region"), withId("region", makeText(this.region, (region) => { this.region = region; })), words("regionHint")),
        labelled(words("yearOf"), withId("merge-year", makeYear(this.year, (year) => { this.year = year; })), words("yearHint")),
        plans.length ? this.chosenFrom("reportedPlan", "plan", "noEarlier", plans, "", (name) => { this.plan = name; }, "planForReports") : null));
  },

  async merge() {
    if (status.busy && !status.quiet) return;
    const call = { do: "merge", ...this.guides, ...this.decided };
    const sent = { ...this.choices };
    if (!isYear(call.year ?? null)) return;
    const done = await work(call, contents);
    if (!done) {
      // Nothing of an earlier merge stands for this one; what failed may need what is asked further down.
      Object.assign(this, { told: null, results: [], more: true });
      drawPage();
      return;
    }
    this.told = done.told;
    this.results = done.results;
    this.used = JSON.stringify({ choices: call.choices, answers: call.answers });
    this.sent = sent;
    drawPage();
    focusOn("merged");
  },

  drawTold() {
    const { told } = this;
    const open = told.differences.filter((each) => !each.decided).length;
    const state = open ? words("waiting", { count: figure(open) }) : words(told.differences.length ? "allChosen" : "noDifferences");
    const refused = told.files.filter((each) => each.reason || each.refused);
    return make("div", { class: "told" },
      make("h2", { class: open || !told.complete || told.missing.length || told.unfilled.length ? "verdict warning" : "verdict", id: "merged", tabindex: "-1" }, `${said(told.done)}. ${state}`),
      told.missing.length ? [make("h3", null, words("missing")), make("ul", null, told.missing.map((unit) => make("li", null, unit)))] : null,
      refused.length ? [make("h3", null, words("notUsed")), make("ul", null, refused.map((each) => make("li", null, each.reason ? `${each.file}: ${said(each.reason)}` : each.file)))] : null,
      this.drawDifferences(),
      this.drawToCheck(),
      told.changes ? this.drawChanges() : null,
      make("h3", null, words(told.report ? "mergedReport" : "preview")),
      make("p", { class: "hint unused", hidden: !this.unused }, words("changedAbove")),
      make("div", { class: "buttons controls saving-plan", hidden: this.unused }, savingBlock(this.results)),
      make("p", { class: "hint controls" }, words("previewLead")),
      planTables(told.tables));
  },

  drawDifferences() {
    const { differences } = this.told;
    if (!differences.length) return null;
    return make("section", { class: "controls", "aria-label": words("differences") },
      make("h3", null, words("differences")),
      make("p", { class: "hint" }, words("differencesLead")),
      differences.map((each) => this.drawDifference(each)),
      this.useButton());
  },

  useButton() {
    return make("div", { class: "buttons sticky", hidden: !this.unused },
      make("p", { class: "hint" }, words("changed")),
      makeButton(words("useChoices"), () => this.merge(), "main"));
  },

  drawDifference(difference) {
    const { question, candidates, line, about, activity } = difference;
    const before = this.choices[question];
    const chosen = before?.candidates === candidates ? before : null;
    const name = newId("difference");
    const choose = (choice) => {
      this.choices[question] = { question, candidates, line, about: [about, activity].filter(Boolean).join("\n"), chosen: "", own: "", ...choice };
      this.touched();
    };
    const chooseOwn = (typed) => {
      if (typed) choose({ own: typed });
      else { // nothing is chosen until something is typed
        delete this.choices[question];
        this.touched();
      }
    };
    const own = make("input", {
      type: "text", "aria-label": words("ownValueFor", { name: said(difference.field) }), value: chosen?.own || difference.own,
      oninput: (event) => {
        radio.checked = true;
        chooseOwn(event.target.value.trim());
      },
      onkeydown: (event) => { if (event.key === "Enter" && this.unused) this.merge(); },
    });
    const radio = make("input", { type: "radio", name, id: newId("own"), value: "own", checked: Boolean(chosen ? chosen.own : difference.own), onchange: () => {
      chooseOwn(own.value.trim());
      own.focus();
    } });
    const picked = (value) => (chosen ? chosen.chosen === value.code : difference.decided && value.used);
    const unread = chosen?.own && !difference.decided && this.sent[question]?.own === chosen.own;
    return make("fieldset", { class: difference.decided ? "difference decided" : "difference" },
      make("legend", null, said(difference.field), ": ", about),
      activity ? make("p", null, lines(activity)) : null,
      difference.values.map((value) => {
        const id = newId("value");
        return make("div", { class: "value" },
          make("input", { type: "radio", name, id, value: value.code, checked: picked(value), onchange: () => choose({ chosen: value.code }) }),
          make("label", { for: id },
            make("span", { class: "said" }, lines(value.text), value.used && !difference.decided ? make("em", null, ` (${words("usedForNow")})`) : null),
            value.sources.map((source) => make("small", null, sourceTold(source)))));
      }),
      make("div", { class: "value" }, radio, make("div", null, make("label", { for: radio.id }, words("ownValue")), own, unread ? make("p", { class: "severity error" }, words("ownUnread", { typed: chosen.own })) : null)));
  },

  drawToCheck() {
    const { told, questions, unread, unfilled } = this.told;
    if (!(told.length || questions.length || unread.length || unfilled.length)) return null;
    return make("section", { "aria-label": words("toCheck") },
      make("h3", null, words("toCheck")),
      told.length ? make("ul", null, told.map((each) => make("li", null, said(each)))) : null,
      unfilled.length ? make("details", null,
        make("summary", null, `${words("unfilled")} (${figure(unfilled.length)})`),
        make("ul", null, unfilled.map((each) => make("li", null, each)))) : null,
      questions.map((each) => this.drawQuestion(each)),
      questions.length ? this.useButton() : null,
      unread.length ? make("details", null,
        make("summary", null, `${words("unreadEntries")} (${figure(unread.length)})`),
        make("ul", null, unread.map((each) => make("li", null,
          make("strong", null, sourceTold(each.source)), each.value ? `: “${each.value}”. ` : ": ", said(each.said), each.taken ? "" : ` (${words("notTaken")})`)))) : null);
  },

  drawQuestion(question) {
    const name = newId("question");
    const answer = this.answers[question.code]?.said ?? question.answer;
    return make("fieldset", { class: "difference" },
      make("legend", null, said(question.asking)),
      make("p", null, question.indicator),
      make("ul", null, question.texts.map((text, at) => make("li", null, lines(text), question.sources[at] ? make("small", null, sourceTold(question.sources[at])) : null))),
      question.choices.map((choice) => {
        const id = newId("answer");
        return make("div", { class: "value" },
          make("input", { type: "radio", name, id, checked: answer === choice, onchange: () => {
            this.answers[question.code] = { code: question.code, said: choice, about: question.texts[0] || question.indicator };
            this.touched();
          } }),
          make("label", { for: id }, choice));
      }));
  },

  touched() {
    // What is saved is what was chosen, or nothing.
    for (const each of document.querySelectorAll(".sticky, .unused")) each.hidden = !this.unused;
    for (const each of document.querySelectorAll(".saving-plan")) each.hidden = this.unused;
  },

  drawChanges() {
    const rows = this.told.changes.map((each) => [each.indicator, said(each.what), lines(each.before), lines(each.after)]);
    return [make("h3", null, words("changes")), makeTable(words("changes"), [words("indicator"), words("what"), words("before"), words("after")], rows.map((cells) => cells.map((cell) => make("td", null, cell))))];
  },
};
