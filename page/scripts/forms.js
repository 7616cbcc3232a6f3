// Format isian: forms for an office, for each of its units, or for all offices of a province; and for quarterly reports.
"use strict";

const FORMS = { unit: "formsUnit", office: "formsOffice", province: "formsProvince", report: "formsReport" };

/** The forms that were made: to save, as one zip of this name where there are several, and by their names. */
function madeForms(results, zip, told = []) {
  return make("div", { class: "told", id: "made-forms" },
    make("h2", { class: "verdict", id: "made", tabindex: "-1" }, words("formsMade", { count: figure(results.length) })),
    told.map((each) => each && make("p", null, said(each))),
    make("div", { class: "buttons" }, savingBlock(results, zip)),
    make("ul", null, results.map(({ name }) => make("li", null, name))));
}

const formsView = {
  asked: { year: new Date().getFullYear() + 1, province: "", region: "", each: "unit", quarters: false }, made: null, results: null,

  get whose() {
    return this.asked.each === "province" ? this.asked.province : this.asked.region;
  },

  draw() {
    const { asked } = this;
    if (asked.each === "report") return reportForms.draw(this.drawKinds(drawPage));
    offices.load();
    const office = withId("office", makeSelect("", [], "", (region) => change({ region })));
    const begin = makeBegin(words("makeForms"), null, { type: "submit" });
    // Nothing but what depends on it is drawn anew: who types in a list goes on typing there.
    const change = (changes) => {
      Object.assign(asked, changes);
      this.results = null;
      document.getElementById("made-forms")?.remove();
      fit();
    };
    const fit = () => {
      office.replaceChildren(...makeSelect(words("chooseOffice"), asked.province ? offices.of(asked.province) : [], asked.region, null).children);
      office.value = asked.region; // options that come from another list do not bring along which is chosen
      office.closest(".field").hidden = asked.each === "province";
      begin.disabled = !this.whose;
    };
    const form = make("form", { class: "options", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.make(); } },
      this.drawKinds((each) => (each === "report" ? drawPage() : change({ each }))),
      make("div", { class: "fields" },
        labelled(words("province"), withId("province", makeSelect(words("chooseProvince"), offices.of(""), asked.province, (province) => change({ province, region: "" })))),
        labelled(words("office"), office),
        labelled(words("year"), withId("year", makeYear(asked.year, (year) => change({ year }))))),
      make("label", { class: "check" },
        make("input", { type: "checkbox", id: "quarters", checked: asked.quarters, onchange: (event) => change({ quarters: event.target.checked }) }),
        words("quarterTargets")),
      make("div", { class: "buttons" }, begin));
    fit();
    return [form, this.results ? madeForms(this.results, words("formsZip", this.made)) : null];
  },

  drawKinds(changed) {
    const choose = (each) => {
      this.asked.each = each;
      changed(each);
    };
    return make("fieldset", { class: "choices" },
      make("legend", { class: "label" }, words("whatForms")),
      Object.entries(FORMS).map(([each, name]) => make("label", null,
        make("input", { type: "radio", name: "each", id: `each-${each}`, checked: this.asked.each === each, onchange: () => choose(each) }),
        words(name))));
  },

  async make() {
    const { asked } = this;
    if (!isYear(asked.year, { blank: false })) return;
    const done = await work({ do: "forms", year: asked.year, region: this.whose, each: asked.each, quarter_targets: asked.quarters }, () => []);
    if (!done) return;
    this.results = done.results;
    this.made = { year: asked.year, place: offices.named(this.whose) };
    drawPage();
    focusOn("made");
  },
};
