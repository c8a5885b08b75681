/**
 * Colors as a browser computes them, for programs that know fewer ways to write one.
 */
const MIXED = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/;

/** What `color-mix` comes to, as rgb() or rgba(); other colors stay. @param {string} color */
export function plainColor(color) {
  const [, red, green, blue, alpha] = MIXED.exec(color) ?? [];
  if (red === undefined) return color;
  const parts = [red, green, blue].map((part) => Math.round(255 * Number(part))).join(", ");
  return alpha === undefined ? `rgb(${parts})` : `rgba(${parts}, ${alpha})`;
}
