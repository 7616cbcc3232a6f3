// Rekap of the reports on a quarter: who reported and what was reached, and behind each office its figures and obstacles.
"use strict";

const QUARTERS = [1, 2, 3, 4];
const LOOKS = { met: "fine", near: "warning", missed: "error", blank: "error", unclear: "warning" }; // of standings that are seen from afar

const NOTHING = { nothing: "nothingReported", absent: "reportAbsent" }; // what is said of an office without a report

/** An office as a list names it. */
const officeNamed = ({ code, name }) => (code ? `${code} ${name}` : name);

function rolledReports(told, results, open) {
  const asked = told.offices.filter((office) => office.kind !== "free").length;
  const share = (count) => (asked ? `${figure(count)} (${percent(count / asked)})` : figure(count));
  const figures = [
    ["figOffices", figure(told.offices.length), false], ["figReported", share(told.sent), false], ["figLate", share(told.late), told.late > 0],
    ["figMissing", share(told.missing), told.missing > 0], ["figIndicators", figure(told.indicators), false],
    ["figMissed", figure(told.missed), told.missed > 0], ["figBlank", figure(told.blank), told.blank > 0],
  ];
  const bars = (listed) => listed.map((each) => ({ label: said(each.label), count: each.count }));
  return make("div", { class: "told" },
    make("h2", { class: "verdict", id: "rolled-up", tabindex: "-1" }, `${told.provinces.join(", ")} ${quarterNamed(told.quarter)} ${told.year ?? ""}`.trim()),
    figuresBlock(figures),
    rollupSaved(told, results),
    told.settings ? make("p", null, said(told.settings)) : null,
    told.told.length ? make("ul", { class: "remarks" }, told.told.map((each) => make("li", null, said(each)))) : null,
    make("div", { class: "charts" }, barChart(words("chartFiled"), bars(told.filings)), barChart(words("chartStandings"), bars(told.standings))),
    told.first.length ? [make("h3", null, words("toCall")), make("ol", { class: "first" }, told.first.map((at) => {
      const office = told.offices[at];
      return make("li", null, `${office.name}: ${said(office.reasons)}`);
    }))] : null,
    make("h3", null, words("offices")),
    make("p", { class: "hint controls" }, words("reportLead")),
    makeTable(words("offices"), [words("office"), words("filed"), words("met"), words("missed"), words("blank")],
      told.offices.map((office, at) => make("tr", { class: `asks ${office.kind}`, onclick: () => open(at) },
        make("td", null, make("button", { type: "button", class: "plain" }, officeNamed(office))),
        make("td", null, said(office.state)),
        [office.met, office.missed, office.blank].map((each) => make("td", { class: "number" }, each === null ? "–" : figure(each)))))));
}

function reportingOffice(office, back) {
  return make("div", { class: "told" },
    make("div", { class: "buttons controls" }, makeButton(words("back"), back)),
    make("h2", { class: office.kind === "nothing" ? "verdict error" : "verdict", id: "office", tabindex: "-1" }, `${office.name}: ${said(office.state)}`),
    office.files.length ? make("p", { class: "hint" }, office.files.join(", ")) : null,
    NOTHING[office.kind] ? make("p", null, words(NOTHING[office.kind])) : null,
    office.reasons && office.files.length ? make("p", null, said(office.reasons)) : null,
    office.indicators.length ? [make("h3", null, words("indicators")), makeTable(words("indicators"),
      ["part", "number", "indicator", "target", "goal", "actual", "reached", "standing", "source"].map((each) => words(each)),
      office.indicators.map((each) => [each.part, each.code, each.indicator, each.target, each.goal, each.actual, each.percent,
        LOOKS[each.kind] ? make("span", { class: `badge ${LOOKS[each.kind]}` }, each.standing) : each.standing, sourceTold(each.source)]))] : null,
    office.obstacles.length ? [make("h3", null, words("obstacles")), makeTable(words("obstacles"),
      ["indicator", "obstacle", "followUp", "person", "due"].map((each) => words(each)),
      office.obstacles.map((each) => [each.indicator, lines(each.obstacle), lines(each.follow_up), each.person,
        each.overdue ? [each.due, " ", make("span", { class: "severity error" }, `(${words("overdue")})`)] : each.due]))] : null);
}
