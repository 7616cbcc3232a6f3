// Balasan: copies of the files with what was found in them, to send back; and what became of findings that went back before.
"use strict";

/** The returns of what is checked. They are made when they are first asked for: most checks need none. */
const returns = {
  made: null, alone: [],

  forget() {
    Object.assign(this, { made: null, alone: [] });
  },

  async make() {
    if (this.made) return this.made;
    const done = await work({ do: "return" }, contents);
    if (!done) return null;
    this.made = done.results;
    this.alone = done.told.alone;
    drawPage();
    return this.made;
  },

  draw() {
    const made = () => this.make();
    const beside = desk.save && desk.folder;
    const zip = words("returnsZip", { folder: desk.folder ? `${desk.folder.name} - ` : "" });
    const inOne = async () => [await asOne(await made(), zip)].filter(Boolean);
    return make("section", { class: "returns controls", "aria-label": words("returns") },
      make("h3", null, words("returns")),
      make("p", { class: "hint" }, words("returnsLead")),
      make("div", { class: "buttons" },
        withId("save-returns", beside
          ? makeButton(words("saveReturnsBeside", { name: desk.folder.name }), () => saveBeside(inOne))
          : makeButton(words("saveReturns"), () => download(made, zip))),
        window.showDirectoryPicker ? withId("returns-to-folder", makeButton(words("returnsToFolder"), () => saveToFolder(made))) : null),
      this.alone.length ? [make("p", null, words("listsAlone")), make("ul", { id: "lists-alone" }, this.alone.map((each) => make("li", null, said(each))))] : null);
  },
};

/** What became of the findings that went back with these files, each by its name where there are several in all. */
function becameOf(told, names) {
  const own = names.filter((name) => told.became[name]);
  if (Object.keys(told.became).length < 2) return null;
  return own.map((name) => make("p", { class: "became" }, names.length > 1 ? `${name}: ${said(told.became[name])}` : said(told.became[name])));
}

/** What the office said of a finding, with why that is not enough, or why its rule asks where the office does not understand it. */
function answerTo({ answer, explanation, why }) {
  if (!answer && !explanation) return null;
  const answered = [said(answer), explanation].filter(Boolean).join(": ");
  return [make("p", { class: "answer" }, lines(words("officeAnswers", { said: answered }))), why ? make("p", { class: "hint" }, said(why)) : null];
}

/** The findings that went back and are not found today, folded away, those of each state by themselves. */
function goneList(gone, at) {
  const states = [...new Set(gone.map((each) => said(each.progress)))];
  return states.map((state) => {
    const own = gone.filter((each) => said(each.progress) === state);
    const id = `gone-${at}-${states.indexOf(state)}`;
    return make("details", { class: "gone", open: opened.has(id), ontoggle: (event) => opened[event.target.open ? "add" : "delete"](id) },
      withId(id, make("summary", null, `${state} (${figure(own.length)})`)),
      make("ul", null, own.map((each) => make("li", null, make("span", { class: "place" }, placeOf(each)), " ", lines(said(each.message)), answerTo(each)))));
  });
}
const opened = new Set(); // which of them are unfolded
