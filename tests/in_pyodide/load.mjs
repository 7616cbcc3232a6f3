// Runs tests in Pyodide: node load.mjs PYODIDE_FOLDER ASKED.json RESULTS ARCHIVE FOLDER [ARCHIVE FOLDER ...]
// Each archive is unpacked into its folder of Pyodide's own files. RESULTS gets a line of JSON for whatever happens.
import fs from "node:fs";
import path from "node:path";
import url from "node:url";

const [folder, asked, results, ...archives] = process.argv.slice(2);
function fail(error) { // without the line that it stands in, which is as long as the file
  console.error(String(error.message).slice(-3000));
  process.exit(3);
}
process.on("uncaughtException", fail);
const { loadPyodide } = await import(url.pathToFileURL(path.join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder, env: { HOME: "/home/pyodide", PYTHONDONTWRITEBYTECODE: "1" } });
for (let at = 0; at < archives.length; at += 2) {
  python.FS.mkdirTree(archives[at + 1]);
  python.unpackArchive(new Uint8Array(fs.readFileSync(archives[at])).buffer, "zip", { extractDir: archives[at + 1] });
}
const told = fs.openSync(results, "w");
python.globals.set("asked", fs.readFileSync(asked, "utf8"));
python.globals.set("tell", (line) => void fs.writeSync(told, line + "\n")); // at once: what stops Pyodide loses the rest
try {
  process.exitCode = python.runPython(`
import os, sys
os.chdir("/project")
sys.path[:0] = ["/project", "/site"]
from tests.in_pyodide.inside import run
run(asked, tell)
`);
} catch (error) {
  fail(error);
}
process.exit();
