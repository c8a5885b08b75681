// The parts of D3 that the explorer draws with.
export { bisector, extent, max, min, range, ticks } from "d3-array";
export { axisBottom, axisLeft, axisRight } from "d3-axis";
export { contours } from "d3-contour";
export { geoPath, geoTransform } from "d3-geo";
export { scaleLinear, scaleLog, scaleSequential, scaleSequentialLog, scaleSymlog } from "d3-scale";
export { interpolateBlues, interpolateCividis, interpolateViridis } from "d3-scale-chromatic";
export { pointer, select, selectAll } from "d3-selection";
export { area, line } from "d3-shape";
