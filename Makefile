# Everything one runs on this project, from a fresh Debian machine with git, a
# Rust toolchain, Node and apt. Missing packages are installed where that is
# possible without asking (as root), and named where it is not.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
PROGRAM := $(TARGET)/release/scrutineer
STORIES := e2e/node_modules/.installed
VENV := $(TARGET)/bench-venv
PYTHON := $(VENV)/bin/python

# Results of real elections, kept beside the project and not in it.
DATA := ../shared/data

# How long each reader is fuzzed, and how many at a time.
FUZZ_SECONDS := 20
FUZZ_JOBS := 2
FUZZ := $(abspath fuzz/target)
HOST = $(shell rustc -vV | sed -n 's/^host: //p')
FUZZER = $(FUZZ)/$(HOST)/release/fuzz

# How many altered and untouched copies of a bundle the verifiers look at, and how many items it has.
BUNDLES := --mutations 200 --copies 10 --items 60

# Passed to `scrutineer demo`, for example DEMO_FLAGS=--no-serve.
DEMO_FLAGS :=

.PHONY: help build demo test lint unit bundles fuzz fuzz-build fuzz-keep stories tell bench bench-import bench-copies bench-site clean \
	needs-build needs-test needs-bench

help:
	@echo 'make build          the program, at target/release/scrutineer'
	@echo 'make demo           build, write the demonstration to ./demo and serve it on this machine'
	@echo 'make test           everything that CI runs'
	@echo 'make lint           formatting, clippy, documentation, dependencies'
	@echo 'make unit           tests in Rust'
	@echo 'make bundles        altered bundles of evidence for every verifier'
	@echo 'make fuzz           random bytes for every reader, FUZZ_SECONDS=20 each'
	@echo 'make stories        tests through the program and a browser; PICTURES=1 keeps what was looked at'
	@echo 'make bench          every benchmark'
	@echo 'make bench-import   reading and checking a results file, beside pandas'
	@echo 'make bench-copies   two editions of copies, their difference and the bound, beside pandas'
	@echo 'make bench-site     the results page from our server, beside nginx'
	@echo 'make clean          remove all that was built or installed here'

build: needs-build
	cargo build --release --locked --package scrutineer

demo: build
	$(PROGRAM) demo $(DEMO_FLAGS)

test: needs-test
	$(MAKE) lint
	$(MAKE) unit
	$(MAKE) bundles PROGRAM=$(TARGET)/debug/scrutineer
	$(MAKE) fuzz
# The stories are told by the program that the tests in Rust have built; with `cargo build` its
# libraries would be built once more, without what only tests need.
	$(MAKE) tell PROGRAM=$(TARGET)/debug/scrutineer

lint: needs-build
	cargo fetch --locked --quiet
	cargo fmt --all --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --document-private-items --locked
# The house test reads deny.toml as well, so nothing is lost without cargo-deny.
	if command -v cargo-deny >/dev/null; then cargo deny --offline check bans licenses sources; fi

# The tests of the publication share the sites that they look at, which one process each would make
# anew. They are chosen by name from among all: if fewer targets were chosen, libraries would have
# other features, and much would be built twice.
unit: needs-build
	if command -v cargo-nextest >/dev/null; then \
		cargo nextest run --workspace --locked -E 'not binary(published)'; \
		cargo test --workspace --locked --no-fail-fast --bins --lib --tests --quiet -- publication::; \
	else \
		cargo test --workspace --locked --no-fail-fast --bins --lib --tests; \
	fi
	cargo test --workspace --locked --doc --quiet

# verify.py and VERIFY.md as a stranger uses them, and the same bundles for the program.
bundles:
	cd crates/ledger/tests/bundle; export PYTHONDONTWRITEBYTECODE=1; \
	python3 ed25519.py; python3 forms.py; python3 ladder.py; python3 mutations.py $(BUNDLES); \
	python3 mutations.py $(BUNDLES) --verifier $(PROGRAM) bundle verify

fuzz: fuzz-build
	$(FUZZER) -targets 2>/dev/null | xargs -P $(FUZZ_JOBS) -I{} fuzz/run $(FUZZER) {} $(FUZZ_SECONDS)

# The instrumentation is that of cargo-fuzz, without what only a nightly compiler has. A target
# triple is named so that build scripts are not instrumented.
fuzz-build: needs-build
	cd fuzz && RUSTFLAGS='--cfg fuzzing -Cpasses=sancov-module $(addprefix -Cllvm-args=-sanitizer-coverage-,level=4 inline-8bit-counters pc-table trace-compares)' \
		cargo build --quiet --release --locked --target $(HOST) --target-dir $(FUZZ)

# Adds to the kept corpora what the last runs found and no kept input reaches.
fuzz-keep: fuzz-build
	$(FUZZER) -targets 2>/dev/null | xargs -P $(FUZZ_JOBS) -I{} fuzz/run $(FUZZER) {} keep

stories: build
	$(MAKE) tell

tell: $(STORIES)
	cd e2e && SCRUTINEER=$(PROGRAM) npm test --silent

bench: bench-import bench-copies bench-site

bench-import: build needs-bench $(VENV)/installed
	python3 bench/import_results.py --program $(PROGRAM) --python $(PYTHON) --data $(DATA)/elections

bench-copies: build needs-bench $(VENV)/installed
	python3 bench/compare_copies.py --program $(PROGRAM) --python $(PYTHON) --data $(DATA)/elections

bench-site: build needs-bench
	python3 bench/serve_site.py --program $(PROGRAM) --nginx "$$(PATH=$$PATH:/usr/sbin command -v nginx)"

clean:
	cargo clean
	rm -rf e2e/node_modules e2e/out demo fuzz/target fuzz/work

# --- What must be installed -------------------------------------------------

$(STORIES): e2e/package.json e2e/package-lock.json e2e/.npmrc
	cd e2e && npm ci --no-progress
	touch $@

$(VENV)/installed: bench/requirements.txt
	python3 -m venv --clear $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement $<
	touch $@

# How to tell that a Debian package is there, or what serves in its place.
has-age := command -v age
has-build-essential := command -v cc
has-chromium := [ -n "$${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome
has-default-jre-headless := command -v java
has-fonts-dejavu-core := [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]
has-jq := command -v jq
has-nginx := PATH=$$PATH:/usr/sbin command -v nginx
has-nodejs := node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && command -v npm
has-openssl := command -v openssl
has-postgresql := command -v initdb || ls /usr/lib/postgresql/*/bin/initdb
has-python3 := command -v python3
has-python3-venv := python3 -c 'import ensurepip, venv'
has-strace := command -v strace
has-wrk := command -v wrk
has-zstd := command -v zstd

# $(call install,PACKAGES): installs those that are missing, or names them.
define install
	@missing=(); \
	$(foreach package,$(1),{ $(has-$(package)); } >/dev/null 2>&1 || missing+=($(package)); )\
	if (( $${#missing[@]} == 0 )); then exit 0; fi; \
	if (( EUID != 0 )); then \
		echo "error: missing: $${missing[*]}" >&2; \
		echo >&2; \
		echo "hint: sudo apt-get install --no-install-recommends $${missing[*]}" >&2; \
		exit 2; \
	fi; \
	echo "installing $${missing[*]}"; \
	apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}"
endef

needs-build:
	$(call install,build-essential)
	@command -v cargo >/dev/null || { echo 'error: no Rust toolchain; rust-toolchain.toml names the one to install with rustup' >&2; exit 2; }
	@cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 || rustup toolchain install

needs-test: needs-build
	$(call install,age chromium default-jre-headless fonts-dejavu-core jq openssl postgresql python3 strace zstd)
	@{ $(has-nodejs); } >/dev/null 2>&1 || { echo 'error: Node 20 or later with npm is needed' >&2; exit 2; }

needs-bench: needs-build
	$(call install,nginx python3-venv wrk)
