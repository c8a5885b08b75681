/** Call back when the page has nothing else to do. @param {() => void} callback */
export function whenIdle(callback) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(callback, { timeout: 3000 });
  else setTimeout(callback, 300);
}
