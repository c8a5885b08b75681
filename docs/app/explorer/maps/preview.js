/**
 * The run behind a cell: asked for once the reader rests on it, and taken away when they leave.
 */
import { numbers } from "../answers/arrays.js";

const PAUSE = 80; // milliseconds

/**
 * @param {import("../answers/latest.js").Ask} ask
 * @param {(points: ArrayLike<number> | null, index: number) => void} onPreview points null to take
 *   it away; index: of the optimizer
 */
export function makePreview(ask, onPreview) {
  let wanted = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function end() {
    wanted++; // an answer that is still on its way comes too late
    clearTimeout(timer);
    onPreview(null, -1);
  }

  return {
    end,
    /** @param {any} payload for `maps.run_cell` */
    begin(payload) {
      const mine = ++wanted;
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const answer = await ask("maps.run_cell", payload);
        if (answer && mine === wanted) onPreview(numbers(answer.points), payload.index);
      }, PAUSE);
    },
  };
}
