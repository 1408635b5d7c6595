"""Makes a workbook from Parquet files of ticks, with the layout of a Bloomberg export.

    pip install pyarrow==26.0.1 xlsxwriter==3.3.1 openpyxl==3.1.5
    make-workbooks.py WRITER OUTPUT.xlsx ROWS FILE.parquet …

One sheet for each file: two lines that say nothing, the column names in row 3, then the file's first ROWS ticks (0 for
all of them). WRITER is one of

    shared     XlsxWriter: texts in the table of shared strings
    constant   XlsxWriter with constant_memory: texts in the cells themselves
    openpyxl   openpyxl in write-only mode

The three write the same ticks in three dialects of the format.
"""

import datetime
import os
import sys

import pyarrow.parquet

NAMES = ("Dates", "Type", "Price", "Size")
EPOCH = datetime.datetime(1899, 12, 30)
DAY = 86_400_000_000_000
# The serial of 1970-01-01.
FIRST_DAY = 25569


def ticks(path, rows):
    """The columns of a file: serial dates, types, prices, volumes."""
    table = pyarrow.parquet.read_table(path)
    if rows:
        table = table.slice(0, rows)
    stamps = table["timestamp"].cast("int64").to_pylist()
    serials = [FIRST_DAY + stamp / DAY for stamp in stamps]
    return serials, table["type"].to_pylist(), table["price"].to_pylist(), table["volume"].to_pylist()


def sheet_name(path):
    return os.path.basename(path).split(".")[0].upper() + " UH Equity"


def with_xlsxwriter(output, rows, files, constant_memory):
    import xlsxwriter

    workbook = xlsxwriter.Workbook(output, {"constant_memory": constant_memory})
    date = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for path in files:
        sheet = workbook.add_worksheet(sheet_name(path))
        sheet.write_string(0, 0, sheet_name(path))
        for column, name in enumerate(NAMES):
            sheet.write_string(2, column, name)
        for row, (serial, kind, price, volume) in enumerate(zip(*ticks(path, rows)), 3):
            sheet.write_number(row, 0, serial, date)
            sheet.write_string(row, 1, kind)
            sheet.write_number(row, 2, price)
            sheet.write_number(row, 3, volume)
    workbook.close()


def with_openpyxl(output, rows, files):
    import openpyxl

    workbook = openpyxl.Workbook(write_only=True)
    for path in files:
        sheet = workbook.create_sheet(sheet_name(path))
        sheet.append([sheet_name(path)])
        sheet.append([])
        sheet.append(NAMES)
        for serial, kind, price, volume in zip(*ticks(path, rows)):
            sheet.append((EPOCH + datetime.timedelta(seconds=round(serial * 86400)), kind, price, volume))
    workbook.save(output)


writer, output, rows, *files = sys.argv[1:]
if writer == "openpyxl":
    with_openpyxl(output, int(rows), files)
elif writer in ("shared", "constant"):
    with_xlsxwriter(output, int(rows), files, writer == "constant")
else:
    sys.exit(__doc__)
