/** What the benchmark does in the laboratory's page: move, drag, map, play, and take the time. */
const { python } = await import("/site/app/runtime/python.js");

const runs = document.querySelector("svg.gd-surface .gd-surface__runs");
const RATES = ".gd-row > .gd-setting input[type=range]";
let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

/** Call back when a run has another path; one that is only drawn again does not count. */
function observeRuns(onOther) {
  const pathsOf = () => [...runs.querySelectorAll("path")].map((path) => path.getAttribute("d"));
  let before = pathsOf().join();
  const observer = new MutationObserver(() => {
    const now = pathsOf().join();
    if (now !== before) onOther();
    before = now;
  });
  observer.observe(runs, { attributes: true, attributeFilter: ["d"], subtree: true });
  return observer;
}

/** Make `redrawn` the time from the next such event to the frame after the picture has changed. */
window.watchNext = (type) => {
  window.redrawn = new Promise((resolve, reject) => {
    let start = 0;
    const begin = ({ timeStamp }) => (start = timeStamp);
    addEventListener(type, begin, { capture: true, once: true });
    const observer = observeRuns(() => {
      if (!start) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    });
    setTimeout(() => reject(new Error("the picture did not change")), 20_000);
  });
};

/**
 * Drag the first slider for a second, one move a frame, where nothing is known of its runs: another
 * start. The times from the first move to the first picture, and from picture to picture.
 */
window.dragSlider = async () => {
  const [slider] = document.querySelectorAll(RATES);
  const start = document.querySelector("gd-explorer input[aria-label='Start x']");
  start.value = String(Number(start.value) + 0.25);
  start.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const times = [performance.now()];
  const observer = observeRuns(() =>
    requestAnimationFrame((now) => times.at(-1) < now && times.push(now)),
  );
  const from = Number(slider.value);
  for (let move = 1; move <= 60; move++) {
    slider.value = String(from + 0.02 * move);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  observer.disconnect();
  return times.slice(1).map((time, at) => time - times[at]);
};

/** How often each slider was moved, and from where it began. */
const moves = new Map();

/** Move one learning rate, each time to a value where it has not been: nothing is known of its run. */
window.moveSlider = (index) => {
  const slider = document.querySelectorAll(RATES)[index];
  const { from, count } = moves.get(index) ?? { from: Number(slider.value), count: 1 };
  const away = Math.ceil(count / 2) * (count % 2 ? -1 : 1);
  moves.set(index, { from, count: count + 1 });
  slider.value = String(from + (away * (slider.max - slider.min)) / 200);
  watchNext("input");
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return redrawn;
};

window.callMap = async (payload) => {
  const start = performance.now();
  await python.call("maps.loss_map", payload);
  return performance.now() - start;
};

/** From the click on the panel's button to the frame after the map is drawn. */
window.computeMap = async () => {
  const panel = document.querySelector(".gd-maps");
  const words = panel.querySelector(".gd-maps__words");
  const buttons = [...panel.querySelectorAll("button")];
  words.textContent = "";
  const done = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!words.textContent.startsWith("Best")) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now()));
    });
    observer.observe(words, { childList: true });
  });
  const start = performance.now();
  buttons.find(({ textContent }) => textContent.startsWith("Compute")).click();
  return (await done) - start;
};

/** Press a button of the explorer. */
function press(name) {
  const buttons = [...document.querySelectorAll("gd-explorer button")];
  buttons.find((b) => b.textContent.trim() === name || b.ariaLabel === name).click();
}

/** Play for three seconds; frames a second, and the longest task. */
window.play = async () => {
  press("Reset");
  await new Promise((resolve) => setTimeout(resolve, 500));
  longest = 0;
  press("Play");
  const frames = [];
  await new Promise((resolve) => {
    const frame = (now) => {
      frames.push(now);
      if (now - frames[0] < 3000) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { frames: (1000 * (frames.length - 1)) / (frames.at(-1) - frames[0]), longest };
};
