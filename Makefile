# make install | run | test | check | bench | gains
SHELL := bash
PY := python3
VENV := .venv
UV := $(VENV)/bin/uv
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed

BUILT := src/isnad/faces/pages/built/.stamp
SCRIPTS := $(shell find web -path web/node_modules -prune -o -path web/demo -prune -o -type f -print)

.PHONY: install run test check bench gains places format clean

install: $(STAMP) $(BUILT)

$(STAMP): pyproject.toml uv.lock
	@test -x $(RUN)/python || $(PY) -m venv $(VENV)
	@test -x $(UV) || $(RUN)/python -m pip install --quiet --disable-pip-version-check uv
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(UV) sync --quiet --frozen --all-groups --inexact --compile-bytecode
	@touch $(STAMP)

# What runs in the browser, bundled by the machine's Node or by one from PyPI
$(BUILT): $(STAMP) $(SCRIPTS)
	@$(RUN)/python tools/web.py
	@touch $(BUILT)

run: install
	@$(RUN)/isnad build samples --ledger samples.ledger
	@$(RUN)/isnad report --ledger samples.ledger --output report.html
	@echo "Open report.html in a browser, or the workbench:  $(RUN)/isnad serve --ledger samples.ledger"

test: install
	@$(RUN)/python -m pytest

check: install
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python tools/web.py --check
	$(RUN)/python -m pytest

format: install
	$(RUN)/ruff format . && $(RUN)/ruff check --fix .

bench: install
	@$(RUN)/python tools/bench.py $(BENCH)
	@$(RUN)/python tools/bench_pages.py

# make gains BASE=REV: what the readings gained and lost since REV over ../shared/corpus
gains: install
	@$(RUN)/python tools/gains.py $(or $(BASE),HEAD)

# make places: the gazetteer anew, from GeoNames and our own rows
places: install
	@$(RUN)/python tools/places.py

clean:
	rm -rf $(VENV) web/node_modules src/isnad/faces/pages/built samples.ledger* report.html .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
