# One command each. Everything runs in .venv, which these commands make and keep up to date.
PYTHON ?= python3
BIN := .venv/bin
DEMO := build/demo.hemeroteca
PORT ?= 8765
CORPORA ?= ../shared/corpora
OUT ?= build/training
.DEFAULT_GOAL := help
.PHONY: help demo serve test test-slow check format grade bench train clean

help: ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: pyproject.toml
	@echo "Setting up .venv: the first time takes a minute or two …"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/installed ## build the sample archive and show the main job
	@$(BIN)/python samples/demo.py --archive $(DEMO) --port $(PORT)

serve: .venv/installed ## the web app on the sample archive, until Ctrl-C
	@$(BIN)/python samples/demo.py --archive $(DEMO) --port $(PORT) --serve

test: .venv/installed ## all tests but the slow ones
	@echo "Running the tests (about a minute) …"
	@$(BIN)/pytest -m 'not slow' -n auto

test-slow: .venv/installed ## the slow tests: real kills, a full disk, a real browser
	@echo "Running the slow tests (some minutes) …"
	@$(BIN)/pytest -m slow -n auto

check: .venv/installed ## format, lint, types, imports, house rules
	@$(BIN)/ruff format --check src tests evals samples training
	@$(BIN)/ruff check src tests evals samples training
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest tests/house

format: .venv/installed ## put the code in shape
	@$(BIN)/ruff format src tests evals samples training
	@$(BIN)/ruff check --fix src tests evals samples training

grade: .venv/installed ## how well it cuts and reads, against the floors
	@$(BIN)/python -m evals.grade

bench: .venv/installed ## how fast it is, as ratios and per-unit costs
	@$(BIN)/python -m evals.bench

.venv/training: .venv/installed
	@echo "Installing what training needs, PyTorch among it: some gigabytes …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[training]'
	@touch $@

train: .venv/training ## train the reader's network: CORPORA=folder OUT=folder TEACHER=folder OPTIONS=--small
	@$(BIN)/python -m training --corpora "$(CORPORA)" --out "$(OUT)" $(if $(TEACHER),--teacher "$(TEACHER)") $(OPTIONS)

clean: ## remove what these commands made
	rm -rf .venv build
