/** Say of each race on the standard input whether its task is done: `[{done, drawn, race, ...}]`. */
import { readFileSync } from "node:fs";
import { isDone } from "../../../docs/app/explorer/model/task.js";

const seen = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(seen.map(({ done, ...rest }) => isDone(done, rest))));
