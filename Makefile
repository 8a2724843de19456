# `make check` and `make test` set up all that they need in .venv; a second call finds it there and is quick.
# Another interpreter than python3:  make check PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet
LOCK := UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv --no-config pip compile --quiet \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url $(LOCK_FLAGS)

# Stamps: each stands for a finished step, and is older than what the step must be done again for.
MADE := $(VENV)/.styrkoll-made
INSTALLED := $(VENV)/.styrkoll-installed
INSTALLED_DEV := $(VENV)/.styrkoll-installed-dev

.PHONY: help check test oracle lock clean
.DEFAULT_GOAL := help

help:
	@echo 'make check   set up, and check the bundled agreement'
	@echo 'make test    set up for development, and run every test'
	@echo 'make oracle  ask another engine (pySHACL) of every rule and mutant: minutes; writes docs/oracle.md'
	@echo 'make lock    write the hashed requirements files anew (newer releases: make lock LOCK_FLAGS=--upgrade)'
	@echo 'make clean   remove .venv and everything else that was made'

check: $(INSTALLED)
	@$(BIN)/styrkoll check --example --fail-on never

test: $(INSTALLED_DEV)
	@echo 'ruff …' && $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . \
		|| { echo 'Mend it: $(BIN)/ruff check --fix . && $(BIN)/ruff format .' >&2; exit 1; }
	@echo 'mypy (strict) …' && $(BIN)/mypy --no-error-summary
	@echo 'pytest …' && $(BIN)/pytest --quiet
	@echo 'styrkoll rules test …' && $(BIN)/styrkoll rules test

oracle: $(INSTALLED_DEV)
	@echo 'Asking pySHACL of every rule on about 1,000 agreements; this takes some minutes …'
	@$(BIN)/python -m checker.prove.oracle && echo 'No difference. Wrote docs/oracle.md.'

lock: $(INSTALLED_DEV)
	@$(LOCK) --output-file requirements-dev.txt --all-extras --group dev pyproject.toml
	@$(LOCK) --output-file requirements.txt --all-extras --constraint requirements-dev.txt pyproject.toml
	@$(LOCK) --output-file requirements-build.txt --constraint requirements-dev.txt --group build
	@echo 'Wrote requirements.txt, requirements-build.txt and requirements-dev.txt.'

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find checker tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@command -v '$(PYTHON)' > /dev/null || { \
		echo '`$(PYTHON)` was not found. styrkoll needs Python 3.11 or newer.' >&2; \
		echo 'Name the interpreter: make check PYTHON=python3.12' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "styrkoll needs Python 3.11 or newer; \`$(PYTHON)\` is $$('$(PYTHON)' -V 2>&1)." >&2; \
		echo 'Name another: make check PYTHON=python3.12' >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2> /dev/null || { \
		echo '`$(PYTHON)` cannot make virtual environments: its venv module is missing.' >&2; \
		echo 'On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo 'Making $(VENV) …'
	@'$(PYTHON)' -m venv $(VENV)
	@touch $@

$(INSTALLED): requirements.txt requirements-build.txt pyproject.toml | $(MADE)
	@echo 'Installing styrkoll and its libraries (requirements.txt) …'
	@$(PIP) --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(INSTALLED_DEV): requirements-dev.txt $(INSTALLED)
	@echo 'Installing the development tools (requirements-dev.txt) …'
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
