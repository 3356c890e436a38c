# Two commands do everything: `make run` opens the Studio, `make test` runs the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test check bench build

setup:
	@$(PYTHON) setup_env.py

run: setup
	@$(BIN)/siex

test: setup
	@$(BIN)/python -m pytest -n 2

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -n 2
