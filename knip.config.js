// Finds files, exports and packages that nothing uses.

/** A stylesheet's imports, as a script would write them. @param {string} text */
function importsOf(text) {
  const found = text.matchAll(/(?:@import\s+|url\()"([^"]+)"/gu);
  return [...found].map(([, name]) => `import "${name}";`).join("\n");
}

export default {
  entry: [
    "docs/app/{main,early}.js",
    "docs/app/runtime/{python,worker}.js",
    "docs/app/styles/main.css",
    "scripts/{build,docs,runtime}/**/*.{js,mjs}",
    "tests/app/**/*.test.mjs",
    "tests/app/explorer/tasks.mjs",
    "tests/browser/*.mjs",
  ],
  project: ["docs/app/**/*.{js,css}", "scripts/{build,docs,runtime}/**/*.{js,mjs}", "tests/{app,browser}/**/*.mjs"],
  paths: { "/app/*": ["./docs/app/*"] },
  // Python scripts start these.
  ignoreDependencies: ["@biomejs/biome", "axe-core", "esbuild", "pyright"],
  compilers: { css: importsOf },
};
