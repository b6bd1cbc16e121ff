# `make run` and `make test` set everything up by themselves. Nothing is done twice: each step leaves a stamp in
# .make/, and pip keeps the wheel of llama-cpp-python, which takes 5 to 10 minutes to build once per machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --require-virtualenv

.PHONY: run test lint bench scores setup setup-dev clean
.DEFAULT_GOAL := run

run: setup
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/sotto; else exec $(BIN)/sotto demo; fi

test: setup-dev
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup-dev
	@$(BIN)/python -m tests.bench.run --readme README.md

scores: setup-dev
	@$(BIN)/python -m tests.bench.scores ../shared --readme README.md
	@$(BIN)/python -m tests.bench.score_profiles --readme README.md
	@$(BIN)/python -m tests.bench.score_facts ../shared --readme README.md
	@$(BIN)/python -m tests.bench.score_recall ../shared --readme README.md
	@$(BIN)/python -m tests.bench.score_skills --readme README.md

setup: .make/installed
setup-dev: .make/installed-dev

.make/venv:
	@mkdir -p .make
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sotto needs Python 3.11 or newer; name one with: make PYTHON=python3.11" >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# Without images and speech (LLAVA) the build takes a quarter less time; Sotto uses neither.
.make/llama: .make/venv constraints.txt
	@if ! $(BIN)/python -c 'import llama_cpp' 2>/dev/null; then \
		echo "Installing llama-cpp-python. It is built from source the first time on a machine: 5 to 10 minutes." >&2; \
		CMAKE_ARGS="-DLLAVA_BUILD=OFF" $(PIP) install --quiet -c constraints.txt llama-cpp-python & pid=$$!; \
		while sleep 30; do kill -0 $$pid 2>/dev/null || break; echo "  still building ..." >&2; done; \
		wait $$pid; \
	fi
	@touch $@

.make/installed: .make/llama pyproject.toml constraints.txt
	@echo "Installing Sotto" >&2
	@$(PIP) install --quiet -c constraints.txt -e .
	@touch $@

.make/installed-dev: .make/installed
	@echo "Installing what the tests need" >&2
	@$(PIP) install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	@rm -rf $(VENV) .make .mypy_cache .ruff_cache .pytest_cache .hypothesis
