/**
 * The theme's own search worker over the built index: `node search.mjs SITE QUERY...` prints, for each
 * query, the addresses that it would list, as a line of JSON.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [site, ...queries] = process.argv.slice(2);
const folder = `${site}/assets/javascripts/workers/`;
const [name] = readdirSync(folder).filter((file) => /^search\..*\.js$/.test(file));

/** @type {{receive: Function, answer: Function, lunr?: unknown}} */
const ends = { receive: () => {}, answer: () => {} };
const self = /** @type {any} */ ({});
const worker = createContext({
  self,
  console,
  addEventListener: (/** @type {string} */ _, /** @type {Function} */ receive) => {
    ends.receive = receive;
  },
  postMessage: (/** @type {unknown} */ message) => ends.answer(message),
});
runInContext(readFileSync(folder + name, "utf8"), worker);
worker.lunr = self.lunr;

/** @param {number} type @param {unknown} data @returns {Promise<any>} */
function ask(type, data) {
  return new Promise((resolve) => {
    ends.answer = resolve;
    ends.receive({ data: { type, data } });
  });
}

const index = JSON.parse(readFileSync(`${site}/search/search_index.json`, "utf8"));
await ask(0, { ...index, options: { suggest: true } });
for (const query of queries) {
  const { data } = await ask(2, query);
  console.log(JSON.stringify(data.items.map((/** @type {any} */ [first]) => first.location)));
}
