"""Writes the hand-made files of TickStorageTests' corpus: small ones that try to harm or confuse a reader.

    python3 Tests/Support/make-corpus.py Tests/TickStorageTests/Corpus

A name says what a file has to come to: `bad-` must be refused, `good-` must be read, `odd-` may be either. Files named
`found-` are findings of `make fuzz`, which stay as they were. This script is run by hand when a file is added.
"""

import gzip
import io
import struct
import sys
import zipfile
import zlib

folder = sys.argv[1]


def save(name, content):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)


# ---- Workbooks ----

office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
header = '<row r="3">' + "".join(
    f'<c r="{column}3" t="str"><v>{name}</v></c>' for column, name in zip("ABCD", ["Dates", "Type", "Price", "Size"])
) + "</row>"


def row(number, price="1.5"):
    return (
        f'<row r="{number}"><c r="A{number}"><v>45761.375</v></c><c r="B{number}" t="str"><v>BID</v></c>'
        f'<c r="C{number}"><v>{price}</v></c><c r="D{number}"><v>10</v></c></row>'
    )


def sheet(rows, start="", names=header):
    return f'<?xml version="1.0"?>{start}<worksheet><sheetData>{names}{rows}</sheetData></worksheet>'


def parts(*sheets, strings=None, target="worksheets/sheet{}.xml"):
    listed = "".join(f'<sheet name="S{n} UH Equity" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="{target.format(n)}"/>'
        for n in range(1, len(sheets) + 1)
    )
    result = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
    }
    if strings is not None:
        related += f'<Relationship Id="s" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        result["xl/sharedStrings.xml"] = f"<sst>{strings}</sst>"
    result["xl/_rels/workbook.xml.rels"] = f"<Relationships>{related}</Relationships>"
    for number, text in enumerate(sheets, 1):
        result[f"xl/worksheets/sheet{number}.xml"] = text
    return result


def packed(content):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def workbook(name, *sheets, **options):
    save(f"{name}.xlsx", packed(parts(*sheets, **options)))


workbook("good-two-sheets", sheet(row(4) + row(5)), sheet(row(4)))
workbook("good-nested", sheet(row(4) + "<row r='5'>" + "<a>" * 5000 + "</a>" * 5000 + "</row>"))
workbook("good-last-row", sheet(row(4) + row(1048576)))
workbook("good-empty-texts", sheet(row(4)), strings="<si/><si><t/></si>" * 500)
workbook("bad-one-sheet-of-two", sheet(row(4) + "<row r="), sheet(row(4)))
workbook("bad-external-entity", sheet(row(4), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))
laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
workbook("bad-entity-bomb", sheet(row(4, "&a9;"), f"<!DOCTYPE x [{laughs}]>"))
workbook("bad-unknown-entity", sheet('<row r="4"><c r="A4" t="str"><v>&nbsp;</v></c></row>' + row(5)))
workbook("bad-bomb", sheet(row(4) + ("<!--" + " " * 500_000 + "-->") * 60))
workbook("bad-long-cell", sheet(row(4) + row(5, "9" * 2_000_000)))
workbook("bad-rows-step-back", sheet(row(5) + row(4)))
workbook("bad-row-beyond", sheet(row(4) + row(99999999)))
workbook("bad-shared-string", sheet('<row r="4"><c r="B4" t="s"><v>4000000000</v></c></row>'), strings="<si/>")
workbook("bad-header-elsewhere", sheet(row(6), names=header.replace('3"', '5"')))
workbook("bad-no-header", sheet(row(4), names=""))
workbook("bad-two-prices", sheet(row(4), names=header.replace("Size", "Price").replace("</row>",
         '<c r="E3" t="str"><v>Size</v></c></row>')))
workbook("bad-no-sheets")
workbook("bad-part-outside", sheet(row(4)), target="../../../etc/passwd")
workbook("bad-unclosed", sheet(row(4))[:-30])
workbook("bad-utf-16", sheet(row(4)).encode("utf-16"))
same = parts(sheet(row(4)), sheet(row(4)))
same["xl/workbook.xml"] = same["xl/workbook.xml"].replace("S2", "S1")
save("bad-same-security.xlsx", packed(same))

whole = packed(parts(sheet(row(4))))
end = whole.rindex(b"PK\5\6")
directory = struct.unpack_from("<I", whole, end + 16)[0]
save("bad-cut.xlsx", whole[: len(whole) // 2])
save("bad-no-directory.xlsx", whole[:directory])
save("bad-directory-beyond.xlsx", whole[: end + 16] + struct.pack("<I", 0x7FFFFFF0) + whole[end + 20 :])
save("bad-directory-within.xlsx", whole[: end + 16] + struct.pack("<I", end - 4) + whole[end + 20 :])
save("odd-count.xlsx", whole[: end + 8] + struct.pack("<HH", 0xFFFE, 0xFFFE) + whole[end + 12 :])
save("bad-size.xlsx", whole[: directory + 24] + struct.pack("<I", 0xFFFFFFF0) + whole[directory + 28 :])
save("odd-comment.xlsx", whole[:-2] + struct.pack("<H", 22) + b"PK\5\6" + b"\0" * 18)
save("bad-xls.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 3000)
save("bad-encrypted.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le"))
save("bad-nothing.xlsx", b"")
save("bad-end-only.xlsx", b"PK\5\6" + b"\0" * 18)

# ---- CSV ----

names = "Dates,Type,Price,Size\n"
line = "2025-04-14 10:00:00,BID,1.5,10\n"
save("good-plain.csv", names + line)
save("good-quotes.csv", names + '"2025-04-14 10:00:00","B""ID","1,000","10"\n' + line)
save("good-bom-crlf.csv", b"\xef\xbb\xbf" + (names + line).replace("\n", "\r\n").encode())
save("good-no-last-line-end.csv", names + line.rstrip())
save("good-header-only.csv", names)
save("good-nul.csv", names + "2025-04-14 10:00:00,B\0ID,1\0.5,10\n")
save("bad-latin-1.csv", (names + "2025-04-14 10:00:00,BID\xe9,1.5,10\n").encode("latin-1"))
save("good-long-cell.csv", names + "2025-04-14 10:00:00," + "x" * 60_000 + ",1.5,10\n")
save("bad-open-quote.csv", names + line * 3 + '2025-04-14 10:00:00,"BID,1.5,10\n' + line * 100)
save("bad-torn-quote.csv", names + line * 3 + '2025-04-14 10:00:00,BID,1.5,"10\n' + line * 9 + line[:-3] + '"10"\n')
save("odd-only-quotes.csv", '"' * 1001)
save("bad-nothing.csv", "")
save("bad-line-ends.csv", "\n" * 5000)
save("bad-ragged.csv", names + line * 5 + "2025-04-14 10:00:00,BID,1.5\n" + line)
save("bad-too-many.csv", names + line.replace("10\n", "10,11\n"))
save("bad-no-header.csv", line * 5)
save("good-semicolons.csv", (names + line).replace(",", ";").replace("1.5", "1,5"))
save("bad-utf-16.csv", (names + line).encode("utf-16"))
save("bad-many-columns.csv", ",".join(f"c{n}" for n in range(5_000)) + "\n")
save("bad-commas.csv", "," * 20_000 + "\n")
save("bad-same-name.csv", "Dates,Type,Price,Price,Size\n" + "1,2,3,4,5\n")
save("bad-instants.csv", names + line.replace("10:00:00", "10:00:00Z"))
save("bad-mixed-order.csv", names + line.replace("2025-04-14", "04/14/2025") + line.replace("2025-04-14", "14/04/2025"))
save("good-gzip.csv.gz", gzip.compress((names + line).encode(), mtime=0))
save("bad-cut.csv.gz", gzip.compress((names + line * 50).encode(), mtime=0)[:-12])
save("bad-checksum.csv.gz", gzip.compress((names + line).encode(), mtime=0)[:-5] + b"x" * 5)
save("bad-plain.csv.gz", names + line)
# A frame of one segment, whose size stands in one byte, and a block of the text as it stands.
text = (names + line).encode()
frame = b"\x28\xb5\x2f\xfd\x20" + bytes([len(text)])
frame += struct.pack("<I", 1 | len(text) << 3)[:3] + text
save("good-zstd.csv.zst", frame)
save("bad-cut.csv.zst", frame[:-9])
save("bad-zip.csv", packed(parts(sheet(row(4)))))

# ---- Arrow and Parquet: what stands at the ends of such files, around nothing ----

for length in [0, 1, 0x7FFFFFFF, 0xFFFFFFFF]:
    save(f"bad-footer-{length}.arrow", b"ARROW1\0\0" + b"\0" * 16 + struct.pack("<I", length) + b"ARROW1")
    save(f"bad-footer-{length}.parquet", b"PAR1" + b"\0" * 16 + struct.pack("<I", length) + b"PAR1")
