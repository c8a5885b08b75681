/**
 * Two ways to a first NumPy result, each behind a button: the site's own Python, and stock Pyodide
 * as a usual site loads it. Both run in a module worker.
 */

// 500 steps of Adam on a valley, written with NumPy alone.
const PROGRAM = `
import numpy as np
def adam(p, steps=500, lr=0.02, b1=0.9, b2=0.999, eps=1e-8):
    p = np.array(p, dtype=float); m = np.zeros(2); v = np.zeros(2)
    for t in range(1, steps + 1):
        x, y = p
        g = np.array([-2*(1-x) - 400*x*(y-x*x), 200*(y-x*x)])
        m = b1*m + (1-b1)*g; v = b2*v + (1-b2)*g*g
        p = p - lr*(m/(1-b1**t))/(np.sqrt(v/(1-b2**t))+eps)
    return p
str(adam([-1.2, 1.0]).tolist())
`;

// As on the site's own pages, whose panel "About this Python" has loaded this module.
const { python } = await import("/site/app/runtime/python.js");
/** @type {Worker} */
let worker;

const WAYS = {
  async ours() {
    const { value, error } = await python.runCell({
      source: PROGRAM,
      filename: "c",
      namespace: "n",
    });
    if (error) throw new Error(error);
    return value;
  },

  stock() {
    worker = new Worker("/bench/stock_worker.js", { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(PROGRAM);
    });
  },
};

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask", buffered: true });

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", async ({ timeStamp }) => {
    const value = await WAYS[button.id]();
    document.querySelector("output").textContent = value;
    window.measured = { milliseconds: performance.now() - timeStamp, value };
  });
}

/** Milliseconds from Stop, of a program that never ends, to the next result. */
window.afterStop = async (way) => {
  if (way === "ours") {
    python.runCell({ source: "while True: pass", filename: "c", namespace: "n" }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const start = performance.now();
  if (way === "ours") python.stop();
  else worker.terminate();
  await WAYS[way]();
  return performance.now() - start;
};

window.hasSpare = () => python.hasSpare;
window.rung = () => python.about?.rung ?? "stock";
window.longestTask = () => longest;

/** Bytes of all memory of the page and its workers, where the page is isolated. */
window.memory = async () => (await performance.measureUserAgentSpecificMemory()).bytes;
window.isReady = true;
