/**
 * The tabs beside the picture: loss, the inside of a step, maps, numbers; and, where there is no room
 * for the rail beside them, the race's settings.
 */
import { mountFoot, mountSummary } from "../frame/words.js";
import { mountInside } from "../inside/panel.js";
import { mountMaps } from "../maps/panel.js";
import { mountNumbers } from "./numbers.js";
import { mountRates } from "./rates.js";
import { mountStandings } from "./standings.js";
import { mountTabs } from "./tabs.js";

/**
 * @param {HTMLElement} root @param {Record<string, HTMLElement>} places
 * @param {{session: import("../session.js").Session, ask: import("../answers/latest.js").Ask,
 *   stage: import("./stage.js").Stage}} parts
 */
export function mountPanels(root, places, { session, ask, stage }) {
  const { surface } = stage;
  const isNarrow = () => root.dataset.width === "narrow";
  const tabs = mountTabs(places.tabs, [
    { name: "Race", panel: places.rail, isOffered: isNarrow },
    { name: "Loss", panel: places.loss },
    { name: "Inside", panel: places.inside },
    { name: "Maps", panel: places.maps },
    { name: "Numbers", panel: places.numbers, isRead: true },
  ]);
  const shows = (/** @type {string} */ name) => () => tabs.shown === name;
  tabs.show(isNarrow() ? "Race" : "Loss");
  root.addEventListener("gd-width", () => tabs.show(tabs.shown));

  mountRates(places.rates, session, ask);
  mountStandings(places.standings, session);
  mountSummary(places.side, session); // said whichever tab is shown
  mountFoot(places.foot, session, true);
  mountInside(places.inside, { surface, session, ask, isShown: shows("Inside") });
  mountNumbers(places.numbers, session, shows("Numbers"));
  const maps = mountMaps(places.maps, {
    session,
    ask,
    onPreview: (points, index) => stage.preview(points, index),
    isShown: shows("Maps"),
  });
  return { maps };
}
