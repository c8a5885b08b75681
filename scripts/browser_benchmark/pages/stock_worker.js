/** Stock Pyodide, loaded as its documentation says. */
import { loadPyodide } from "/stock/pyodide.mjs";

self.onmessage = async ({ data }) => {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("numpy", { messageCallback: () => {} });
  self.postMessage(pyodide.runPython(data));
};
