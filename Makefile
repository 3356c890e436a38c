# Two commands do everything: `make run` opens the Studio, `make test` runs the tests.
# Another Python: `make PYTHON=/path/to/python3.12 run`.

SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
ifndef PYTHON
PYTHON := $(shell for it in python3.13 python3.12 python3.11 python3 python; do \
	$$it -c '$(SUITABLE)' 2>/dev/null && echo $$it && exit; done; echo python3)
endif
BIN := .venv/bin
WORKERS ?= 2
export PYTHONUTF8 := 1

.PHONY: setup run test lint check bench build lock

setup:  ## .venv with the locked packages, Qt's libraries, the siex command
	@command -v $(PYTHON) >/dev/null || { echo "setup: SIE-X Studio needs Python 3.11, 3.12 or 3.13, and there is none; install one first." >&2; exit 1; }
	@$(PYTHON) setup_env.py

run: setup  ## the Studio with the sample pipeline
	@$(BIN)/python -m app.demo

test: setup  ## all tests
	@$(BIN)/python -m pytest -q -n $(WORKERS)

lint: setup  ## format, style, types and import contracts
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/pyright
	@$(BIN)/lint-imports

check: lint test  ## what must hold before a change is handed on

bench: setup  ## the figures that we claim, beside the peers
	@$(PYTHON) setup_env.py bench
	@for it in extract calibration languages types model transform engine webhook pages history canvas frames start; do $(BIN)/python -m bench.$$it || exit 1; done

build: setup  ## the program as one folder, dist/siex/
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

lock:  ## newest allowed versions into the lock files (needs uv)
	@for it in runtime dev bench; do $(MAKE) --no-print-directory lock-$$it || exit 1; done

LOCK = uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml
lock-runtime: ; @$(LOCK) --output-file requirements.lock
lock-dev: ; @$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock
lock-bench: ; @$(LOCK) --group dev --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock
