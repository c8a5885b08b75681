/**
 * The map's colors: a hue of the site for what happens, more of it the fewer steps that takes.
 */

/** By the regime's index; none of them is that of momentum's runs. */
const HUES = ["violet", "green", "orange", "neutral"];
const LOST = HUES.length - 1; // divergence, which has one shade
const LEVELS = 16;
const [PALE, FULL, OF_DIVERGENCE] = [0.1, 0.85, 0.28]; // what lies behind shows through

/** @typedef {{regime: number, opacity: number, outline: string}} Area in cells, the highest momentum first */

/** @param {number} regime */
export function colorOf(regime) {
  return `var(--gd-${HUES[regime]})`;
}

/** @param {number} regime @param {number} level */
function opacityOf(regime, level) {
  if (regime === LOST) return OF_DIVERGENCE;
  return Number((PALE + ((FULL - PALE) * level) / LEVELS).toFixed(3));
}

/**
 * The map as areas of one color each, made of what lies side by side in a row.
 * @param {import("./model.js").Plane} plane @param {number} shades how many there are @returns {Area[]}
 */
export function areasOf({ regimes, shades: found, rows, columns }, shades) {
  /** @type {Map<string, Area>} */
  const areas = new Map();
  const levelAt = (/** @type {number} */ cell) =>
    regimes[cell] === LOST ? 0 : Math.round((LEVELS * found[cell]) / shades);
  for (let cell = 0; cell < rows * columns; ) {
    const [row, column] = [rows - 1 - Math.floor(cell / columns), cell % columns];
    const [regime, level, first] = [regimes[cell], levelAt(cell), cell];
    do cell++;
    while (cell % columns && regimes[cell] === regime && levelAt(cell) === level);
    const key = `${regime} ${level}`;
    const area = areas.get(key) ?? { regime, opacity: opacityOf(regime, level), outline: "" };
    area.outline += `M${column},${row}h${cell - first}v1h${first - cell}z`;
    areas.set(key, area);
  }
  return [...areas.values()];
}
