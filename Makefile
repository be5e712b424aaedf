# The words people and CI use. Every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-quick bench-peers golden docs browser clean

help:
	@echo "make demo    the account of the packaged example, in the terminal and as web pages"
	@echo "make test    everything CI runs: lint, types, tests"
	@echo "make check   lint and types only"
	@echo "make bench   quality and speed on the corpora that are present, beside other tools after make bench-peers"
	@echo "make golden  write the expected results of the golden cases anew; review the diff like code"
	@echo "make docs    check the documentation against the code"

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Retold needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/runs: requirements.txt pyproject.toml $(VENV)/made
	$(BIN)/python -m pip install --quiet -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/tests: requirements-dev.txt $(VENV)/runs
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	touch $@

demo: $(VENV)/runs
	$(BIN)/retold demo --html demo-pages

check: $(VENV)/tests
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy

browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  echo "No Chromium here and it could not be installed: the browser tests will be skipped."

test: check browser
	$(BIN)/pytest -n $(JOBS)

bench: $(VENV)/tests
	$(BIN)/python -m bench

bench-quick: $(VENV)/tests
	$(BIN)/python -m bench --quick

bench-peers:
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --upgrade pip
	.venv-bench/bin/python -m pip install --quiet -r bench/requirements.txt

golden: $(VENV)/tests
	RETOLD_GOLDEN=write $(BIN)/pytest -q tests/golden tests/test_docs.py

docs: $(VENV)/tests
	$(BIN)/pytest -q tests/test_docs.py tests/test_architecture.py

clean:
	rm -rf $(VENV) demo-pages build dist
