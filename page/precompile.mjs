// Gives zip archives of byte-code for zip archives of Python modules, compiled by the Python that will run it:
// node precompile.mjs PYODIDE_FOLDER FROM.zip TO.zip [FROM.zip TO.zip ...]
import fs from "node:fs";
import path from "node:path";
import url from "node:url";

const [folder, ...archives] = process.argv.slice(2);
process.on("uncaughtException", (error) => { // without the line that it stands in, which is as long as the file
  console.error(error.message);
  process.exit(1);
});
const { loadPyodide } = await import(url.pathToFileURL(path.join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder });
const compiled = python.runPython(`
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source, target):
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for member in given.infolist():
            name, content = member.filename, given.read(member)
            if name.endswith(".py"):
                # Others' docstrings are left out, which nobody reads here; of ours the rules have theirs to tell.
                code = compile(content, name, "exec", dont_inherit=True, optimize=0 if name.startswith("rak_excel/") else 2)
                name, content = name + "c", bytes(_code_to_hash_pyc(code, bytes(8), checked=False))
            made.writestr(zipfile.ZipInfo(name), content)

compiled
`);
for (let at = 0; at < archives.length; at += 2) {
  python.FS.writeFile("/from.zip", fs.readFileSync(archives[at]));
  compiled("/from.zip", "/to.zip");
  fs.writeFileSync(archives[at + 1], python.FS.readFile("/to.zip"));
}
