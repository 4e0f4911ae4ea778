# Two commands do everything: `make play` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup play test lint decks map schema client-check browser browser-voice contract deployed unit unit-cloud unit-core served infra ministack synth checkov load bench bench-people bench-learning bench-voice lock clean

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .make
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps
CODE := backend infra tests
CORES := $(shell nproc 2>/dev/null || sysctl -n hw.ncpu)
# What waits longest begins first, then what computes most.
CHECKS := browser browser-voice deployed served contract unit-cloud unit-core infra lint client-check
# Tests in a browser, of servers and on the emulator wait more than they compute; what computes takes the time they leave.
JOBS := $(shell expr $(CORES) + 4)
YIELDING := nice -n 5
# What tests put down for a moment stays in memory, where there is room for it: ext4 is slow to make the thousands of files
# of a bundle where as many have just been removed.
SCRATCH := $(shell awk '$$2 == "/dev/shm" && $$4 !~ /noexec/ {print $$2; exit}' /proc/mounts 2>/dev/null)
ROOM := $(if $(SCRATCH),$(shell df -k --output=avail $(SCRATCH) | awk 'NR == 2 && $$1 > 8000000'))
BUILT := $(STAMPS)/venv $(STAMPS)/npm $(STAMPS)/client
RESOLVE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
# uv takes packages from where pip is told to.
ifeq ($(origin UV_DEFAULT_INDEX),undefined)
export UV_DEFAULT_INDEX := $(or $(PIP_INDEX_URL),$(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null))
endif
# Without bytecode every process would compile anew all that it imports.
unexport PYTHONDONTWRITEBYTECODE
# $(1), an environment, with the packages of $(2), a lock file: by uv, which takes seconds; where it cannot, by pip.
ENVIRONMENT = $(PYTHON) -m venv --clear $(1) && { .venv-uv/bin/uv pip install --quiet --python $(1)/bin/python --no-deps --require-hashes -r $(2) \
	|| $(1)/bin/pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r $(2); }
CLIENT := $(shell find amplify graphql -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/src/generated/*' 2>/dev/null)
LINT_TEMPLATES := $(BIN)/cfn-lint --ignore-checks W3005 -- cdk.out/lambda/*.template.json

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# What playing needs; `venv` is the same environment with what tests and deployments need as well.
$(STAMPS)/play: play.lock pyproject.toml
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/venv
	@echo "Python packages, about 150 MB to download, once ..."
	@$(PYTHON) -m venv --clear .venv
	@set -o pipefail; $(BIN)/pip install --disable-pip-version-check --progress-bar off --no-compile --no-deps --require-hashes -r play.lock \
		| awk -v all=$$(grep -c '^[a-z].*==' play.lock) '/^Collecting/{printf "\r  %d of at most %d", ++n, all; fflush()} END{print ""}'
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(STAMPS)/uv: requirements.lock
	@mkdir -p $(STAMPS)
	$(PYTHON) -m venv --clear .venv-uv
	.venv-uv/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r <(awk '/^uv==/{found=1} found; found && !/\\$$/{exit}' requirements.lock)
	@touch $@

$(STAMPS)/venv: requirements.lock pyproject.toml | $(STAMPS)/uv
	$(call ENVIRONMENT,.venv,requirements.lock)
	$(PIP) --no-build-isolation --editable .
	@touch $(STAMPS)/play $@

$(STAMPS)/ministack: tests/ministack.lock | $(STAMPS)/uv
	$(call ENVIRONMENT,.venv-ministack,$<)
	@touch $@

$(STAMPS)/load: tests/load/locust.lock | $(STAMPS)/uv
	$(call ENVIRONMENT,.venv-load,$<)
	@touch $@

$(STAMPS)/checkov: tests/infra/checkov/checkov.lock | $(STAMPS)/uv
	$(call ENVIRONMENT,.venv-checkov,$<)
	@touch $@

$(STAMPS)/npm: amplify/package-lock.json
	@mkdir -p $(STAMPS)
	cd amplify && npm ci --no-progress --no-audit --no-fund
	@touch $@

# Packages that are there for the build alone go again, 400 MB.
$(STAMPS)/client: amplify/package-lock.json $(CLIENT) | $(if $(PLAYING),,$(STAMPS)/npm)
	@mkdir -p $(STAMPS)
	@cd amplify && { [ -d node_modules ] || { echo "The phone client's packages, about 90 MB to download ..."; \
		npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.for-build; }; }
	@echo "Building the phone client ..."
	@cd amplify && npm run --silent build >../$(STAMPS)/client.log 2>&1 || { cat ../$(STAMPS)/client.log; exit 1; }
	@[ ! -e amplify/node_modules/.for-build ] || rm -rf amplify/node_modules
	@touch $@

setup: ## install everything that play and test need; leaves .venv/bin/twentyq
	@$(MAKE) --no-print-directory --jobs=3 $(BUILT)

play: ## start the local server; PORT=8020 names the port, LAN=1 opens it to phones at home and shows a QR code
	@$(MAKE) --no-print-directory --jobs=2 PLAYING=1 $(STAMPS)/play $(STAMPS)/client
	@$(BIN)/twentyq serve $(if $(PORT),--port $(PORT)) $(if $(LAN),--lan)

test: ## install what is missing and run every check, on all cores
	@folder=$$(mktemp -d $(if $(ROOM),$(SCRATCH),$${TMPDIR:-/tmp})/twentyq.XXXXXX) && trap 'rm -rf "$$folder"' EXIT && \
		TMPDIR=$$folder $(MAKE) --no-print-directory --keep-going --jobs=$(JOBS) --output-sync=target $(CHECKS)

# It could begin before the client is built, and would keep longer ones waiting.
lint: $(BUILT)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(YIELDING) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/twentyq schema --check graphql/schema.graphql
	$(BIN)/twentyq knowledge compile --check
	$(BIN)/twentyq knowledge check

client-check: $(STAMPS)/npm $(STAMPS)/client
	cd amplify && $(YIELDING) npm run --silent lint && $(YIELDING) npm run --silent typecheck && $(YIELDING) npm run --silent test

browser: $(BUILT)
	$(info tests of the phone client in a browser ...)
	$(BIN)/pytest -q tests/browser --ignore=tests/browser/voice

browser-voice: $(BUILT)
	$(info tests of the phone client's voice in a browser ...)
	$(BIN)/pytest -q tests/browser/voice

contract: $(STAMPS)/venv $(STAMPS)/ministack
	$(info tests of adapters, also on the emulator of AWS ...)
	$(BIN)/pytest -q tests/contract

deployed: $(STAMPS)/venv $(STAMPS)/npm $(STAMPS)/ministack ## deploy to the emulator of AWS and play games through it
	$(info tests of a deployment on the emulator of AWS ...)
	$(BIN)/pytest -q tests/deployed

# Last those of a client that tries once a minute to come back to a server that did not start again within five seconds.
served: $(BUILT)
	$(info tests of servers and models over the network ...)
	$(BIN)/pytest -q tests/llm tests/end_to_end tests/protocol

# The tests synthesize what is linted. As with lint: what computes longer begins first, so that it does not end alone.
infra: $(BUILT)
	$(info tests of the infrastructure ...)
	$(YIELDING) $(BIN)/pytest -q tests/infra
	$(YIELDING) $(LINT_TEMPLATES)

unit: unit-cloud unit-core

# In two processes, each of as much work.
UNIT_CLOUD := tests/unit/aws tests/unit/learning
unit-cloud: $(STAMPS)/venv
	$(info tests of functions on AWS and of learning ...)
	$(YIELDING) $(BIN)/pytest -q $(UNIT_CLOUD)

unit-core: $(BUILT)
	$(info all other tests ...)
	$(YIELDING) $(BIN)/pytest -q $(addprefix --ignore=,$(UNIT_CLOUD) $(addprefix tests/,browser contract deployed protocol end_to_end llm infra))

ministack: $(STAMPS)/ministack ## install the AWS emulator of the tests, in an environment of its own

synth: $(STAMPS)/venv ## build the Lambda bundles, synthesize the AWS stacks, check them with cdk-nag and cfn-lint
	$(BIN)/python -m infra.bundles
	$(BIN)/python -m infra.app
	$(LINT_TEMPLATES)

checkov: synth $(STAMPS)/checkov ## hold the synthesized templates against checkov's rules
	.venv-checkov/bin/checkov --config-file tests/infra/checkov/checkov.yaml --directory cdk.out/lambda

load: $(BUILT) $(STAMPS)/ministack $(STAMPS)/load ## play on the emulator of AWS by Locust, a few players for a minute and a half
	$(BIN)/python -m tests.load

decks: $(STAMPS)/venv ## compile the decks after an edit
	$(BIN)/twentyq knowledge compile

map: $(STAMPS)/venv ## draw the map in ARCHITECTURE.md anew from the code
	$(BIN)/python -m tests.architecture --write

schema: $(STAMPS)/venv ## bring graphql/schema.graphql up to date with the API
	$(BIN)/twentyq schema --out graphql/schema.graphql

bench: $(BUILT) ## print the figures of speed and memory
	$(BIN)/python -m tests.benchmarks.knowledge
	$(BIN)/python -m tests.benchmarks.guessing
	$(BIN)/python -m tests.benchmarks.understanding
	$(BIN)/python -m tests.benchmarks.hybrid
	$(BIN)/python -m tests.benchmarks.function
	$(BIN)/python -m tests.benchmarks.cold
	$(BIN)/python -m tests.benchmarks.server
	$(BIN)/python -m tests.benchmarks.versions
	$(BIN)/python -m tests.benchmarks.documents

bench-people: $(STAMPS)/venv ## print how the deck and the guesser stand against people's answers (TWENTYQ_PEOPLE_DATA), and what players would find odd
	$(BIN)/python -m tests.benchmarks.people --tables
	$(BIN)/python -m tests.benchmarks.oddities

bench-learning: $(STAMPS)/venv ## print what is learned from simulated games, what poisons it, what the gate decides; an hour or two
	$(BIN)/python -m tests.benchmarks.learning truth 10000 100000 1000000
	$(BIN)/python -m tests.benchmarks.learning scale 10000 100000 1000000
	$(BIN)/python -m tests.benchmarks.learning poison
	$(BIN)/python -m tests.benchmarks.learning repeats 100
	$(BIN)/python -m tests.benchmarks.learning export 20000

bench-voice: setup ## print how well and how fast speech is heard; recordings of people in TWENTYQ_SPEECH_DATA
	$(BIN)/python -m tests.benchmarks.voice
	$(BIN)/python -m tests.benchmarks.voice.turn_taking

lock: $(STAMPS)/venv ## bring every lock file up to date with pyproject.toml
	$(RESOLVE) --all-extras pyproject.toml --output-file requirements.lock
	$(RESOLVE) --constraint requirements.lock --extra local --extra voice --extra documents --extra llm --extra build pyproject.toml \
		--output-file play.lock
	$(RESOLVE) --constraint requirements.lock --extra aws --extra llm pyproject.toml --output-file infra/bundles/api.lock
	$(RESOLVE) --constraint requirements.lock --extra aws --extra llm pyproject.toml infra/bundles/voice.in \
		--output-file infra/bundles/voice.lock
	$(RESOLVE) --constraint requirements.lock --extra aws pyproject.toml --output-file infra/bundles/learn.lock
	$(RESOLVE) --constraint requirements.lock --extra aws --extra documents pyproject.toml --output-file infra/bundles/read.lock
	$(RESOLVE) tests/ministack.in --output-file tests/ministack.lock
	$(RESOLVE) tests/load/locust.in --output-file tests/load/locust.lock
	$(RESOLVE) tests/infra/checkov/checkov.in --output-file tests/infra/checkov/checkov.lock

clean: ## remove what setup and builds made
	rm -rf .venv .venv-* $(STAMPS) amplify/node_modules amplify/dist amplify/explorer/dist cdk.out .mypy_cache .ruff_cache .pytest_cache
