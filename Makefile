# détente: every verb, from a machine that has only Python >= 3.11, git, make and a package index.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN := $(BIN)/python

.PHONY: help demo test journeys check golden gazetteer gate bench train docs desk clean

help: ## list the verbs
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "make %-8s %s\n", $$1, $$2}'

$(READY): pyproject.toml
	@bash scripts/setup.sh "$(PYTHON)" "$(VENV)"
	@touch $@

demo: $(READY) ## code the sample corpus into a fresh desk and print a brief
	@$(RUN) -m detente demo

test: $(READY) ## run the tests
	@$(RUN) -m pytest

journeys: $(READY) ## go through the desk in a browser, in a process of its own
	@JOURNEYS=1 $(RUN) -m pytest tests/desk -m browser

check: $(READY) ## style, types, import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(RUN) -m scripts.gazetteer --check

golden: $(READY) ## record the golden pages anew; review the difference as prose
	@$(RUN) -m tests.golden

gazetteer: $(READY) ## compile the lists of the political world
	@$(RUN) -m scripts.gazetteer

gate: $(READY) ## measure against the pinned floors (needs the reference data)
	@$(RUN) -m pytest tests/gates -q -rs

bench: $(READY) ## speed, memory and growth on this machine
	@$(RUN) -m benchmarks

train: $(READY) ## rebuild the engine from pinned bytes and open data (hours)
	@bash training/train.sh

docs: $(READY) ## rebuild the generated pages and screenshots of docs/
	@$(RUN) -m scripts.docs
	@$(RUN) -m scripts.screens

desk: $(READY) ## open your desk in the browser (out/demo/desk.db with make desk DESK=out/demo/desk.db)
	@$(RUN) -m detente desk --open $(if $(DESK),--desk $(DESK))

clean: ## remove what the verbs made, the environment included
	@rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
