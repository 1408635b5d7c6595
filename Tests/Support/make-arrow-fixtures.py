"""Writes the Arrow fixtures of TickStorageTests: the same few ticks in every shape that a user's file may have.

    pip install pyarrow==26.0.1
    python3 Tests/Support/make-arrow-fixtures.py Tests/TickStorageTests/Fixtures

All files but those named "odd" hold the rows of `rows` below. They are made by another program than the one under test,
on purpose; this script is run by hand when a fixture is added.
"""

import datetime
import decimal
import sys

import pyarrow as pa
import pyarrow.feather as feather

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


def table(**columns):
    usual = {
        "timestamp": pa.array(stamps, pa.timestamp("ns")),
        "type": pa.array(types),
        "price": pa.array(prices),
        "volume": pa.array(volumes),
    }
    return pa.table(usual | columns)


def write(name, content, codec=None, rows=None):
    options = pa.ipc.IpcWriteOptions(compression=codec)
    with pa.ipc.new_file(f"{folder}/{name}.arrow", content.schema, options=options) as file:
        file.write_table(content, max_chunksize=rows)


write("plain", table())
write("lz4", table(), codec="lz4")
write("zstd", table(), codec="zstd")
feather.write_feather(table(), f"{folder}/feather.feather")
write("batches", table(), rows=2)
write("batches-lz4", table(), codec="lz4", rows=1)
with pa.ipc.new_file(f"{folder}/batches-empty.arrow", table().schema) as file:
    for start, length in [(0, 0), (0, 2), (2, 0), (2, 3), (5, 0)]:
        file.write_table(table().slice(start, length).combine_chunks()) if length else file.write_batch(
            pa.RecordBatch.from_pylist([], table().schema)
        )
write("dictionary", table(type=pa.array(types).dictionary_encode()), rows=2)
write(
    "dictionary-small",
    table(type=pa.DictionaryArray.from_arrays(pa.array([2, 0, 1, 2, 1], pa.uint8()), ["ask", " Trade ", "bid"])),
)
write("large-text", table(type=pa.array(types, pa.large_string())))
write("text-view", table(type=pa.array(types, pa.string_view())))
write("binary", table(type=pa.array([text.encode() for text in types])))
for unit in ["us", "ms", "s"]:
    write(f"unit-{unit}", table(timestamp=pa.array(stamps, pa.timestamp(unit))))
write("text", table(timestamp=pa.array([row[0] for row in rows]), price=pa.array([str(p) for p in prices]),
                    volume=pa.array([f" {v}" for v in volumes])))
write("whole-numbers", table(volume=pa.array(volumes, pa.uint16())))
write("real-volume", table(volume=pa.array(volumes, pa.float32())))
write("decimal-price", table(price=pa.array([decimal.Decimal(f"{p:.2f}") for p in prices], pa.decimal128(10, 2))))
write(
    "date-and-time",
    pa.table(
        {
            "Date": pa.array([stamp.date() for stamp in stamps], pa.date32()),
            "extra": pa.array([{"a": [1, None]}] * 5),
            "Time": pa.array([stamp.time() for stamp in stamps], pa.time32("s")),
            "Type": types,
            "Prices": prices,
            "Qty": volumes,
        }
    ),
)


def runs(values, kind, width):
    """The values as runs, whose ends are of a width."""
    last = len(values) - 1
    ends = [row + 1 for row in range(len(values)) if row == last or values[row] != values[row + 1]]
    return pa.RunEndEncodedArray.from_arrays(pa.array(ends, width), pa.array([values[end - 1] for end in ends], kind))


encoded = dict(
    timestamp=runs(stamps, pa.timestamp("us"), pa.int16()),
    type=runs(types, pa.string(), pa.int32()),
    price=runs(prices, pa.float64(), pa.int64()),
    volume=runs(volumes, pa.uint16(), pa.int32()),
)
write("runs", table(**encoded))
write("runs-sliced", pa.concat_tables([table(**encoded)] * 3).combine_chunks().slice(5, 5))
write("runs-view", table(type=runs(types, pa.string_view(), pa.int32())))
write(
    "dictionary-numbers",
    table(
        timestamp=pa.array(stamps, pa.timestamp("ms")).dictionary_encode(),
        type=pa.array(types, pa.binary()).dictionary_encode(),
        price=pa.array([decimal.Decimal(f"{p:.3f}") for p in prices], pa.decimal128(12, 3)).dictionary_encode(),
        volume=pa.array(volumes, pa.int32()).dictionary_encode(),
    ),
)
write("fixed-width-text", table(type=pa.array([text.encode().ljust(8, b"\0") for text in types], pa.binary(8))))
with pa.ipc.new_stream(f"{folder}/stream.arrow", table().schema) as file:
    file.write_table(table(), max_chunksize=2)
with pa.ipc.new_stream(
    f"{folder}/stream-zstd.arrow", table().schema, options=pa.ipc.IpcWriteOptions(compression="zstd")
) as file:
    file.write_table(table())

# The words themselves may be missing; so may a run. Row 2 has no type, row 3 no price, row 4 no volume.
words = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 0, 2], pa.int8()), pa.array(["BID", None, "TRADE"]))
write(
    "odd-missing-words",
    table(
        timestamp=pa.DictionaryArray.from_arrays(
            pa.array([0, 1, 1, 2, 3]), pa.array([None] + [stamps[1], stamps[3], stamps[4]], pa.timestamp("ns"))),
        type=words,
        price=pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 3, 4]), pa.array(prices[:2] + [None] + prices[3:])),
        volume=pa.RunEndEncodedArray.from_arrays(
            pa.array([1, 2, 3, 4, 5], pa.int32()), pa.array(volumes[:3] + [None] + volumes[4:], pa.int64())),
    ),
)

# Prices that a rounded division or a cast gets wrong in the last place.
hard = ["13.2", "13.15", "4.355", "-1.63", "0.1"]
for name, kind in {
    "32": pa.decimal32(9, 3), "64": pa.decimal64(18, 4), "128": pa.decimal128(38, 30), "256": pa.decimal256(76, 40),
}.items():
    write(f"odd-decimal-{name}", table(price=pa.array([decimal.Decimal(price) for price in hard], kind)))
tens = [decimal.Decimal(number) for number in ["1200", "0", "100", "-700", "12345600"]]
write("odd-decimal-negative", table(price=pa.array(tens, pa.decimal128(10, -2)), volume=pa.array(tens, pa.decimal128(10, -2))))
shares = [decimal.Decimal(v) for v in ["500", "9007199254740993", "9007199254740993.5", "-1e30", "1e-40"]]
write("odd-decimal-volume", table(volume=pa.array(shares, pa.decimal256(76, 40))))
write("odd-half", table(price=pa.array([float(price) for price in hard], pa.float16())))
write("odd-long-type", table(type=pa.array(types[:4] + ["x" * 70_000], pa.string_view())), codec="zstd")
write("odd-long-type-dictionary", table(type=pa.array(types[:4] + ["x" * 70_000]).dictionary_encode()), codec="zstd")
with pa.ipc.new_stream(f"{folder}/odd-stream-two.arrow", table().schema) as file:
    file.write_table(table())
with open(f"{folder}/odd-stream-two.arrow", "ab") as file:
    file.write(open(f"{folder}/stream.arrow", "rb").read())

# Missing values: row 1 no stamp, row 2 no type, row 3 no price, row 4 no volume.
holes = table(
    timestamp=pa.array([None] + stamps[1:], pa.timestamp("ns")),
    type=pa.array([types[0], None] + types[2:]),
    price=pa.array(prices[:2] + [None] + prices[3:]),
    volume=pa.array(volumes[:3] + [None] + volumes[4:], pa.int64()),
)
write("odd-missing", holes)
write("odd-missing-batches", holes, rows=1)
write("odd-missing-dictionary", holes.set_column(1, "type", holes["type"].combine_chunks().dictionary_encode()))
write("odd-zone", table(timestamp=pa.array(stamps, pa.timestamp("ns", "Asia/Dubai"))))
write("odd-nothing", table(volume=pa.nulls(5)))
write("odd-flags", table(price=pa.array([True] * 5)))
write("odd-empty", table().slice(0, 0))
write("odd-huge-volume", table(volume=pa.array([2**64 - 1, 1, 2, 3, 4], pa.uint64())))
write("odd-far-stamp", table(timestamp=pa.array([2**62, 1, 2, 3, -(2**63)], pa.timestamp("s"))))
