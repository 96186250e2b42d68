# 落实 (Luoshi). `make` alone lists the targets; README.md says more.

HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
ARGS ?=
VENV ?= .venv
export CHROMIUM
export DJANGO_RUNSERVER_HIDE_WARNING = true

BIN := $(VENV)/bin
PYTHON := $(BIN)/python
MANAGE := $(PYTHON) manage.py
PIP := $(PYTHON) -m pip -qq --disable-pip-version-check
CODE := meetings tracker tests manage.py

# What `make lint` checks as if it were the real thing; the key opens nothing.
DEPLOYED := DATABASE_URL=sqlite://:memory: DEBUG=0 HTTPS=1 ALLOWED_HOSTS=luoshi.example.org DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=$$(head -c 48 /dev/urandom | base64 | tr -d '\n')

.DEFAULT_GOAL := help
.PHONY: help install run demo test browser lint format bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

install: $(VENV)/run ## install what the site needs into .venv (done once)

run: $(VENV)/run ## serve on localhost:8000 with demo data; DEMO=0 starts empty, PORT=…
	@$(MANAGE) migrate --verbosity 0
	@$(if $(filter 0,$(DEMO)),$(MANAGE) firstadmin,$(MANAGE) loaddemo)
	@echo "http://localhost:$(PORT)/ — Ctrl-C stops the site and its worker."
	@$(MANAGE) worker --verbosity 0 & worker=$$!; \
	$(MANAGE) runserver $(HOST):$(PORT) & web=$$!; \
	stop() { trap '' INT TERM; kill $$web $$worker 2>/dev/null; wait; exit $$1; }; \
	trap 'stop 0' INT TERM; wait $$web; stop $$?

demo: $(VENV)/run ## make the demo data anew (refuses if there is any other)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) loaddemo --again

test: $(VENV)/dev ## tests without and with a database (DATABASE_URL=… for PostgreSQL)
	@$(PYTHON) -m pytest -n auto $(ARGS)

browser: $(VENV)/dev ## walk the pages in Chromium
	@command -v $${CHROMIUM:-chromium} >/dev/null || { \
	  echo "Chromium is missing. On Debian: sudo apt-get install chromium fonts-noto-cjk"; \
	  echo "Elsewhere: make browser CHROMIUM=/path/to/chromium"; exit 1; }
	@$(PYTHON) -m pytest -n 2 --show-capture=no tests/browser $(ARGS)

lint: $(VENV)/dev ## ruff, mypy, djlint, Django's checks
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy meetings tracker tests
	@$(BIN)/djlint --lint --quiet templates
	@$(MANAGE) makemigrations --check --dry-run --verbosity 0
	@$(DEPLOYED) $(MANAGE) check --deploy --fail-level WARNING

format: $(VENV)/dev ## let ruff mend the code
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

bench: $(VENV)/bench ## measure speed and the reading of pages
	@for file in tests/performance/bench_*.py; do \
	  $(PYTHON) -m $$(echo $${file%.py} | tr / .) || exit 1; done

# pip-compile reads only the public index, so that no local one leaks into the locks.
lock: $(VENV)/dev ## write requirements*.txt anew from requirements*.in
	@$(PIP) install pip-tools~=7.6
	@for name in requirements requirements-dev requirements-bench; do \
	  PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= CUSTOM_COMPILE_COMMAND="make lock" \
	  $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	  --no-emit-options --annotation-style line --index-url https://pypi.org/simple \
	  --output-file $$name.txt $$name.in || exit 1; done

clean: ## remove .venv and what the tools leave behind; the database stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache staticfiles
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each is made again only when its lock file changes.
$(VENV)/bin/python:
	@found=; \
	for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || continue; \
	  found=$$name; \
	  $$name -c 'import ensurepip, sqlite3, venv' 2>/dev/null || continue; \
	  echo "Installing into $(VENV) with $$($$name --version) …"; \
	  exec $$name -m venv --clear $(VENV); \
	done; \
	if [ -n "$$found" ]; then \
	  echo "$$found cannot make a virtual environment: the package python3-venv is missing."; \
	  echo "On Debian: sudo apt-get install python3-venv"; \
	else \
	  echo "Python 3.11 or newer is missing."; \
	  echo "On Debian 12 or newer: sudo apt-get install python3 python3-venv"; \
	fi; exit 1

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/bench: requirements-bench.txt $(VENV)/run
	@$(PIP) install --require-hashes -r requirements-bench.txt
	@touch $@
