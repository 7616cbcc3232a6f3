// Fields with their labels: what is asked before a work begins.
"use strict";

/** A control below its label, with a hint where there is one. */
function labelled(label, control, hint = "") {
  control.id ||= newId("field");
  const told = hint ? make("span", { class: "hint", id: newId("hint") }, hint) : null;
  if (told) control.setAttribute("aria-describedby", told.id);
  return make("div", { class: "field" }, make("label", { for: control.id, class: "label" }, label), control, told);
}

/** A list to choose from: `none` is shown for "", the others are pairs of value and text. */
function makeSelect(none, listed, chosen, change) {
  return make("select", { onchange: (event) => change(event.target.value) },
    make("option", { value: "" }, none),
    listed.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
}

/** A field for a short text. */
function makeText(value, change) {
  return make("input", { type: "text", class: "short", value, autocomplete: "off", oninput: (event) => change(event.target.value.trim()) });
}

/** Whether a year can be asked for; where it cannot, that has been told. Blank is none. */
function isYear(year, { blank = true } = {}) {
  const right = year === null ? blank : Number.isInteger(year) && year >= 2000 && year <= 2100;
  if (!right) tell(() => words("yearWrong"), { failed: true });
  return right;
}

/** A field for a year, which may be left blank; `change` hears a number, or null. */
function makeYear(value, change) {
  return make("input", {
    type: "number", min: "2000", max: "2100", step: "1", class: "short", value: value ?? "",
    oninput: (event) => change(event.target.value ? Number(event.target.value) : null),
  });
}

/** The provinces, and the offices in them, once Python has told them. */
const offices = {
  listed: null,

  async load() {
    if (this.listed) return;
    this.listed = [];
    await desk.ready.catch(() => {});
    const done = await work({ do: "offices" }, () => [], { quietly: true });
    this.listed = done?.told ?? null;
    if (done) drawPage();
  },

  /** The name of a province or an office, as files are called: `5203 Kabupaten Lombok Timur`. */
  named(code) {
    return `${code.replace(".", "")} ${this.listed?.find((each) => each.code === code)?.name ?? ""}`.trim();
  },

  /** Pairs of code and name: the provinces for "", or those of one of them. */
  of(province) {
    return (this.listed ?? []).filter((each) => each.province === province).map(({ code, name }) => [code, `${code} ${name}`]);
  },
};
