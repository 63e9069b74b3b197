# What people run. Each target does its own set-up; see the README.
SHELL := /bin/sh
HOST ?= 127.0.0.1
PORT ?= 8000
PY := .venv/bin/python
PATHS := PYTHONPATH=.:site
RUNTIME := .venv/.runtime
DEV := .venv/.dev
# Half of the suite waits for the database, so one worker per core is enough.
WORKERS ?= auto
DEMO_ENV := DJANGO_SETTINGS_MODULE=config.settings.dev CONTENT_LANGUAGE=fr DATABASE_URL= REDIS_URL= HOST=$(HOST) PORT=$(PORT)
DEMO_FROM := $(RUNTIME) $(shell find articles moderation jobs site -name '*.py' -path '*migrations*') $(shell find site/demo -type f -not -name '*.pyc')

.PHONY: demo test check e2e bench run messages clean
.DEFAULT_GOAL := demo

$(RUNTIME): requirements.txt
	@.ci/environment requirements.txt $@

$(DEV): requirements-dev.txt
	@.ci/environment requirements-dev.txt $@
	@touch $(RUNTIME)

var/demo.txt: $(DEMO_FROM)
	@mkdir -p var
	@$(DEMO_ENV) $(PY) manage.py migrate --verbosity 0
	@$(DEMO_ENV) $(PY) manage.py load_demo > $@.new && mv $@.new $@

demo:
	@test -f var/tribune.sqlite3 && grep -qs "http://$(HOST):$(PORT)/" var/demo.txt || rm -f var/demo.txt
	@$(MAKE) --no-print-directory var/demo.txt
	@cat var/demo.txt
	@echo "  http://$(HOST):$(PORT)/ (Ctrl+C: stop)"
	@exec env $(DEMO_ENV) $(PATHS) .venv/bin/granian --interface wsgi --host $(HOST) --port $(PORT) \
		--workers 1 --blocking-threads 4 --backlog 1024 --no-ws --log-level warning config.wsgi:application

run: $(RUNTIME)
	@DEBUG=1 $(PY) manage.py runserver $(HOST):$(PORT)

test: $(DEV)
	@# The second run stands on the base that the first has made.
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal --create-db --reuse-db -m "not real_transactions" $(ARGS)
	@$(PY) -m pytest -n $(WORKERS) --dist load --reuse-db -m real_transactions $(ARGS)

check: $(DEV)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(PATHS) .venv/bin/mypy site articles moderation jobs
	@# Not its formatter: it adds spaces between inline elements, which readers see.
	.venv/bin/djlint templates site articles moderation jobs --lint --quiet
	$(PATHS) .venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m pytest tests/project/test_translations.py -q
	.ci/check-deploy

e2e: $(DEV)
	@CHROMIUM="$$(.ci/chromium)" && export CHROMIUM && $(PY) -m pytest tests/e2e -n $(WORKERS) --dist loadfile $(ARGS)

bench: $(DEV)
	@$(PATHS) $(PY) tests/bench/run.py $(ARGS)

messages: $(DEV)
	$(PY) manage.py makemessages -l fr --no-location --no-obsolete --ignore .venv --ignore var
	$(PY) manage.py compilemessages --ignore .venv

clean:
	rm -rf var .venv
