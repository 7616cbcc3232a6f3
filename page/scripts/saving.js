// What was written goes to a folder that the user names, beside the folder that the page was opened for, or to the downloads.
"use strict";

const savedBefore = new Map(); // digests of what this page wrote, which it may replace, by name
const MOST_NAMES = 50; // that are tried: where so many are taken something else is wrong

/** The block that saves these files; `zip` names the one file in which several are downloaded. */
function savingBlock(results, zip = "") {
  const given = () => results;
  const one = results.length === 1;
  const label = one ? words("save", { name: results[0].name }) : words("saveAll", { count: figure(results.length) });
  return make("section", { class: "saving", "aria-label": words("saveTitle") },
    desk.save && desk.folder ? makeButton(words("saveBeside", { name: desk.folder.name }), () => saveBeside(given), "main") : null,
    makeButton(label, () => download(given, zip), desk.save && desk.folder ? "" : "main"),
    window.showDirectoryPicker ? makeButton(words("saveFolder"), () => saveToFolder(given)) : null);
}

/** Here and below `given` gives the files, or makes them first; nothing where that failed, which has been told. */
async function download(given, zip) {
  const file = await asOne(await given(), zip);
  if (!file) return;
  const address = URL.createObjectURL(file);
  const link = make("a", { href: address, download: file.name, class: "unseen" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  tell(() => words("download", { name: file.name }));
}

/** The only one of the files, or all of them as one zip of this name; null without any. */
async function asOne(results, zip) {
  return results?.length === 1 ? results[0] : results && packed(results, zip);
}

async function packed(results, name) {
  const given = () => Promise.all(results.map(async (file) => ({ name: file.name, content: await file.arrayBuffer() })));
  const done = await work({ do: "pack", name }, given);
  return done?.results[0] ?? null;
}

async function saveBeside(given) {
  const saved = [];
  for (const file of await given() ?? []) {
    try {
      saved.push(await desk.save(file));
      tellSaved(saved);
    } catch (error) {
      tell(() => (error.told ? said(error.told) : words("notServed")), { failed: true });
      return;
    }
  }
}

async function saveToFolder(given) {
  let folder; // asked for at once: a moment later the browser does not take it for the answer to a click any more
  try {
    folder = await window.showDirectoryPicker({ mode: "readwrite" });
  } catch {
    return; // nobody named one
  }
  const saved = [];
  for (const file of await given() ?? []) {
    try {
      saved.push(await written(folder, file));
      tellSaved(saved);
    } catch {
      tell(() => words("notSaved", { name: file.name }), { failed: true });
      return;
    }
  }
}

const tellSaved = (names) => tell(() => words(names.length > 1 ? "savedAll" : "saved", { count: figure(names.length), name: names.join(", ") }));

/** Write a file into a folder. One of its name that is not as this page left it is kept, and the new one gets a number. */
async function written(folder, file) {
  const content = await file.arrayBuffer();
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/s.exec(file.name);
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const name = number === 1 ? file.name : `${stem} (${number})${ending ?? ""}`;
    const there = await digest(folder, name);
    if (there !== null && there !== savedBefore.get(name)) continue;
    try {
      const handle = await folder.getFileHandle(name, { create: true });
      const stream = await handle.createWritable(); // what is written appears when it is closed
      await stream.write(content);
      await stream.close();
    } catch (error) {
      if (there === null) await folder.removeEntry(name).catch(() => {}); // the blank file that was made for it
      throw error;
    }
    savedBefore.set(name, await digest(folder, name));
    return name;
  }
  throw new Error("no name is free");
}

/** A digest of the file of this name in a folder; null where there is none, "" where nobody can tell. */
async function digest(folder, name) {
  try {
    return await digestOf(await (await folder.getFileHandle(name)).getFile());
  } catch (error) {
    return error.name === "NotFoundError" ? null : "";
  }
}
