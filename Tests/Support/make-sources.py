"""Writes the ticks of Parquet files in the layouts and column types of other programs, with those programs' own libraries.

    make-sources.py LAYOUT FOLDER FILE.parquet [FILE.parquet ...]

The files are a security each, named after it, with the columns timestamp (exchange-local), type, price and volume.
"""

import datetime
import gzip
import pathlib
import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

FOUR_HOURS = datetime.timedelta(hours=4)


def ticks(path):
    """A security's ticks: exchange-local stamps in microseconds, rows in their order."""
    table = pl.read_parquet(path)
    return table.select(
        pl.col("timestamp").cast(pl.Datetime("us")), pl.col("type").cast(pl.String), pl.col("price").cast(pl.Float64),
        pl.col("volume").cast(pl.Int64))


def in_utc(table):
    """The same with instants: the exchange's clock is four hours ahead of UTC."""
    return table.with_columns((pl.col("timestamp") - FOUR_HOURS).dt.replace_time_zone("UTC"))


def long_table(paths):
    """All securities in one table, their rows taken in turns."""
    tables = [
        ticks(path).with_row_index("row").with_columns(symbol=pl.lit(path.stem.upper())) for path in paths]
    return pl.concat(tables).sort("row", maintain_order=True).drop("row")


def duckdb_decimal(paths, folder):
    for path in paths:
        frame = ticks(path).to_arrow()  # noqa: F841 (DuckDB finds it by its name)
        duckdb.sql(
            "COPY (SELECT timestamp, type, price::DECIMAL(18,4) AS price, volume::DECIMAL(38,9) AS volume FROM frame) "
            f"TO '{folder / path.name}' (FORMAT parquet)")


def polars_decimal(paths, folder):
    for path in paths:
        ticks(path).with_columns(pl.col("price").round(3).cast(pl.Decimal(10, 3))).write_parquet(folder / path.name)


def duckdb_float(paths, folder):
    for path in paths:
        frame = ticks(path).to_arrow()  # noqa: F841
        duckdb.sql(
            f"COPY (SELECT timestamp, type, price::FLOAT AS price, volume FROM frame) TO '{folder / path.name}' "
            "(FORMAT parquet)")


def polars_utc(paths, folder):
    for path in paths:
        in_utc(ticks(path)).write_parquet(folder / path.name)


def arrow_utc(paths, folder):
    for path in paths:
        in_utc(ticks(path)).with_columns(pl.col("type").cast(pl.Categorical)).write_ipc(folder / f"{path.stem}.arrow")


def int96(paths, folder):
    for path in paths:
        table = in_utc(ticks(path)).with_columns(pl.col("timestamp").dt.replace_time_zone(None)).to_arrow()
        pq.write_table(table, folder / path.name, use_deprecated_int96_timestamps=True)


def long_mixed(paths, folder):
    long_table(paths).write_parquet(folder / "ticks.parquet")


def long_sorted(paths, folder):
    table = long_table(paths).sort("symbol", maintain_order=True)
    table.write_parquet(folder / "ticks.parquet", row_group_size=20_000)


def part_files(paths, folder):
    """As Spark leaves them."""
    table = long_table(paths)
    size = table.height // 3 + 1
    for part in range(3):
        table.slice(part * size, size).write_parquet(folder / f"part-{part:05}-8c2e.snappy.parquet")
    (folder / "_SUCCESS").touch()


def long_csv(paths, folder):
    long_table(paths).write_csv(folder / "ticks.csv", datetime_format="%Y-%m-%d %H:%M:%S%.6f")


def hive(paths, folder):
    table = long_table(paths).with_columns(date=pl.col("timestamp").dt.date().cast(pl.String)).to_arrow()
    schema = pa.schema([("symbol", pa.large_string()), ("date", pa.large_string())])
    ds.write_dataset(
        table, folder, format="parquet", partitioning=ds.partitioning(schema, flavor="hive"), max_partitions=10_000,
        use_threads=False, preserve_order=True)


def day_files(paths, folder):
    for path in paths:
        target = folder / path.stem.upper()
        target.mkdir()
        days = ticks(path).with_columns(day=pl.col("timestamp").dt.date()).partition_by("day", as_dict=True)
        for (day,), table in days.items():
            table.drop("day").write_parquet(target / f"{day}.parquet")


def dated_files(paths, folder):
    for path in paths:
        days = ticks(path).with_columns(day=pl.col("timestamp").dt.date()).partition_by("day", as_dict=True)
        for (day,), table in days.items():
            table.drop("day").write_parquet(folder / f"{path.stem.upper()}_{day}.parquet")


def european_csv(paths, folder):
    for path in paths:
        text = ticks(path).write_csv(separator=";", decimal_comma=True, datetime_format="%Y-%m-%d %H:%M:%S%.6f")
        with gzip.open(folder / f"{path.stem}.csv.gz", "wt", compresslevel=1) as file:
            file.write(text)


if __name__ == "__main__":
    layout, folder, files = sys.argv[1], pathlib.Path(sys.argv[2]), [pathlib.Path(file) for file in sys.argv[3:]]
    folder.mkdir(parents=True, exist_ok=True)
    globals()[layout](files, folder)
