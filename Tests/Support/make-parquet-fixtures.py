"""Writes the Parquet fixtures of TickStorageTests: the same few ticks in every shape that a user's file may have.

    pip install pyarrow==26.0.1
    python3 Tests/Support/make-parquet-fixtures.py Tests/TickStorageTests/Fixtures

All files but those named "odd" hold the rows of `rows` below. They are made by another program than the one under test,
on purpose; this script is run by hand when a fixture is added.
"""

import datetime
import decimal
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder = sys.argv[1]

# Stamp, type, price, volume.
rows = [
    ("2025-04-14 09:59:59", "BID", 10.0, 500),
    ("2025-04-14 10:00:00", "ASK", 10.02, 300),
    ("2025-04-14 10:00:00", "TRADE", 10.02, 0),
    ("2025-04-14 10:00:01", "BID", 0.0, 0),
    ("2025-04-15 14:55:00", "TRADE", 9.98, 12345),
]
stamps = [datetime.datetime.fromisoformat(row[0]) for row in rows]
types = [row[1] for row in rows]
prices = [row[2] for row in rows]
volumes = [row[3] for row in rows]


def time(unit="ns"):
    return pa.array(stamps, pa.timestamp(unit))


def table(timestamp=None, type=None, price=None, volume=None):
    return pa.table(
        {
            "timestamp": time() if timestamp is None else timestamp,
            "type": pa.array(types) if type is None else type,
            "price": pa.array(prices) if price is None else price,
            "volume": pa.array(volumes) if volume is None else volume,
        }
    )


def write(name, content, **options):
    pq.write_table(content, f"{folder}/{name}.parquet", **options)


write("plain", table())
for unit in ["us", "ms", "s"]:
    write(f"unit-{unit}", table(timestamp=time(unit)))
for codec in ["none", "gzip", "zstd", "lz4", "brotli"]:
    write(f"codec-{codec}", table(), compression=codec)
write("row-groups", table(), row_group_size=2)
write("no-dictionary", table(), use_dictionary=False)
write("no-statistics", table(), write_statistics=False)
write("pages-v2", table(), data_page_version="2.0")
write("int96", table(), use_deprecated_int96_timestamps=True)
write("version-1", table(timestamp=time("us")), version="1.0")
write("required", table().cast(pa.schema([field.with_nullable(False) for field in table().schema])))
write("category", table(type=pa.array(types).dictionary_encode()))
write("large-text", table(type=pa.array(types, pa.large_string())))
write("case", table(type=pa.array([" bid", "Ask", "trade ", "bId", "TRADE\t"])))
write("int-volume-32", table(volume=pa.array(volumes, pa.int32())))
write("unsigned-volume", table(volume=pa.array(volumes, pa.uint64())))
write("double-volume", table(volume=pa.array(volumes, pa.float64())))
write("float-price", table(price=pa.array([10.0, 10.5, 10.5, 0.0, 9.75], pa.float32())))
write("decimal-price", table(price=pa.array([decimal.Decimal(f"{p:.2f}") for p in prices], pa.decimal128(10, 2))))
write(
    "order-and-names",
    pa.table({"Size": volumes, "extra": [None] * 5, "PRICES": prices, " Type ": types, "Dates": time()}),
)
write(
    "date-and-time",
    pa.table(
        {
            "Date": pa.array([stamp.date() for stamp in stamps], pa.date32()),
            "Time": pa.array([stamp.time() for stamp in stamps], pa.time64("us")),
            "Type": types,
            "Price": prices,
            "Qty": volumes,
        }
    ),
)
# A date whose type has a time, too.
write(
    "stamp-and-time",
    pa.table(
        {
            "Date": pa.array([stamp - datetime.timedelta(minutes=7) for stamp in stamps], pa.timestamp("ms")),
            "Time": pa.array([stamp.time() for stamp in stamps], pa.time64("us")),
            "Type": types,
            "Price": prices,
            "Qty": volumes,
        }
    ),
)

# Missing values: row 1 no stamp, row 2 no type, row 3 no price, row 4 no volume.
holes = pa.table(
    {
        "timestamp": pa.array([None] + stamps[1:], pa.timestamp("ns")),
        "type": pa.array([types[0], None] + types[2:]),
        "price": pa.array(prices[:2] + [None] + prices[3:]),
        "volume": pa.array(volumes[:3] + [None] + volumes[4:], pa.int64()),
    }
)
write("odd-missing", holes)
write("odd-missing-row-groups", holes, row_group_size=1)
write("odd-missing-no-statistics", holes, write_statistics=False)
write("odd-fractions", table(volume=pa.array([500.5, float("nan"), -1.5, 1e300, 12345.0])))
write("odd-nan-price", table(price=pa.array([10.0, float("nan"), 10.02, 0.0, float("inf")])))
write("odd-zone", table(timestamp=pa.array(stamps, pa.timestamp("ns", "Asia/Dubai"))))
# Every price of three decimals up to 20, as whole numbers over 1000 and as floats.
grid = [decimal.Decimal(k) / 1000 for k in range(20_000)]
for name, kind in [("decimal", pa.decimal128(9, 3)), ("float", pa.float32())]:
    whole = pa.table(
        {
            "timestamp": pa.array([stamps[0]] * len(grid), pa.timestamp("s")),
            "type": pa.array(["TRADE"] * len(grid)),
            "price": pa.array(grid, pa.decimal128(9, 3)).cast(kind) if name == "decimal" else pa.array(map(float, grid), kind),
            "volume": pa.array([1] * len(grid)),
        }
    )
    # Floats of which not all are in a dictionary go past it; whole numbers are stored as differences.
    write(
        f"odd-grid-{name}", whole, use_dictionary=["type"], compression="zstd", compression_level=22,
        store_decimal_as_integer=True,
        column_encoding={"price": "DELTA_BINARY_PACKED" if name == "decimal" else "BYTE_STREAM_SPLIT",
                         "timestamp": "DELTA_BINARY_PACKED", "volume": "DELTA_BINARY_PACKED"},
    )

# Prices that a rounded division or a cast gets wrong in the last place.
hard = ["13.2", "13.15", "4.355", "-1.63", "0.1"]
for name, kind in {
    "18-4": pa.decimal128(18, 4), "38-9": pa.decimal128(38, 9), "38-18": pa.decimal128(38, 18),
    "6-3": pa.decimal128(6, 3), "76-30": pa.decimal256(76, 30),
}.items():
    prices_of = pa.array([decimal.Decimal(price) for price in hard], kind)
    for stored in ["bytes"] + (["integer"] if kind.precision <= 18 else []):
        write(f"odd-decimal-{name}-{stored}", table(price=prices_of), store_decimal_as_integer=stored == "integer")
write("odd-float", table(price=pa.array(map(float, hard), pa.float32())))
write("odd-float-no-dictionary", table(price=pa.array(map(float, hard), pa.float32())), use_dictionary=False)
write("odd-half", table(price=pa.array([float(price) for price in hard], pa.float16())))
shares = [None] + [decimal.Decimal(v) for v in ["300", "9007199254740993", "-0.5", "12345.000000001"]]
write("odd-decimal-volume", table(volume=pa.array(shares, pa.decimal128(38, 9))))
# Stamps that a reader of INT96 as nanoseconds folds into today's.
far = [datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31), stamps[2], None, stamps[4]]
write("odd-int96-far", table(timestamp=pa.array(far, pa.timestamp("us"))), use_deprecated_int96_timestamps=True)
for unit, size in [("s", 1), ("ms", 1_000), ("us", 1_000_000), ("ns", 1_000_000_000)]:
    counts = [int(stamp.replace(tzinfo=datetime.timezone.utc).timestamp()) * size for stamp in stamps]
    write(f"counts-{unit}", table(timestamp=pa.array(counts)))
    write(f"counts-{unit}-real", table(timestamp=pa.array(map(float, counts))))
write("odd-counts", table(timestamp=pa.array([0, 1744624799, 1744624800000, None, 1744728900], pa.int64())))
write("odd-counts-float", table(timestamp=pa.array([1744624799.0] * 5, pa.float32())))
write("odd-long-type", table(type=pa.array(types[:4] + ["x" * 70_000])), compression="zstd")
write("odd-long-type-plain", table(type=pa.array(types[:4] + ["x" * 70_000])), compression="zstd", use_dictionary=False)
write("text-price", table(price=pa.array([str(price) for price in prices])))
write("odd-no-price", table().drop_columns(["price"]))
write("odd-two-volumes", table().append_column("size", pa.array(volumes)))
write("odd-empty", table().slice(0, 0))
