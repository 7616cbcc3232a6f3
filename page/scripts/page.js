// The page: its head, the four kinds of work, and what is shown of the one that was chosen.
"use strict";

const VIEWS = { forms: formsView, check: checkView, merge: mergeView, rollup: rollupView };
const LABELS = { forms: "Forms", check: "Check", merge: "Merge", rollup: "Rollup" };
let shown = "check";

function drawPage() {
  document.documentElement.lang = language;
  const focused = document.activeElement?.id;
  const fill = (id, ...content) => {
    const element = document.getElementById(id);
    element.replaceChildren();
    put(element, content);
  };
  fill("head",
    make("div", null, make("h1", null, "RAK Excel"), make("p", null, words("tagline"))),
    make("div", { class: "aside" },
      make("p", { class: "private" }, words("private")),
      make("div", { role: "group", "aria-label": words("language"), class: "languages" },
        ["id", "en"].map((each) => make("button", {
          type: "button", lang: each, "aria-pressed": String(language === each), id: `language-${each}`,
          onclick: () => { language = each; drawPage(); },
        }, each === "id" ? "Indonesia" : "English"))),
      make("button", { type: "button", id: "about", onclick: showAbout }, words("about"))));
  document.getElementById("tabs").setAttribute("aria-label", words("work"));
  fill("tabs", Object.keys(VIEWS).map((name, at) => make("button", {
    type: "button", id: `tab-${name}`, "aria-current": shown === name ? "page" : null,
    onclick: () => { shown = name; drawPage(); },
  }, make("span", { "aria-hidden": "true", class: "step" }, String(at + 1)), words(`tab${LABELS[name]}`))));
  fill("lead", words(`lead${LABELS[shown]}`));
  fill("view", VIEWS[shown].draw());
  document.getElementById("skip").textContent = words("skip");
  drawStatus();
  if (focused) document.getElementById(focused)?.focus();
}

/** What stays when the page is drawn anew. */
function layOut() {
  put(document.getElementById("page"), [
    make("button", { type: "button", id: "skip", class: "skip", onclick: () => focusOn("work") }),
    make("header", { class: "head", id: "head" }),
    make("nav", { id: "tabs" }),
    make("main", { id: "work", tabindex: "-1" }, make("p", { class: "lead", id: "lead" }), statusBlock(), make("div", { id: "view" }))]);
}

/** Put the focus on what has just been made, so that who cannot see it is told. */
function focusOn(id) {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "start", behavior: "auto" });
}

function showAbout() {
  const licences = document.getElementById("licences")?.content.textContent;
  const dialog = make("dialog", { class: "about", "aria-label": words("about"), onclose: (event) => event.target.remove() },
    make("p", null, words(licences ? "aboutText" : "aboutServed")),
    licences ? make("pre", { tabindex: "0" }, licences) : null,
    make("form", { method: "dialog" }, make("button", { class: "main" }, words("close"))));
  document.body.append(dialog);
  dialog.showModal();
}

/** Forget what was told of the files that were chosen before. */
files.forgetResults = () => {
  for (const view of [reportForms, checkView, mergeView, rollupView]) view.forget();
};

/** Other files are chosen. */
files.changed = async () => {
  files.forgetResults();
  drawPage();
  if (!files.chosen.length) {
    tell(() => "");
    return;
  }
  tell(() => words("countFiles", { count: figure(files.chosen.length) }));
  await files.look();
};

const LONGEST_PRESS = 2000; // milliseconds, since who lets go outside of the window is not heard
let pressed = null, letGo = () => {};
window.addEventListener("pointerdown", () => { pressed = new Promise((done) => { letGo = done; }); }, true);
for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, () => setTimeout(() => letGo()), true);

/** Wait until nothing is pressed: a button that is made anew between the press and the release hears of no click. */
const released = () => Promise.race([pressed, new Promise((done) => setTimeout(done, LONGEST_PRESS))]);

/** Ask what the chosen files are, which some choices depend on. */
files.look = async () => {
  const chosen = files.chosen;
  const done = await work({ do: "look" }, contents, { quietly: true });
  await released();
  if (!done || files.chosen !== chosen) return;
  files.found = done.told.files;
  files.passedOver = done.told.passed_over;
  files.plan = done.told.plan;
  drawPage();
};

(async () => {
  if (!window.rakSupported) return;
  window.rakStarted = true;
  // A file that is dropped beside the place for it must not replace the page.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  // Answers that nobody has used yet are lost with the page.
  window.addEventListener("beforeunload", (event) => {
    if (mergeView.told && mergeView.unused) event.preventDefault();
  });
  document.getElementById("page").hidden = false;
  layOut();
  tell(() => words("starting"));
  drawPage();
  try {
    await desk.ready;
    tell(() => words("ready"));
    desk.whenLost = () => status.busy || tell(() => words("notServed"), { failed: true });
    if (desk.folder) await takeFolder();
    document.body.dataset.ready = "true";
  } catch (error) {
    tell(() => words(desk.save ? "notServed" : "notStarted"), { failed: true });
    console.error(error);
  }
})();
