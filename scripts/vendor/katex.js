// KaTeX, as the pages use it: one function that renders a formula into an element.
export { default as katex } from "katex";
