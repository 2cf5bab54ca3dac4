# Everything runs in .venv, made from requirements.lock: exact versions, each with its hashes.
# A machine with Python 3.11 or newer, its venv module and make needs nothing else.

# The first Python that is new enough; name another one with: make PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
ARGS ?=
# A scored corpus and GeoNames dumps; what needs them says so and goes on where they are missing.
CORPUS ?= ../shared/corpus/dev.jsonl
SCORER ?= ../shared/corpus/score.py
REFERENCE ?= ../shared/geonames

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Targets that carry no file's name.
.PHONY: help setup demo test check bench load crash mutate score weights check-places picture lock clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/.ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "vigie needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "this Python makes no environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

setup: .venv/.ready ## the environment in .venv; all else makes it by itself

demo: .venv/.ready ## the whole bot on a sandbox, with a page like a phone (ARGS=--once: no page)
	$(BIN)/vigie demo $(ARGS)

test: .venv/.ready ## all tests, four at a time, as many only wait (ARGS goes to pytest)
	$(BIN)/python -m pytest -n 4 --dist worksteal $(ARGS)

check: .venv/.ready ## linter, formatter, types, and what can be checked without running the bot
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/unit/test_house.py tests/unit/test_locales.py

bench: .venv/.ready ## the benchmarks
	$(BIN)/python -m tests.bench.run $(ARGS)

load: .venv/.ready ## an alert to 100,000 chats while items come in and commands are typed; a few minutes (ARGS: see tests/load/run.py)
	$(BIN)/python -m tests.load.run $(ARGS)

crash: .venv/.ready ## the long crash loop: kill -9 a hundred times, and at twenty commits; some ten minutes (the suite does a few)
	VIGIE_CRASHES=100 $(BIN)/python -m pytest -s tests/journey/test_crash.py tests/journey/test_crash_points.py

mutate: .venv/.ready ## read twenty thousand spoilt items, other ones each time; some two minutes (the suite does a few)
	VIGIE_MUTATED=20000 VIGIE_SEED=$$(date +%s) $(BIN)/python -m pytest -n 4 tests/corpus/test_mutated.py

score: .venv/.ready ## score analyze and replay on CORPUS with SCORER, and tell its first story
	@test -f $(CORPUS) -a -f $(SCORER) || { echo "no corpus at $(CORPUS) or no scorer at $(SCORER): nothing to score"; exit 0; }; \
	for walk in analyze replay; do echo "== $$walk"; \
		$(BIN)/vigie $$walk $(CORPUS) | $(BIN)/python $(SCORER) $(CORPUS) - || exit 1; done; \
	VIGIE_CORPUS=$(abspath $(CORPUS)) $(BIN)/python -m pytest -q tests/journey/test_first_story.py

weights: .venv/.ready ## learn the weights of bot/data/weights anew from the corpora of the tests (a few minutes)
	$(PIP) install 'scikit-learn>=1.5,<2'
	$(BIN)/python tests/corpus/fit.py

check-places: .venv/.ready ## hold the built-in places against GeoNames dumps in REFERENCE
	@test -d $(REFERENCE) || { echo "no GeoNames dumps at $(REFERENCE): nothing to compare"; exit 0; }; \
	$(BIN)/python tests/corpus/check_places.py $(REFERENCE)

picture: .venv/.ready ## take the README's picture of the demo anew (needs Chromium)
	$(BIN)/python .ci/picture.py tests/browser/demo.png

lock: ## pin every dependency anew (needs uv)
	$(or $(PYTHON),python3) .ci/lock.py

clean: ## remove the environment and everything that was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
	find bot tests -name __pycache__ -type d -prune -exec rm -rf {} +
