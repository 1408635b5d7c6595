#!/usr/bin/env bash
# Arrow does not read the rule at the end of a time zone file, so that summer time stops after the last change the file lists.
#
# Arrow C++ 26.0.1 (pyarrow), seen on 2026-11-28 with the tzdata of Debian 12 (2025b), whose files list changes up to 2037:
# local_timestamp puts the summer of 2050 in New York at -05:00. The file says EST5EDT,M3.2.0,M11.1.0 behind its last change, and
# Python reads -04:00 out of it. Files that "zic -b slim" makes, which is the default of zic, list no change of New York after
# 2007: with them Arrow is an hour off in every winter since, and its casts of zoned stamps to dates and times are, too.
#
# Exits 0 when Arrow is as described, 1 when it follows the rule.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 tzdata==2026.6
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import datetime
import sys
import zoneinfo

import pyarrow as pa
import pyarrow.compute as pc

print("pyarrow", pa.__version__)
zone = "America/New_York"
is_as_described = False
for year in [2025, 2050]:
    instant = datetime.datetime(year, 6, 28, 12, tzinfo=datetime.timezone.utc)
    ours = pc.local_timestamp(pa.array([instant], pa.timestamp("s", zone)))[0].as_py()
    theirs = instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)
    print(f"{instant:%Y-%m-%d %H:%M} UTC: Arrow {ours:%H:%M}, Python {theirs:%H:%M}")
    is_as_described = ours != theirs
sys.exit(0 if is_as_described else 1)
PYTHON
