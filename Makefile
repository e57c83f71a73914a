# Needs nothing but make and Python 3.11 or later. `make PYTHON=/path/to/python demo` picks one.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PYTEST := $(BIN)/python -m pytest -q --numprocesses=auto --maxprocesses=8 --dist=worksteal

# The tests of the Markdown reader need the examples of the CommonMark specification. They are
# not ours to pass on, and no wheel has them; the source distribution of markdown-it-py does.
COMMONMARK := $(VENV)/commonmark/commonmark.json
MARKDOWN_IT := 4.3.0

# Those of the HTML reader need html5lib's tests, which are in tinyhtml5's.
HTML5LIB := $(VENV)/html5lib/test1.test
TINYHTML5 := 2.1.0

# That of SARIF needs the official schema, which is in sarif-pydantic's.
SARIF := $(VENV)/sarif/sarif-schema-2.1.0.json
SARIF_PYDANTIC := 0.6.2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test coverage lint format readme docs site pictures bench check clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile

demo: $(VENV)/.runtime ## Install claimlint here and lint the examples
	@$(BIN)/claimlint check --exit-zero --no-progress examples

test: $(VENV)/.test $(COMMONMARK) $(HTML5LIB) $(SARIF) ## Run the whole test suite
	@$(PYTEST)

coverage: $(VENV)/.test $(COMMONMARK) $(HTML5LIB) $(SARIF) ## Run the tests and show what they do not reach
	@$(PYTEST) --cov --cov-report=term

lint: $(VENV)/.dev ## Check form, style, types, the direction of imports and the rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/claimlint rules test --quiet
	@$(BIN)/claimlint rules lint --quiet
	@$(BIN)/claimlint rules docs --check
	@$(BIN)/python -m docs.refresh --check

format: $(VENV)/.dev ## Bring the code into form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

readme: $(VENV)/.runtime ## Bring the generated parts of README and of the references up to date
	@$(BIN)/python -m docs.refresh

docs: $(VENV)/.runtime ## Bring the pages about the rules up to date
	@$(BIN)/claimlint rules docs

site: $(VENV)/.docs ## Build the site of the documentation into build/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --clean
	@echo "build/site/index.html"

pictures: $(VENV)/.dev ## Take the pictures in the documents anew; needs Chromium
	@$(BIN)/python -m docs.pictures

bench: $(VENV)/.test ## Measure start-up, throughput, scaling, readers, evidence ledger, language server and cache
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.throughput
	@$(BIN)/python -m benchmarks.scaling
	@$(BIN)/python -m benchmarks.formats
	@$(BIN)/python -m benchmarks.evidence
	@$(BIN)/python -m benchmarks.feeds
	@$(BIN)/python -m benchmarks.lsp
	@$(BIN)/python -m benchmarks.unchanged

check: ## Run what continuous integration runs
	@.ci/run

clean: ## Remove the virtual environment and all caches
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# A stamp stands for an install, so that a second run starts at once; a change of
# pyproject.toml installs anew. Each kind of install includes the one before.
$(VENV)/.python:
	@for python in $(PYTHON) $(if $(PYTHON),,python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv --clear $(VENV) && touch $@ && exit 0; \
	    echo "claimlint: $$python cannot make a virtual environment (on Debian and Ubuntu: install python3-venv)" >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "claimlint: Python 3.11 or later is needed and was not found$(if $(PYTHON), as $(PYTHON),; name one with make PYTHON=/path/to/python)" >&2; \
	exit 1

$(VENV)/.runtime: $(VENV)/.python pyproject.toml
	@echo "installing claimlint into $(VENV) ..." >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.runtime
	@echo "installing what the tests need ..." >&2
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/.docs: $(VENV)/.runtime
	@echo "installing what the site needs ..." >&2
	@$(PIP) install --editable '.[docs]'
	@touch $@

$(VENV)/.dev: $(VENV)/.test
	@echo "installing what the checks need ..." >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@

$(COMMONMARK): $(VENV)/.python
	@echo "fetching the examples of the CommonMark specification ..." >&2
	@$(PIP) download --no-deps --no-binary :all: --dest $(@D) markdown-it-py==$(MARKDOWN_IT)
	@tar -xzf $(@D)/markdown_it_py-$(MARKDOWN_IT).tar.gz -C $(@D) --strip-components 3 \
	  markdown_it_py-$(MARKDOWN_IT)/tests/test_cmark_spec/commonmark.json
	@touch $@

$(HTML5LIB): $(VENV)/.python
	@echo "fetching html5lib's tests ..." >&2
	@$(PIP) download --no-deps --no-binary :all: --dest $(@D) tinyhtml5==$(TINYHTML5)
	@tar -xzf $(@D)/tinyhtml5-$(TINYHTML5).tar.gz -C $(@D) --strip-components 3 \
	  tinyhtml5-$(TINYHTML5)/tests/tokenizer
	@touch $@

$(SARIF): $(VENV)/.python
	@echo "fetching the schema of SARIF ..." >&2
	@$(PIP) download --no-deps --no-binary :all: --dest $(@D) sarif-pydantic==$(SARIF_PYDANTIC)
	@tar -xzf $(@D)/sarif_pydantic-$(SARIF_PYDANTIC).tar.gz -C $(@D) --strip-components 1 \
	  sarif_pydantic-$(SARIF_PYDANTIC)/sarif-schema-2.1.0.json
	@touch $@
