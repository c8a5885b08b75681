# The only commands anyone needs. Each sets up what it uses; nothing is done twice.
PYTHON ?= python3
PORT := 8000
RUN := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help serve site test check setup browser generated lock conformance mutation benchmark looks new-optimizer

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

serve: setup ## serve the site on http://127.0.0.1:8000 (or PORT=8001), and keep it new
	@$(RUN) -m scripts.serve $(PORT)

site: setup ## build the site into site/, for any static host
	@$(RUN) -m scripts.build

test: browser site ## run every test: Python, JavaScript, documentation, and the site in Chromium
	@$(RUN) -m scripts.run_tests

check: setup ## the quick part: ruff, pyright, tsc, and the pages' links
	@$(RUN) -m scripts.check

setup: ## install the pinned tools into .venv and node_modules
	@$(PYTHON) scripts/bootstrap.py

browser: setup ## install a Chromium (and a Firefox) for the tests, where there is none
	@$(RUN) -m scripts.browser

generated: setup ## make the Python runtime, scripts, figures and races that pages use
	@$(RUN) -m scripts.build generated

new-optimizer: setup ## lay the files of a new optimizer: NAME=SignDescent, see CONTRIBUTING.md
	@$(RUN) -m scripts.new_optimizer "$(NAME)"

conformance: generated ## run torch, optax, Keras and others live against the recordings (downloads them)
	@$(RUN) -m scripts.conformance

mutation: setup ## break gd_core on purpose where rows of mutants.json are stale, and see that the tests notice
	@$(RUN) -m scripts.mutation

benchmark: site ## time updates against torch, and Python in the browser against stock Pyodide
	@$(RUN) -m scripts.conformance benchmark
	@$(RUN) -m scripts.browser_benchmark

looks: site ## measure how the built site looks and handles: pictures, reach, shifts, contrast, keys, bytes
	@$(RUN) -m scripts.looks

lock: setup ## pin the versions anew, after a change of pyproject.toml or package.json
	@$(RUN) -m scripts.lock
