# Two commands do everything on a machine that has python3, pip, make and git:
#   make demo   sets up .venv and converts samples/ into out/
#   make test   sets up .venv and runs all tests and checks
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test check bench samples messages clean

demo: $(VENV)/.user
	$(BIN)/guidang convert samples --out out

test: $(VENV)/.dev check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/word.py samples
	$(BIN)/python benchmarks/robust_word.py samples
	$(BIN)/python benchmarks/memory.py samples --tools kreuzberg,mammoth
	$(BIN)/python benchmarks/strings.py
	$(BIN)/python benchmarks/rules.py samples
	$(BIN)/python benchmarks/structure_word.py --tools docvortex,docling-slim
	$(BIN)/python benchmarks/scan.py
	$(BIN)/python benchmarks/scan_memory.py

# After a message was added or changed: translate what is new in the .po, then run it again.
messages: $(VENV)/.dev
	$(BIN)/python -m pipeline.locale

clean:
	rm -rf $(VENV) out build *.egg-info

# A plain Debian has python3 without ensurepip; virtualenv from PyPI then does the same.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  $(PYTHON) -m pip install --target $(VENV).tool virtualenv && \
	  PYTHONPATH=$(VENV).tool $(PYTHON) -m virtualenv $(VENV) && rm -rf $(VENV).tool; }

$(VENV)/.user: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fast]'
	touch $@ $(VENV)/.user

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	touch $@ $(VENV)/.user
