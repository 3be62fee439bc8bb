# Two commands for a clean checkout: `make demo` and `make test`. They need Python 3.11+, pip and make.
# The rest is for people who change frmr; `make help` lists it.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
JOBS ?= 2
# Offices have roots of their own; uv would look at its bundled ones only.
export UV_NATIVE_TLS ?= 1
export UV_SYSTEM_CERTS ?= 1

.PHONY: help demo test check lint format generate bench bench-quick lock clean

help:
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.local ## log in, read and change a record, on one machine; leaves nothing behind
	$(BIN)/frmr demo

test: $(VENV)/.dev ## the whole test suite
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope

check: lint test ## what a change must pass

lint: $(VENV)/.dev ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(VENV)/.dev ## help texts, completions, man pages, OpenAPI, from the code
	$(BIN)/python -m generators

BENCH ?= $(CURDIR)/.bench
POSTGRESQL ?=

bench-quick: $(VENV)/.dev ## every benchmark, few rounds and small registers
	$(BIN)/python benchmarks/startup.py --rounds 9
	$(BIN)/python benchmarks/services.py --rounds 9
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/output.py --rows 20000 --rich-rows 1000
	$(BIN)/python -m benchmarks.databases --seconds 1 --postgresql '$(POSTGRESQL)'
	$(BIN)/python -m benchmarks.audit --size 100000
	$(BIN)/python -m benchmarks.audit_filters --keep $(BENCH)/audit --sizes 10000,100000
	$(BIN)/python -m benchmarks.bulk
	$(BIN)/python -m benchmarks.bulk_client
	$(MAKE) --no-print-directory bench-registers SIZES="3000 30000"
	$(BIN)/python -m benchmarks.soak --minutes 1 --people 300

bench: $(VENV)/.dev ## every benchmark, many rounds, registers of up to 3 000 000 people (30 GB in $BENCH, an hour or two)
	$(BIN)/python benchmarks/startup.py --rounds 25
	$(BIN)/python benchmarks/services.py --rounds 25
	$(BIN)/python benchmarks/rules.py
	$(BIN)/python benchmarks/output.py --rows 100000 --rich-rows 100000
	$(BIN)/python -m benchmarks.databases --seconds 3 --postgresql '$(POSTGRESQL)'
	$(BIN)/python -m benchmarks.audit
	$(BIN)/python -m benchmarks.audit_filters --keep $(BENCH)/audit
	$(BIN)/python -m benchmarks.bulk --full
	$(BIN)/python -m benchmarks.bulk_client
	$(BIN)/python -m benchmarks.bulk_memory
	$(MAKE) --no-print-directory bench-registers SIZES="30000 300000 3000000"
	$(BIN)/python -m benchmarks.soak

.PHONY: bench-registers
bench-registers: $(foreach size,$(SIZES),$(BENCH)/registry-$(size)) ## reads, writes and exports as a register grows
	$(BIN)/python -m benchmarks.growth $^
	$(BIN)/python -m benchmarks.served $^

$(BENCH)/registry-%:
	$(BIN)/python -m benchmarks.big_registry $@ --people $*

lock: ## new pins for what pyproject.toml allows (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --no-strip-extras \
	  --extra local --extra build pyproject.toml -o constraints/local.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --no-strip-extras \
	  --extra local --extra build --extra postgres --extra dev -c constraints/local.txt pyproject.toml -o constraints/dev.txt

clean: ## remove the environment and what tools left
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The stamp of the larger set serves the smaller one too: `make demo` after `make test` installs nothing.
$(VENV)/.local: constraints/local.txt pyproject.toml
	@test -f $(VENV)/.dev && test ! constraints/dev.txt -nt $(VENV)/.dev && test ! pyproject.toml -nt $(VENV)/.dev \
	  || $(MAKE) --no-print-directory install LOCK=local
	@touch $@

$(VENV)/.dev: constraints/dev.txt pyproject.toml
	@$(MAKE) --no-print-directory install LOCK=dev
	@touch $@

.PHONY: install
install:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "frmr needs Python 3.11 or newer")'
ifeq ($(UV),)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/$(LOCK).txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
else
	test -x $(BIN)/python || uv venv --quiet --python "$$(command -v $(PYTHON))" $(VENV)
	uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r constraints/$(LOCK).txt
	uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
endif
