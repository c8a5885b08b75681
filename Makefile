# The only commands anyone needs. Each sets up what it uses; nothing is done twice.
PYTHON ?= python3
RUN := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help serve site test check setup generated lock conformance evidence mutation benchmark

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

serve: generated ## build the site and serve it on http://127.0.0.1:8000
	@echo "serve: http://127.0.0.1:8000 (Ctrl+C ends it)"
	@$(RUN) -m scripts.serve

site: generated ## build the site into site/, for any static host
	@$(RUN) -m scripts.build_site

test: site ## run every test: Python, JavaScript, documentation, and the site in Chromium
	@$(RUN) -m scripts.run_tests

check: setup ## the quick part: ruff, pyright, tsc, links
	@$(RUN) -m scripts.check

setup: ## install the pinned tools into .venv and node_modules
	@$(PYTHON) scripts/bootstrap.py

generated: setup ## make the Python runtime, libraries, figures and races that pages use
	@$(RUN) -m scripts.build_generated

lock: setup ## pin the versions anew, after a change of pyproject.toml or package.json
	@$(RUN) -m scripts.lock
