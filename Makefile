.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test core fix check lint types imports bench accuracy manuals mutants release words lock
help: ## Show this list
	@awk 'BEGIN {FS = ":.*##"} \
	  /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*##/ {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Every day
run: ## Set up, run the whole process on the real plan of 2023, then serve it
	@$(PYTHON) dev/bootstrap.py run
test: ## Set up and test everything
	@$(PYTHON) dev/bootstrap.py test
core: ## Test the rules and the counting (seconds, no database)
	@$(BIN)/pytest tests/core
fix: ## Format, and repair what a machine can repair
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

##@ Before you hand over
check: lint types imports test ## Everything CI runs
lint: ## Style of Python, templates and spelling
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/djlint --lint --quiet src && $(BIN)/codespell src tests docs
types: ## Types, strictly
	$(BIN)/mypy
imports: ## Architecture: who may import whom
	$(BIN)/lint-imports --no-logo

##@ Now and then
bench: ## Measure against peers in the same run
	@$(BIN)/python -m bench
accuracy: ## Prove the reader of scanned ballots on made pages (an hour; goes on where it was)
	@$(BIN)/python -m dev.accuracy --pages $(or $(PAGES),6000) --jobs 2 --level $(or $(LEVEL),L1,L2)
manuals: ## Print the manuals with pictures of today's pages, into manuals/
	@$(BIN)/python -m tests.journeys.manuals
mutants: ## Does a test notice when the core is wrong? (minutes)
	$(BIN)/mutmut run && $(BIN)/mutmut results
release: ## Assemble the changelog; use VERSION=1.2
	$(BIN)/towncrier build --version $(VERSION)
words: ## Collect and compile what pages say in English, and the command library in Vietnamese
	$(BIN)/pybabel -q compile -d src/tinnhiem/cli/locale -l vi
	$(BIN)/python -m dev.words
lock: ## Pin every dependency with hashes, without any registry address
	@$(PYTHON) dev/bootstrap.py lock
