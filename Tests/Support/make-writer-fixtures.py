"""Writes fixtures of TickStorageTests with the programs that people write ticks with, as they write them by themselves.

    pip install polars==2.1.0 duckdb==2.0.1 pandas==3.1.1 fastparquet==2026.9.0 pyarrow==26.0.1 chdb==4.4.0 datafusion==55.0.0 pyspark==4.3.0
    python3 Tests/Support/make-writer-fixtures.py Tests/TickStorageTests/Fixtures

All files hold the five ticks of the other fixtures. Those named "instants" have their stamps four hours earlier, in UTC, as
the exchange's clock in Dubai shows them. pyspark needs Java 17. Run by hand when a fixture is added.
"""

import datetime
import glob
import shutil
import sys
import tempfile

folder = sys.argv[1]

rows = [
    ("2025-04-14 09:59:59", "BID", "10.00", 500),
    ("2025-04-14 10:00:00", "ASK", "10.02", 300),
    ("2025-04-14 10:00:00", "TRADE", "10.02", 0),
    ("2025-04-14 10:00:01", "BID", "0.00", 0),
    ("2025-04-15 14:55:00", "TRADE", "9.98", 12345),
]
dubai = datetime.timedelta(hours=4)
stamps = [datetime.datetime.fromisoformat(row[0]) for row in rows]
instants = [stamp - dubai for stamp in stamps]


def path(program, name, ending="parquet"):
    return f"{folder}/writer-{program}-{name}.{ending}"


def polars():
    import polars as pl

    plain = pl.DataFrame(
        {"timestamp": stamps, "type": [r[1] for r in rows], "price": [float(r[2]) for r in rows], "volume": [r[3] for r in rows]}
    )
    kinds = pl.Enum(["ASK", "BID", "TRADE"])
    plain.with_columns(pl.col("type").cast(pl.Categorical)).write_ipc(path("polars", "categorical", "arrow"))
    plain.with_columns(pl.col("type").cast(kinds)).write_ipc(path("polars", "enum", "arrow"))
    plain.with_columns(pl.col("type").cast(kinds)).write_parquet(path("polars", "enum"))
    plain.write_ipc_stream(path("polars", "stream", "arrow"))
    plain.with_columns(
        pl.col("price").cast(pl.Decimal(18, 4)), pl.col("volume").cast(pl.Decimal(38, 9)), pl.col("timestamp").cast(pl.Datetime("ns"))
    ).write_parquet(path("polars", "decimal"))
    zoned = plain.with_columns(pl.Series("timestamp", instants).dt.replace_time_zone("UTC"))
    zoned.with_columns(pl.col("timestamp").dt.convert_time_zone("Europe/London")).write_parquet(path("polars", "instants"))
    plain.select(
        pl.col("timestamp").dt.date().alias("date"), pl.col("timestamp").dt.time().alias("time"), "type", "price", "volume"
    ).write_parquet(path("polars", "date-and-time"))


def duckdb():
    import duckdb

    base = duckdb.connect()
    base.execute("set timezone = 'UTC'")
    values = ", ".join(f"(timestamp '{r[0]}', timestamp '{i}', '{r[1]}', {r[2]}, {r[3]})" for r, i in zip(rows, instants))
    base.execute(f"create table ticks as select * from (values {values}) v(stamp, instant, type, price, volume)")

    def write(name, columns):
        base.execute(f"copy (select {columns} from ticks) to '{path('duckdb', name)}' (format parquet)")

    write("decimal", "stamp as timestamp, type, price::decimal(18, 4) as price, volume::decimal(38, 9) as volume")
    write("float", "stamp::timestamp_ns as timestamp, type::enum('ASK', 'BID', 'TRADE') as type, price::float as price, volume::hugeint as volume")
    write("instants", "instant::timestamptz as timestamp, type, price::double as price, volume::usmallint as volume")
    write("instants-counts", "epoch_ms(instant) as timestamp, type, price::double as price, volume")
    write("instants-time", "instant::date as date, instant::timetz as time, type, price::double as price, volume")


def pandas():
    import pandas as pd

    plain = pd.DataFrame(
        {"timestamp": stamps, "type": [r[1] for r in rows], "price": [float(r[2]) for r in rows], "volume": [r[3] for r in rows]}
    )
    plain.assign(type=plain.type.astype("category"), volume=plain.volume.astype(float)).to_parquet(path("pandas", "category"))
    plain.assign(type=plain.type.astype("category")).to_feather(path("pandas", "category", "feather"))
    zoned = plain.assign(timestamp=pd.Series(instants).dt.tz_localize("UTC").dt.tz_convert("Asia/Dubai"))
    zoned.to_parquet(path("pandas", "instants"))
    plain.to_parquet(path("fastparquet", "plain"), engine="fastparquet")
    zoned.to_parquet(path("fastparquet", "instants"), engine="fastparquet")


def clickhouse():
    import chdb

    values = ", ".join(f"('{i}', '{r[1]}', '{r[2]}', {r[3]})" for r, i in zip(rows, instants))
    ticks = f"values('instant DateTime64(6, ''UTC''), type String, price String, volume UInt64', {values})"

    def write(name, columns, form="Parquet", ending="parquet"):
        chdb.query(f"select {columns} from {ticks} into outfile '{path('clickhouse', name, ending)}' truncate format {form}")

    write("instants-decimal", "instant as timestamp, type, price::Decimal(38, 9) as price, volume::Decimal(76, 30) as volume")
    write("instants-float", "instant as timestamp, type::Enum8('ASK' = 1, 'BID' = 2, 'TRADE' = 3) as type, price::Float32 as price, volume")
    write("instants-fixed", "instant::DateTime('UTC') as timestamp, type::FixedString(8) as type, price::Float64 as price, volume")
    write("instants-counts", "instant::DateTime('UTC') as timestamp, type, price::Decimal(9, 3) as price, volume", "ArrowStream", "arrow")


def datafusion():
    import datafusion as df

    with tempfile.TemporaryDirectory() as scratch:
        df.SessionContext().read_parquet(path("duckdb", "decimal")).write_parquet(scratch)
        shutil.copy(glob.glob(f"{scratch}/*.parquet")[0], path("datafusion", "decimal"))


def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]").config("spark.sql.session.timeZone", "UTC").config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    )
    values = ", ".join(f"(timestamp '{i}', timestamp_ntz '{r[0]}', '{r[1]}', {r[2]}, {r[3]})" for r, i in zip(rows, instants))
    columns = "type, cast(price as decimal(18, 4)) as price, cast(volume as bigint) as volume"
    legacy = "type, cast(price as decimal(9, 3)) as price, cast(volume as decimal(38, 9)) as volume"
    plans = [
        ("instants-int96", f"instant as timestamp, {columns}", "INT96", "false"),
        ("instants-int96-legacy", f"instant as timestamp, {legacy}", "INT96", "true"),
        ("instants-micros", f"instant as timestamp, {columns}", "TIMESTAMP_MICROS", "false"),
        ("ntz", f"stamp as timestamp, {columns}", "INT96", "false"),
    ]
    for name, chosen, kind, is_legacy in plans:
        session.conf.set("spark.sql.parquet.outputTimestampType", kind)
        session.conf.set("spark.sql.parquet.writeLegacyFormat", is_legacy)
        with tempfile.TemporaryDirectory() as scratch:
            table = session.sql(f"select {chosen} from values {values} as ticks(instant, stamp, type, price, volume)")
            table.coalesce(1).write.mode("overwrite").parquet(scratch)
            shutil.copy(glob.glob(f"{scratch}/*.parquet")[0], path("spark", name))


for make in [polars, duckdb, pandas, clickhouse, datafusion, spark]:
    make()
