# make demo     build, generate a workbook of a sample market, convert it, run V1 and V2 over it
# make test     every test, in debug
# make test-release    the same tests with the optimised code that users run
# make fuzz     read damaged files of every format for FUZZ_SECONDS (60); see scripts/fuzz
# make bench    speed: decoding, replay, and a whole run beside pyarrow's mere loading (needs ../shared)
# make bench-sweep     64 configurations in one pass, beside 64 single runs (needs ../shared)
# make bench-xlsx      the same of a workbook: reading a row, and a conversion beside polars' mere reading
# make test-workbooks  workbooks of other programs, made from the real ticks, there and back (needs ../shared)
# make test-sources    real ticks in the layouts and column types of other programs, made with their libraries (needs ../shared)
# make test-faults     every call of the file layer fails once, in every command that writes; disks are full or lose power, commands
#                      are killed, limited and started twice; root is needed for the disks
# make test-packages   packages with strategies of their own: what tickbt new writes, and the examples
# make bench-package   a tick of a strategy in a package of its own beside the same source inside Strategies
# make build    the release binary, .build/release/tickbt, which has Swift's libraries within
# make install  the release binary in PREFIX/bin (default /usr/local)
# make format   format the sources; make lint: check them
# make clean    remove what was built

SHELL := /bin/bash
PREFIX ?= /usr/local
TICKBT := .build/release/tickbt

# Where scripts/bootstrap puts Arrow without root.
ifneq ($(shell id -u),0)
export PKG_CONFIG_PATH := $(HOME)/.local/lib/pkgconfig$(if $(PKG_CONFIG_PATH),:$(PKG_CONFIG_PATH))
export LD_LIBRARY_PATH := $(HOME)/.local/lib$(if $(LD_LIBRARY_PATH),:$(LD_LIBRARY_PATH))
endif

.PHONY: demo test test-release test-workbooks test-sources test-faults test-packages fuzz bench bench-sweep bench-xlsx bench-package build install format lint clean
.PHONY: bootstrap

bootstrap:
	@scripts/bootstrap

build: bootstrap
	swift build -c release --product tickbt --static-swift-stdlib

demo: build
	$(TICKBT) generate --format xlsx --output demo/TickData.xlsx --force
	$(TICKBT) convert demo/TickData.xlsx --output demo/parquet --force
	$(TICKBT) run --strategy v1_baseline --data demo/parquet --output-dir demo/output/v1_baseline
	$(TICKBT) run --strategy v2_price_follow_qty_cooldown --data demo/parquet \
	  --output-dir demo/output/v2_price_follow_qty_cooldown
	@echo "The sample market is the workbook demo/TickData.xlsx, its ticks are in demo/parquet,"
	@echo "the results are in demo/output."

test: bootstrap
	swift test

# In a place of its own, since the binary that is tested stands beside the tests.
test-release: bootstrap
	swift test -c release -Xswiftc -enable-testing --scratch-path .build/testing

fuzz: bootstrap
	@scripts/fuzz

bench: build
	@scripts/bench

bench-sweep: build
	@scripts/bench-sweep

bench-xlsx: build
	@scripts/bench-xlsx

test-workbooks: build
	@scripts/test-workbooks

test-sources: build
	@scripts/test-sources

test-faults: build
	@scripts/test-faults

test-packages: bootstrap
	@scripts/test-packages

bench-package: bootstrap
	@scripts/bench-package

install: build
	install -D -m 755 $(TICKBT) $(DESTDIR)$(PREFIX)/bin/tickbt

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Examples Benchmarks/Sources Benchmarks/PackageBenchmark \
	  Benchmarks/Package.swift

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Examples Benchmarks/Sources Benchmarks/PackageBenchmark \
	  Benchmarks/Package.swift

clean:
	rm -rf .build .build-packages Benchmarks/.build Examples/*/.build .bench demo
