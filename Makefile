# Two commands do everything: `make play` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup play test lint decks schema client-check unit bench lock clean

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .make
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps
CODE := backend tests
CLIENT := $(shell find amplify graphql -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/src/generated/*' 2>/dev/null)

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMPS)/venv: requirements.lock pyproject.toml
	@mkdir -p $(STAMPS)
	$(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(STAMPS)/npm: amplify/package-lock.json
	@mkdir -p $(STAMPS)
	cd amplify && npm ci --no-progress
	@touch $@

$(STAMPS)/client: $(STAMPS)/npm $(CLIENT)
	cd amplify && npm run --silent build
	@touch $@

setup: $(STAMPS)/venv $(STAMPS)/client ## install everything that play and test need; leaves .venv/bin/twentyq

play: setup ## start the local server and print its address
	$(BIN)/twentyq serve

test: lint client-check unit ## run every check

lint: $(STAMPS)/venv
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/twentyq schema --check graphql/schema.graphql
	$(BIN)/twentyq knowledge compile --check
	$(BIN)/twentyq knowledge check

client-check: $(STAMPS)/client
	cd amplify && npm run --silent lint && npm run --silent typecheck && npm run --silent test

unit: setup
	$(BIN)/pytest -q

decks: $(STAMPS)/venv ## compile the decks after an edit
	$(BIN)/twentyq knowledge compile

schema: $(STAMPS)/venv ## bring graphql/schema.graphql up to date with the API
	$(BIN)/twentyq schema --out graphql/schema.graphql

bench: setup ## print the figures of speed and memory
	$(BIN)/python -m tests.benchmarks.guessing
	$(BIN)/python -m tests.benchmarks.understanding
	$(BIN)/python -m tests.benchmarks.hybrid

lock: $(STAMPS)/venv ## bring requirements.lock up to date with pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--all-extras --python-version 3.11 pyproject.toml --output-file requirements.lock

clean: ## remove what setup and builds made
	rm -rf .venv .venv-* $(STAMPS) amplify/node_modules amplify/dist cdk.out .mypy_cache .ruff_cache .pytest_cache
