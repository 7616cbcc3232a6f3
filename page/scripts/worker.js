// Python in a worker: it gets its parts once, then calls with their files, and gives answers with what was written.
"use strict";
const GIVEN = "/given", RESULTS = "/results";
let python, answer;

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) await start(data.parts);
    else postMessage(answered(data));
  } catch (error) {
    postMessage({ fault: String(error?.message ?? error).slice(-600) });
  }
};

async function start(parts) {
  const text = (part) => new TextDecoder().decode(part);
  const address = (part) => URL.createObjectURL(new Blob([part], { type: "text/javascript" }));
  // Pyodide asks for its files as if by network. They are here, and the page may connect to nothing.
  self.fetch = async (asked) => {
    const name = String(asked?.url ?? asked);
    if (name.endsWith(".wasm")) return new Response(parts.wasm, { headers: { "Content-Type": "application/wasm" } });
    if (name.endsWith("python_stdlib.zip")) return new Response(parts.stdlib);
    throw new Error(`not in this page: ${name}`);
  };
  importScripts(address(parts.loader));
  const { default: createPyodideModule } = await import(address(parts.module));
  python = await loadPyodide({ indexURL: "http://nowhere.invalid/", lockFileContents: text(parts.lock), createPyodideModule });
  python.unpackArchive(parts.site, "zip", { extractDir: python.runPython("import site; site.getsitepackages()[0]") });
  answer = python.runPython(`
import gc, importlib, shutil
from pathlib import Path
importlib.invalidate_caches()
gc.set_threshold(100_000)
from rak_excel.desk.answering import answer, load
from rak_excel.desk.place import Place
load()

def answered(call, heard):
    try:
        return answer(call, Place((Path("${GIVEN}"),), Path("${RESULTS}"), heard)).decode()
    finally:
        gc.collect()

def emptied():
    for folder in ("${GIVEN}", "${RESULTS}"):
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir()

answered.emptied = emptied
answered`);
  postMessage({ ready: true });
}

function answered({ call, files }) {
  const { FS } = python;
  answer.emptied();
  for (const { name, content } of files) {
    const path = `${GIVEN}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, new Uint8Array(content));
  }
  const heard = (done, count, next) => postMessage({ heard: { done, count, next } });
  const told = JSON.parse(answer(JSON.stringify(call), heard));
  const results = FS.readdir(RESULTS).filter((name) => name !== "." && name !== "..").sort()
    .map((name) => ({ name, content: FS.readFile(`${RESULTS}/${name}`).buffer }));
  answer.emptied();
  return { told, results, memory: python._module.HEAPU8.length };
}
