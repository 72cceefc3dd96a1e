# The recipes of a person. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
ARGS ?=
# Most of what takes long waits for processes of its own, so that two cores carry more tests than two.
JOBS ?= 4
# Hundreds of processes start in the tests; each that finds nothing compiled compiles the whole house again.
unexport PYTHONDONTWRITEBYTECODE

# Where everything is installed anyway, the demo needs no environment of its own.
DEMO := $(if $(wildcard .venv/bin/python),.venv,.demo/venv)
# Set up an environment with what a lock names: by uv where it is there, else by pip, with a line that counts.
define install
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Plangate needs Python 3.11 or newer; name it with make PYTHON=/path/to/python3.11"; exit 1; }; \
	all=$$(grep -c '==' requirements/$(2).lock); mkdir -p $(1); \
	if command -v uv > /dev/null; then \
	  echo "Installing at most $$all packages into $(1), with uv …"; \
	  $(PYTHON) -m venv $(1) && uv pip install --quiet --python $(1)/bin/python --require-hashes -r requirements/$(2).lock; \
	else \
	  $(PYTHON) -m venv $(1) && set -o pipefail && \
	  PYTHONUNBUFFERED=1 $(1)/bin/python -m pip install --disable-pip-version-check --require-hashes -r requirements/$(2).lock | \
	    awk -v all=$$all 'function line(text) { printf "\r\033[KInstalling into $(1): %s", text; fflush() } \
	      /^Collecting/ { line(++n " of at most " all " packages …") } /^Installing/ { line("unpacking …") } END { print "" }'; \
	fi
endef

.PHONY: help demo unit test lint format bench fuzz chaos evaluate metrics pictures release-check lock clean

help: ## list the recipes
	@grep -E '^[a-z.]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv: pyproject.toml requirements/dev.lock ## set up .venv with the locked dependencies and the plangate command
	@$(call install,.venv,dev)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv

.demo/venv: requirements/demo.lock
	@$(call install,.demo/venv,demo)
	@touch .demo/venv

demo: $(DEMO) ## see it work: a pull request with a defective plan is reviewed, corrected, turns green and gets its tasks (ARGS=--once ends by itself)
	@PYTHONPATH=app:workers $(DEMO)/bin/python -m tests.demo $(ARGS)

unit: .venv ## run the tests that start no process and open no socket: half a minute
	@$(BIN)/pytest -q -n 2 tests/unit $(ARGS)

test: .venv ## run every test, as CI does
	@$(BIN)/pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder --durations=25 $(ARGS)

lint: .venv ## style, types, import contracts, generated files
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@report=$$($(BIN)/lint-imports --no-cache 2>&1) || { echo "$$report"; exit 1; }
	@$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml

format: .venv ## format and mend what can be mended
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: .venv ## measure what things cost, beside bars: receiver, calls, reviews, judging, starts, first demo (ARGS=--before: beside an earlier commit)
	@$(BIN)/python -m tests.load $(ARGS)

fuzz: .venv ## read random texts with every reader, and fail where one falls or grows slow (ARGS="--seed N --inputs 100000 --jobs 2")
	@$(BIN)/python -m tests.fuzz $(ARGS)

chaos: .venv ## let random events meet random faults, and hold every check-run against what was true (ARGS="--seed N --events 1000 --faults 150")
	@$(BIN)/python -m tests.chaos $(ARGS)

evaluate: .venv ## read and judge real plans beside the repository: precision, recall, findings, defects found (ARGS=--quick leaves the defects out)
	@$(BIN)/python -m tests.evaluation $(ARGS)

metrics: .venv ## measure the code itself: sizes, imports between rooms, complexity, beside their bars
	@$(BIN)/python -m tests.metrics $(ARGS)

pictures: .venv ## take the pictures of the documents anew (needs Chromium and a font with emoji)
	@$(BIN)/python -m tests.pictures

release-check: .venv ## say what a release still lacks (ARGS="--tag v1.2.3" of that tag)
	@$(BIN)/python -m tests.release check $(ARGS)

COMPILE = uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-strip-extras --python-version 3.11 pyproject.toml
lock: ## resolve the dependencies anew (needs uv)
	$(COMPILE) --extra embedded --extra otel --group dev -o requirements/dev.lock
	$(COMPILE) --constraint requirements/dev.lock -o requirements/cli.lock
	$(COMPILE) --constraint requirements/dev.lock --extra embedded -o requirements/app.lock
	$(COMPILE) --constraint requirements/dev.lock --extra embedded --extra otel -o requirements/otel.lock
	$(COMPILE) --constraint requirements/dev.lock --extra embedded --group demo -o requirements/demo.lock

clean: ## remove what the recipes made
	rm -rf .venv .demo dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
