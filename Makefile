# Each of these does all its own set-up, on a machine with Python 3.11 or newer and nothing else.
#   make run    try the bot: invented families on http://127.0.0.1:8080, no token, no network
#   make test   the whole suite, PostgreSQL included
# Locally and in CI the same four: format, check, test, run. `make full` holds the long proofs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LISTEN ?= 127.0.0.1:8080
DATA ?= data

# Kept bytecode makes each later start seconds faster, also on machines that are told not to keep it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test full check format bench pin clean

run: $(VENV)/.run
	$(BIN)/actbot demo --data-dir $(DATA) --listen $(LISTEN)

test: $(VENV)/.test
	@$(MAKE) --no-print-directory chromium
	$(BIN)/python -m pytest -m "not full" -n 2 --dist worksteal

full: $(VENV)/.test
	@$(MAKE) --no-print-directory chromium
	$(BIN)/python -m pytest -m full -n 2 --dist worksteal

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy bot handlers knowledge regions migrations
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

# Write the pinned requirements anew from the ranges in pyproject.toml.
PIN := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate
pin: $(VENV)/.test
	$(PIN) --extra setup -o requirements.txt pyproject.toml
	$(PIN) --extra setup --extra dev --extra semantic -o requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) build *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 of nieuwer is nodig, met venv. Is het er wel, onder een andere naam? make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/bin/python requirements-dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The browser tests use Debian's Chromium. Root installs it; for others they are skipped, and that is said.
.PHONY: chromium
chromium:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests."; \
	  (apt-get install -y -q chromium || (apt-get update -q && apt-get install -y -q chromium)) >/dev/null 2>&1 \
	    || echo "Chromium could not be installed."; \
	fi
	@command -v chromium >/dev/null || printf '%s\n' \
	  "****************************************************************" \
	  "* No Chromium here: THE BROWSER TESTS ARE SKIPPED.             *" \
	  "* Get it with: sudo apt-get install chromium                   *" \
	  "****************************************************************"
