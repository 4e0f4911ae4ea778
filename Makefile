# Two commands do everything: `make play` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup play test lock schema bench clean

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .make
ALL_PYTHON := backend tests infra

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMPS)/venv: requirements.lock pyproject.toml
	@mkdir -p $(STAMPS)
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(STAMPS)/venv ## install everything that play and test need; leaves .venv/bin/twentyq

lock: ## bring requirements.lock up to date with pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--all-extras --python-version 3.11 pyproject.toml --output-file requirements.lock

clean: ## remove what setup and builds made
	rm -rf .venv .venv-* $(STAMPS) amplify/node_modules amplify/dist cdk.out .mypy_cache .ruff_cache .pytest_cache
