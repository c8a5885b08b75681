"""The table of everything that the build makes, in order.

The steps of one stage do not need each other, so that they may run side by side.
"""

from pathlib import Path

from scripts.build.step import Step

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "docs" / "generated"
FIGURES = ROOT / "scripts" / "figures"
FONT = "node_modules/@fontsource-variable/inter/package.json"

TOOLS = ("scripts/runtime/requirements.txt",)  # of compile.py
BASE = Step(
    "runtime-base",
    "scripts.runtime.base:build",
    inputs=(
        "node_modules/pyodide/package.json",
        "node_modules/pyodide/pyodide-lock.json",
        "node_modules/pyodide/python_stdlib.zip",
        *TOOLS,
    ),
    code=("scripts/runtime/compile.mjs",),
)
OWN = Step(
    "runtime-own",
    "scripts.runtime.own:build",
    inputs=(
        "gd_core/**/*",
        "docs/app/gd_page/**/*",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        *TOOLS,
    ),
    code=("scripts/runtime/compile.mjs",),
)
SNAPSHOT = Step(
    "runtime-snapshot",
    "scripts.runtime.snapshot:build",
    inputs=("docs/generated/runtime/*/**/*", "!docs/generated/runtime/snapshot-*/**/*"),
    code=("scripts/runtime/snapshot_worker.js", "docs/app/runtime/snapshot.js"),
    environment=("GD_CHROMIUM",),
)
MANIFEST = Step(
    "runtime-manifest",
    "scripts.runtime.manifest:build",
    inputs=("docs/generated/runtime/*/**/*",),
)
LISTINGS = Step(
    "listings",
    "scripts.build.listings.make:build",
    inputs=(
        "gd_core/**/*.py",
        "pyproject.toml",
        "requirements.txt",
        "tests/conformance/recordings/*.json",
    ),
    environment=("GD_SITE_URL",),
)
RACES = Step(
    "races",
    "scripts.build.data.races:build",
    inputs=("docs/presets/*.json",),
    code=("docs/app/gd_page/lab/races.py",),
)
THUMBNAILS = Step(
    "thumbnails",
    "scripts.build.pictures.thumbnails:build",
    inputs=(
        "docs/presets/*.json",
        "docs/generated/races/*.json",
        "!docs/generated/races/thumbnails.json",
        "package-lock.json",
    ),
    code=("docs/app/gd_page/lab/races.py", "scripts/build/pictures/thumbnails.mjs"),
)
MAPS = Step(
    "maps",
    "scripts.build.data.maps:build",
    code=("docs/app/gd_page/lab/momentum_plane.py",),
)
MATRICES = Step(
    "matrices",
    "scripts.build.data.matrices:build",
    inputs=("docs/presets/matrix/*.json",),
    code=("docs/app/gd_page/lab/matrices.py",),
)
COLORS = Step(
    "colors", "scripts.build.bundle.colors:build", inputs=("docs/app/styles/optimizers.json",)
)
TRACES = Step(
    "traces",
    "scripts.build.pictures.traces:build",
    inputs=("gd_core/**/*.py",),
    code=("docs/app/gd_page/lab/settings.py",),
)
METHODS = Step(
    "methods",
    "scripts.docs.methods:build",
    inputs=("gd_core/**/*.py", "docs/optimizers/*.md", "docs/generated/traces/*.json"),
    code=("docs/app/gd_page/lab/settings.py",),
)
SCHEDULES = Step(
    "schedules",
    "scripts.docs.schedules:build",
    inputs=("gd_core/schedules/*.py",),
    code=("docs/app/gd_page/lab/unit_schedules.py",),
)
APP = Step(
    "app",
    "scripts.build.bundle.app:build",
    inputs=(
        "docs/app/**/*.js",
        "docs/app/**/*.css",
        "docs/app/styles/optimizers.json",
        "docs/generated/styles/*.css",
        "docs/generated/races/*.json",
        "docs/generated/maps/*.json",
        "docs/generated/matrices/*.json",
        "docs/generated/runtime/manifest.json",
        "package-lock.json",
    ),
)
POSTERS = Step(
    "posters",
    "scripts.build.pictures.posters:build",
    inputs=(
        "docs/app/**/*.js",
        "docs/presets/*.json",
        "docs/presets/matrix/*.json",
        "docs/generated/races/*.json",
        "docs/generated/hero/*.json",
        "docs/generated/maps/*.json",
        "docs/generated/matrices/*.json",
        "package-lock.json",
    ),
    code=("scripts/build/pictures/posters.mjs",),
)
SOCIAL = Step(
    "social",
    "scripts.build.pictures.social:build",
    inputs=(
        "docs/generated/races/home.json",
        "docs/presets/home.json",
        "docs/app/styles/optimizers.json",
        FONT,
    ),
)
EVIDENCE = Step(
    "evidence",
    "scripts.docs.evidence:build",
    inputs=("tests/conformance/recordings/*.json",),
)
VERIFIED = Step(
    "verified",
    "scripts.build.pages.verified:build",
    inputs=(
        "docs/**/*.md",
        "!docs/verified.md",
        "docs/generated/evidence.json",
        "gd_core/**/*.py",
        "tests/**/*.py",
        "tests/mutation/mutants.json",
    ),
    environment=("GD_DRAFT",),
)
NOTEBOOKS = Step(
    "notebooks",
    "scripts.build.pages.notebooks:build",
    inputs=("gd_core/**/*.py", "requirements.txt", "scripts/docs/hooks/templates/**/*"),
    code=("scripts/figures/look/theme.py",),
)
SITE = Step(
    "site",
    "scripts.build.pages.site:build",
    inputs=(
        "mkdocs.yml",
        "requirements.txt",
        "package-lock.json",
        "docs/**/*",
        "!docs/app/**/*",
        "docs/app/theme/**/*",
        "docs/app/styles/optimizers.json",
        "gd_core/**/*.py",
        "scripts/docs/hooks/templates/**/*",
    ),
    code=(
        "scripts/docs/hooks/notebooks.py",
        "scripts/docs/hooks/reference.py",
        "scripts/docs/hooks/theme.py",
        "scripts/docs/fences.py",
        "scripts/docs/figures.py",
        "scripts/docs/formulas.py",
        "scripts/docs/formulas.mjs",
        "scripts/docs/glossary.py",
        "scripts/docs/pros.py",
        "scripts/docs/search.py",
        "scripts/docs/posters.py",
        "scripts/docs/symbols.py",
    ),
    environment=("GD_SITE_URL", "GD_EDIT_URI"),
)


def figures() -> list[Step]:
    """One step a figure script; names with an underscore, and the look, are what they share."""
    scripts = sorted(p for p in FIGURES.glob("*/[a-z]*.py") if p.parent.name != "look")
    return [
        Step(
            f"figures-{script.stem}",
            "scripts.build.pictures.figures:build",
            inputs=("docs/app/styles/optimizers.json", FONT),
            code=(script.relative_to(ROOT).as_posix(),),
            arguments=(f"{script.parent.name}.{script.stem}",),
        )
        for script in scripts
    ]


def generated() -> list[list[Step]]:
    """The stages whose steps write into `docs/generated/`, and `docs/verified.md`."""
    first = [
        BASE,
        *figures(),
        LISTINGS,
        RACES,
        MAPS,
        MATRICES,
        COLORS,
        TRACES,
        EVIDENCE,
        NOTEBOOKS,
    ]
    second = [OWN, THUMBNAILS, METHODS, SCHEDULES]
    return [first, second, [SNAPSHOT], [MANIFEST], [APP, POSTERS, SOCIAL], [VERIFIED]]


def everything() -> list[list[Step]]:
    """All stages, the site last."""
    return [*generated(), [SITE]]
