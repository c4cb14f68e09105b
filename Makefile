# Wijkwerk: `make run` shows it, `make test` proves it. Both install what this machine lacks, and say so.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check build dev bench screenshots

APP := pwa/dist/index.html
APP_SOURCES := Cargo.toml Cargo.lock api/schema.graphql $(shell find api/contract pwa -type f -not -path 'pwa/dist/*' -not -path 'pwa/.stage/*')
BROWSER := tests/browser/node_modules/.package-lock.json
SCALES ?= meppel province
TEST := $(if $(shell command -v cargo-nextest),cargo nextest run,cargo test)

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run: $(APP) ## build app and server, serve on http://localhost:8080 with the data in data/
	cargo run --package wdw -- serve

test: check $(BROWSER) ## everything: format, lints, units, api on SQLite and PostgreSQL, the app in a browser
	cargo build --workspace --bin wdw
	$(TEST) --workspace
	NEXTEST_PROFILE=postgres tests/tools/with-postgres.sh $(TEST) --workspace
	cd tests/browser && npx playwright test

check: $(APP) ## format and lints
	cargo fmt --all --check
	cargo clippy --workspace --exclude wdw-pwa --all-targets -- -D warnings
	pwa/toolchain.sh run cargo clippy --package wdw-pwa --target wasm32-unknown-unknown -- -D warnings

build: $(APP) ## one file that runs anywhere: target/release/wdw
	cargo build --release --package wdw

dev: ## the same on http://localhost:8081 with live reload of app and server
	trap 'kill 0' EXIT; tests/tools/again.sh cargo run --package wdw -- serve & cd pwa && WDW_QUICK=1 ./toolchain.sh run trunk serve --cargo-profile dev --dist ../target/dev-app

bench: build $(BROWSER) tests/bench/node_modules/.package-lock.json ## figures: statements, bytes, start, memory, Lighthouse, load (SCALES="meppel province country")
	cargo test --quiet --package wdw-tests --test api pages_take -- --nocapture | grep 'at most'
	cd tests/browser && WDW_BINARY=$(CURDIR)/target/release/wdw npx playwright test first-visit | grep ' visit: '
	WDW_BINARY=$(CURDIR)/target/release/wdw node tests/bench/bench.js
	cd tests/browser && WDW_BINARY=$(CURDIR)/target/release/wdw node thumb.js
	WDW_BINARY=$(CURDIR)/target/release/wdw WDW_POSTGRES_OPTIONS="-c shared_preload_libraries=pg_stat_statements" \
		tests/tools/with-postgres.sh node tests/bench/load.js $(SCALES)

screenshots: $(APP) $(BROWSER) ## the pictures in README.md, into docs/
	cargo build --workspace --bin wdw
	cd tests/browser && node screenshots.js

$(APP): $(APP_SOURCES)
	tests/tools/need.sh node npm
	pwa/build.sh
	touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	tests/tools/need.sh node npm chromium
	npm ci --prefix $* --no-audit --no-fund
	touch $@
