# The commands of the house. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HOME_  := $(or $(MIGOV_HOME),.migov)

.PHONY: help demo serve test check sure docs lock format clean

help:            ## this list
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/run: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("migov needs Python 3.11 or newer") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

demo: $(VENV)/run    ## the training country: printed, read back, served on 127.0.0.1
	$(BIN)/migov demo --home $(HOME_)/demo

serve: $(VENV)/run   ## the pages over your own data folder (MIGOV_HOME)
	$(BIN)/migov serve

test: $(VENV)/dev    ## the whole suite
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/dev   ## form, lint, types, import contracts, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

sure: check test     ## everything that must hold before a commit

format: $(VENV)/dev  ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/dev    ## make the reference pages anew from the code
	$(BIN)/python docs/generate.py

lock: $(VENV)/dev    ## settle the versions anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	  pyproject.toml --group build --output-file requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	  pyproject.toml --group build --group dev --constraints requirements/run.txt --output-file requirements/dev.txt

clean:           ## remove what was built, keep data
	rm -rf $(VENV) build dist
