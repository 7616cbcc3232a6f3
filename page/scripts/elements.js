// Elements of the page, made of texts alone: nothing that stands in a file is ever taken for HTML.
"use strict";

/** An element with properties (`class`, `aria-…`, `data-…`, `onclick`, …) and children: elements, texts, lists of them, or null. */
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) value && element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  put(element, children);
  return element;
}

/** Adds children behind those that an element has. */
function put(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
}

/** A table with a caption for who cannot see it; `rows` are lists of cells, each a text, an element or a made `td`. */
function makeTable(caption, headings, rows) {
  const cell = (content) => (content instanceof HTMLTableCellElement ? content : make("td", null, content));
  return make("div", { class: "scrolled", tabindex: "0", role: "region", "aria-label": caption },
    make("table", null,
      make("caption", { class: "unseen" }, caption),
      make("thead", null, make("tr", null, headings.map((heading) => make("th", { scope: "col" }, heading)))),
      make("tbody", null, rows.map((row) => row instanceof HTMLElement ? row : make("tr", null, row.map(cell))))));
}

/** A button; `kind` is `main`, or nothing for any other. */
function makeButton(label, pressed, kind = "") {
  return make("button", { type: "button", class: kind, onclick: pressed }, label);
}

/** The button that begins a work. While another is being done it stays where it is, so that the focus does, and waits. */
function makeBegin(label, begun, { type = "button", off = false } = {}) {
  return make("button", { type, class: "main begin", disabled: off, "aria-disabled": String(status.busy), onclick: begun }, label);
}

/** The lines of a text, with line breaks between them. */
function lines(text) {
  return text.split("\n").flatMap((line, at) => (at ? [make("br"), line] : [line]));
}

let numbers = 0;
/** An id that no other element has. */
function newId(name) {
  numbers += 1;
  return `${name}-${numbers}`;
}

/** The element, by an id under which it is found again when the page is drawn anew. */
function withId(id, element) {
  element.id = id;
  return element;
}
