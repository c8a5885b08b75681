// The parts of D3 that the explorer draws with.
export { extent, max, min, range } from "d3-array";
export { axisBottom, axisLeft } from "d3-axis";
export { contours } from "d3-contour";
export { geoPath, geoTransform } from "d3-geo";
export { scaleLinear, scaleLog, scaleSequentialLog, scaleSymlog } from "d3-scale";
export { interpolateViridis } from "d3-scale-chromatic";
export { pointer, select } from "d3-selection";
export { line } from "d3-shape";
