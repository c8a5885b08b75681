// How far the layout jumps.
const noted = [];
const describe = (node) => node?.outerHTML?.slice(0, 80).replace(/\s+/gu, " ") ?? "";
const note = (entries) => {
  for (const { value, sources } of entries) noted.push([value, describe(sources[0]?.node)]);
};
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
/** The layout shifts since the last call, those just after an input too. */
const shifts = () => {
  note(observer.takeRecords());
  return noted.splice(0);
};

Object.assign(window.looks, { shifts });
