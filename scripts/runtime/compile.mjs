/**
 * Compile Python archives to bytecode with `pyodide py-compile`, inside Pyodide on Node: so the
 * interpreter that will run the bytecode makes it, whatever Python this machine has.
 *
 * node compile.mjs PYODIDE_FOLDER TOOLS_FOLDER WORK_FOLDER
 *
 * Every archive in WORK_FOLDER is replaced by its compiled form. The result, a JSON object from old
 * to new file names, is the last line written. pyodide-build's wheels are imported from TOOLS_FOLDER.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAM = `
import json, pathlib, sys, warnings

sys.path[:0] = sorted(str(wheel) for wheel in pathlib.Path("/tools").glob("*.whl"))
warnings.simplefilter("ignore")
import pyodide_build._py_compile as tool

names = {}
for archive in sorted(pathlib.Path("/archives").iterdir()):
    print("compiling", archive.name, flush=True)
    compiled = tool._py_compile_archive(archive, keep=False, verbose=False, compression_level=0)
    names[archive.name] = compiled.name
print(json.dumps(names))
`;

/** @param {string[]} folders */
async function compile([pyodideFolder, tools, work]) {
  const entry = pathToFileURL(path.resolve(pyodideFolder, "pyodide.mjs")).href;
  const { loadPyodide } = await import(entry);
  const pyodide = await loadPyodide({
    indexURL: path.resolve(pyodideFolder) + path.sep,
    // A fixed date makes hash-based bytecode, the same at every build.
    env: { SOURCE_DATE_EPOCH: "1577836800", PYTHONHASHSEED: "0" },
  });
  for (const [name, folder] of [
    ["/tools", tools],
    ["/archives", work],
  ]) {
    pyodide.FS.mkdirTree(name);
    pyodide.mountNodeFS(name, path.resolve(folder));
  }
  pyodide.runPython(PROGRAM);
}

try {
  await compile(process.argv.slice(2));
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error).slice(-600));
  process.exitCode = 1;
}
