"""Opens converted files with other programs and compares them with the files that they go back to.

    read-ticks.py ORIGINALS FOLDER …

Checks the columns' types, and every value, as polars and pyarrow see them; also with pandas and DuckDB where they are
installed.
"""

import glob
import os
import sys

import polars
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet

originals, *folders = sys.argv[1:]
schema = pa.schema([("timestamp", pa.timestamp("ns")), ("type", pa.string()), ("price", pa.float64()), ("volume", pa.int64())])

for folder in folders:
    for path in sorted(glob.glob(f"{folder}/*")):
        stem, ending = os.path.basename(path).split(".")
        original = pyarrow.parquet.read_table(f"{originals}/{stem}.parquet")
        read = pyarrow.parquet.read_table if ending == "parquet" else pyarrow.feather.read_table
        table = read(path)
        assert table.schema.equals(schema), (path, table.schema)
        assert table.equals(original.cast(schema)), path
        frame = polars.read_parquet(path) if ending == "parquet" else polars.read_ipc(path)
        assert frame.dtypes == [polars.Datetime("ns"), polars.String, polars.Float64, polars.Int64], (path, frame.dtypes)
        assert frame.equals(polars.from_arrow(table)), path
        if ending != "parquet":
            continue
        try:
            import pandas

            assert list(map(str, pandas.read_parquet(path).dtypes))[::2] == ["datetime64[ns]", "float64"], path
        except ImportError:
            pass
        try:
            import duckdb

            columns = duckdb.sql(f"select * from '{path}'").types
            assert [str(column) for column in columns] == ["TIMESTAMP_NS", "VARCHAR", "DOUBLE", "BIGINT"], (path, columns)
        except ImportError:
            pass
