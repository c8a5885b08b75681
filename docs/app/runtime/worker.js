/**
 * The worker in which Python runs: it answers one message at a time and knows nothing of the page.
 *
 * @typedef {{id: number, type: string} & Record<string, any>} Request
 */
import { bootFromBytecode, bootStock } from "./boot.js";
import { Meter } from "./meter.js";
import { OutputBuffer } from "./output.js";
import { loadImports } from "./packages.js";
import { keepRest } from "./rest.js";
import { bootFromSnapshot } from "./snapshot.js";

/** The ladder: each rung starts the same Python, the next one slower and surer. */
const BOOTS = { snapshot: bootFromSnapshot, bytecode: bootFromBytecode, stock: bootStock };

/** @param {object} message @param {Transferable[]} [transfer] */
const post = (message, transfer = []) => self.postMessage(message, { transfer });
const meter = new Meter((progress) => post({ type: "progress", progress }));
const output = new OutputBuffer((outputs) => post({ type: "output", outputs }));

/** @type {any} */
let pyodide;
/** @type {any} */
let cells;
/** @type {any} */
let calls;
/** @type {import("./manifest.js").Manifest} */
let manifest;

/** @type {Record<string, (request: any) => Promise<any>>} */
const ANSWERS = {
  async boot(request) {
    manifest = request.manifest;
    const rung = /** @type {keyof typeof BOOTS} */ (request.rung);
    pyodide = await BOOTS[rung](manifest, meter);
    cells = pyodide.pyimport("gd_page.cells.run");
    calls = pyodide.pyimport("gd_page.calls");
    cells.connect((/** @type {any} */ stream, /** @type {string} */ text) =>
      output.write(stream, text),
    );
    meter.start("Ready", 0);
  },

  async runCell({ source, filename, namespace }) {
    output.restart();
    const imports = toPlain(cells.imports_of(source));
    await loadImports(pyodide, manifest, meter, imports);
    const result = toPlain(await cells.run(source, filename, namespace));
    output.flush();
    const { images, value = null, error = null, missing = null } = result;
    return { images, value, error, missing };
  },

  async call({ name, payload }) {
    const keywords = pyodide.toPy(payload);
    const answer = toPlain(calls.call(name, keywords));
    keywords.destroy?.();
    if (answer.error) throw new Error(answer.error);
    return answer.result;
  },

  async reset({ namespace }) {
    cells.reset(namespace);
  },
};

/** Turn a Python result into plain objects and typed arrays. @param {any} proxy */
function toPlain(proxy) {
  const plain = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return plain;
}

/**
 * The buffers of all typed arrays in a value, to be moved rather than copied.
 * @param {any} value
 * @returns {ArrayBuffer[]}
 */
function buffersOf(value) {
  if (ArrayBuffer.isView(value)) return [/** @type {ArrayBuffer} */ (value.buffer)];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(buffersOf);
}

/** An error that Python itself did not survive. @param {any} error */
function isFatal(error) {
  const type = error?.name;
  return Boolean(error?.pyodide_fatal_error) || type === "RuntimeError" || type === "RangeError";
}

let currentId = 0;

/** @param {any} error @param {boolean} fatal */
function fail(error, fatal) {
  output.flush();
  const message = String(error?.message ?? error)
    .trim()
    .slice(-2000);
  post({ type: "failed", id: currentId, message, isFatal: fatal });
}

// A crash below Python leaves the request that caused it unanswered, and surfaces here.
for (const name of ["unhandledrejection", "error"]) {
  self.addEventListener(name, (/** @type {any} */ event) => {
    const error = event.reason ?? event.error;
    if (!isFatal(error)) return;
    event.preventDefault();
    fail(error, true);
  });
}

self.onmessage = async (/** @type {MessageEvent<Request>} */ { data }) => {
  if (data.type === "rest") return keepRest(data.files);
  currentId = data.id;
  try {
    const result = await ANSWERS[data.type](data);
    post({ type: "done", id: data.id, result }, [...new Set(buffersOf(result))]);
  } catch (/** @type {any} */ error) {
    fail(error, isFatal(error));
  }
};
