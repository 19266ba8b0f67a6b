# Two commands do all the set-up on a fresh machine: `make run` and `make test`.

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADRESSE ?= localhost:8000

.PHONY: run test check bench browser pango clean

$(VENV)/.laufzeit: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.entwicklung: requirements.txt requirements-dev.txt $(VENV)/.laufzeit
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

pango: $(VENV)/.laufzeit
	@bash werkzeug/systempakete pango
	@bash werkzeug/systempakete schriften || true

browser: $(VENV)/.entwicklung
	@bash werkzeug/systempakete chromium

run: $(VENV)/.laufzeit pango
	@DEBUG=1 BIN=$(BIN) ADRESSE=$(ADRESSE) bash werkzeug/starten

test: $(VENV)/.entwicklung pango browser
	@BIN=$(BIN) bash werkzeug/pruefen

check: $(VENV)/.entwicklung pango
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --check --lint --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports
	DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") \
	  ALLOWED_HOSTS=integration.example $(BIN)/python manage.py check --deploy --fail-level INFO

bench: $(VENV)/.entwicklung pango browser
	$(BIN)/python -m tests.bench

clean:
	rm -rf var .pytest_cache .mypy_cache .ruff_cache .hypothesis
