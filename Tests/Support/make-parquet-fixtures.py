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
write("odd-number-stamp", table(timestamp=pa.array(range(5))))
write("text-price", table(price=pa.array([str(price) for price in prices])))
write("odd-no-price", table().drop_columns(["price"]))
write("odd-two-volumes", table().append_column("size", pa.array(volumes)))
write("odd-empty", table().slice(0, 0))
