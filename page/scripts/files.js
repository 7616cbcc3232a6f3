// The files that people choose: by a button, by dropping, out of folders as deep as they are.
"use strict";

const MOST_FILES = 5000;
const LONGEST_FILE = 200_000_001; // bytes; of a longer one so much is enough to say that it is too big
// `found` are those that Python reads, within archives too, each with its kind; `plan` is the one that reports among them are about,
// null where plans are merged and reports only lie beside them.
const files = { chosen: [], found: [], passedOver: [], plan: "", changed: () => {}, limited: false };

/** Takes files beside the chosen ones, or `anew` in their place. `found` are objects of `name` and `file`. */
function takeFiles(found, { anew = false } = {}) {
  choose(beside(anew ? [] : files.chosen, found));
  files.found = [];
  files.passedOver = [];
  files.plan = "";
  files.changed();
}

function choose(all) {
  files.limited = all.length > MOST_FILES;
  files.chosen = inOrder(all);
}

const inOrder = (listed) => listed.slice(0, MOST_FILES).sort((one, other) => (one.name < other.name ? -1 : 1));

/** Files and others beside them, each of these under a name that none before it has. */
function beside(first, others) {
  const all = [...first];
  for (const each of others) {
    const name = freeName(each.name, all.map((other) => other.name));
    if (name) all.push({ ...each, name });
  }
  return all;
}

/** Takes files that were chosen or dropped. One that says the same under the same name is not taken twice, and one that was
changed since it was chosen takes the place of what it was, which nobody can read any more: that is told. */
async function addFiles(given) {
  const found = withoutFolderOfAll(given.filter(({ name }) => isOfInterest(name)));
  if (!found.length) {
    tell(() => words("nothingThere"), { failed: true });
    return;
  }
  const before = new Map(files.chosen.filter(({ file }) => file).map((each) => [each.name, each]));
  const compared = await Promise.all(found.map(async (each) => {
    const known = before.get(each.name);
    const said = known ? await digestNow(known) : null;
    return { each, known, stale: said === GONE, same: Boolean(said) && said === await digestNow(each) };
  }));
  const added = [], replaced = [];
  for (const { each, known, stale, same } of compared) {
    const at = stale || same ? files.chosen.indexOf(known) : -1;
    if (at < 0) added.push(each);
    else files.chosen[at] = each; // the newer of two that are the same: a browser may read the older one as long as it was
    if (at >= 0 && stale) replaced.push(each.name);
  }
  takeFiles(added);
  if (replaced.length) tell(() => words("replaced", { names: replaced.join(", ") }));
}

const GONE = "";
/** A digest of what a chosen file says now; GONE where it was changed since, or is not there any more; null where nobody can tell. */
async function digestNow({ file, handle }) {
  try {
    return await digestOf(readable(handle ? await handle.getFile() : file));
  } catch (error) {
    return ["NotReadableError", "NotFoundError"].includes(error.name) ? GONE : null;
  }
}

async function digestOf(file) {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** As much of a file as is read. Cut is only what is longer: a part ends where the file ended when it was chosen. */
const readable = (file) => (file.size > LONGEST_FILE ? file.slice(0, LONGEST_FILE) : file);

/** Whether a file is one that people see: no lock file of Excel, and nothing that the system keeps hidden. */
const isOfInterest = (name) => !name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));

/** Takes the folder's files as they are now, beside what was added. Gives whether they are others than before. */
async function lookAgain() {
  if (!desk.folder) return false;
  await desk.look();
  const names = (listed) => listed.filter((each) => each.inFolder).map(({ name }) => name).join("\n");
  const now = inOrder(ofFolder());
  if (names(now) === names(files.chosen)) return false;
  choose(beside(now, files.chosen.filter((each) => !each.inFolder)));
  return true;
}

const ofFolder = () => (desk.folder?.files ?? []).map((name) => ({ name, inFolder: true }));

/** Takes the folder that the page was opened for, as it is now, with nothing beside it. */
async function takeFolder() {
  try {
    await desk.look();
    takeFiles(ofFolder(), { anew: true });
  } catch (error) {
    tellEnded(error);
  }
}

/** The names without the folder that all of them are in. */
function withoutFolderOfAll(found) {
  const first = (found[0]?.name ?? "").split("/").slice(0, -1);
  let common = first.length;
  for (const { name } of found) {
    const folders = name.split("/").slice(0, -1);
    while (common && folders.slice(0, common).join("/") !== first.slice(0, common).join("/")) common -= 1;
  }
  return found.map((each) => ({ ...each, name: each.name.split("/").slice(common).join("/") }));
}

/** The name, or with a number where another file has it. */
function freeName(name, taken) {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/s.exec(name);
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${stem} (${number})${ending ?? ""}`;
  return free;
}

/** The chosen files as a call takes them, each read now. One that was changed or moved since it was chosen may not be read
any more by the browser that was shown it: an error with its name. */
function contents() {
  return Promise.all(files.chosen.map(async ({ name, file, handle, inFolder }) => {
    if (inFolder) return { name, inFolder };
    try {
      return { name, content: await readable(handle ? await handle.getFile() : file).arrayBuffer() };
    } catch (error) {
      throw Object.assign(error, { unreadable: name });
    }
  }));
}

const ofInput = (input) => [...input.files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

/** All files below what was dropped. */
async function ofDrop(transfer) {
  // All of it is asked for at once: a moment later the browser has forgotten what was dropped.
  const dropped = [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
    file: item.getAsFile(),
    handle: item.getAsFileSystemHandle?.(),
    entry: item.webkitGetAsEntry?.(),
  }));
  return (await Promise.all(dropped.map(async ({ file, handle, entry }) => {
    // Chromium reads dropped folders by their handles alone where a page is a file; Firefox has none.
    const dropped = await handle?.catch(() => null);
    if (dropped?.kind === "directory") return belowHandle(dropped, `${dropped.name}/`);
    if (entry && !entry.isDirectory) return [{ name: file.name, file, handle: dropped }];
    return entry ? belowEntry(entry, "") : [{ name: file.name, file }];
  }))).flat();
}

async function belowHandle(folder, path) {
  const found = [];
  for await (const each of folder.values()) {
    if (each.kind === "file") found.push({ name: `${path}${each.name}`, file: await each.getFile(), handle: each });
    else found.push(...await belowHandle(each, `${path}${each.name}/`));
  }
  return found;
}

async function belowEntry(entry, path) {
  const name = `${path}${entry.name}`;
  if (entry.isFile) return [{ name, file: await new Promise((done, failed) => entry.file(done, failed)) }];
  const reader = entry.createReader();
  const found = [];
  for (;;) { // a reader gives a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map((each) => belowEntry(each, `${name}/`)))).flat();
}

/** The block in which files are chosen; made anew whenever they change. */
function filesBlock() {
  const count = files.chosen.length;
  const input = (properties) => {
    const element = make("input", { type: "file", multiple: true, class: "unseen", tabindex: "-1", "aria-hidden": "true", ...properties });
    element.addEventListener("change", () => {
      addFiles(ofInput(element));
      element.value = "";
    });
    return element;
  };
  const plain = input({ id: "choose-files" });
  const folder = input({ id: "choose-folder", webkitdirectory: true });
  const block = make("section", { class: count ? "files chosen" : "files", "aria-label": words("files") },
    count ? null : make("p", { class: "drop-here" }, words("dropHere")),
    count ? make("p", { class: "count" }, filesTold()) : make("p", { class: "hint" }, words("or")),
    make("div", { class: "buttons" },
      withId("files-button", makeButton(words(count ? "addFiles" : "chooseFiles"), () => plain.click())),
      withId("folder-button", makeButton(words(count ? "addFolder" : "chooseFolder"), () => folder.click())),
      desk.folder ? withId("again", makeButton(words("folderAgain"), () => takeFolder())) : null,
      count ? withId("clear", makeButton(words("clear"), () => (desk.folder ? takeFolder() : takeFiles([], { anew: true })))) : null),
    plain, folder,
    count ? fileList() : null,
    files.passedOver.length ? make("p", { class: "hint" }, words("passedOver", { names: files.passedOver.join(", ") })) : null,
    files.limited ? make("p", { class: "hint" }, words("tooMany", { count: figure(MOST_FILES) })) : null);
  block.addEventListener("dragover", (event) => {
    event.preventDefault();
    block.classList.add("over");
  });
  block.addEventListener("dragleave", () => block.classList.remove("over"));
  block.addEventListener("drop", async (event) => {
    event.preventDefault();
    block.classList.remove("over");
    const found = await ofDrop(event.dataTransfer).catch(() => []);
    if (found.length) addFiles(found);
    else tell(() => words("notDropped"), { failed: true });
  });
  return block;
}

const filesTold = () => (files.chosen.some((each) => each.inFolder)
  ? `${words("fromFolder", { name: desk.folder.name })}: ${words("countFiles", { count: figure(files.chosen.length) })}`
  : words("countFiles", { count: figure(files.chosen.length) }));

/** The names of the files of these kinds, in the order of the kinds. */
const foundOf = (...kinds) => kinds.flatMap((kind) => files.found.filter((each) => each.kind === kind).map((each) => each.name));

/** The office's reports on quarters before this one, the latest first. */
const reportsBefore = (quarter) => files.found.filter((each) => each.kind === "merged_report" && each.quarter < quarter)
  .sort((one, other) => other.quarter - one.quarter);

/** The name of the latest of them, "" where two are of the same quarter. */
function latestBefore(quarter) {
  const [first, second] = reportsBefore(quarter);
  return first && first.quarter !== second?.quarter ? first.name : "";
}

/** The names as a list to choose from. */
const toChoose = (names) => names.map((name) => [name, name]);

const KINDS = {
  merged: "kindMerged", rollup: "kindRollup", report: "kindReport", merged_report: "kindMergedReport", report_rollup: "kindReportRollup",
  list: "kindList", other: "kindOther",
};
/** What is told of a chosen file behind its name. */
function kindTold({ name }) {
  const within = files.found.filter((each) => each.name.startsWith(`${name}/`)).length;
  if (within) return ` (${words("countFiles", { count: figure(within) })})`;
  const found = files.found.find((each) => each.name === name);
  const kind = KINDS[found?.kind];
  return kind ? ` (${words(kind, { quarter: quarterNamed(found.quarter) })})` : "";
}

function fileList() {
  const item = (each) => make("li", null,
    make("span", null, each.name, make("span", { class: "kind" }, kindTold(each))),
    each.inFolder ? null : make("button", {
      type: "button", class: "remove", "aria-label": words("remove", { name: each.name }), title: words("remove", { name: each.name }),
      onclick: () => {
        takeFiles(files.chosen.filter((other) => other !== each), { anew: true });
        document.getElementById("files-button").focus();
      },
    }, "×"));
  return make("details", { class: "file-list", ontoggle: (event) => { files.listOpen = event.target.open; }, open: Boolean(files.listOpen) },
    make("summary", null, words("showFiles")),
    make("ul", null, files.chosen.map(item)));
}
