"""Reads every Delta table below a folder without Spark, and prints one JSON object a line about each.

Run as `other_readers.py FOLDER`. The rows are read by delta-rs and, over the same snapshot, by DuckDB; the history says
which run wrote each version.
"""

import json
import pathlib
import sys

import duckdb
from deltalake import DeltaTable
from pyarrow import fs

for log in sorted(pathlib.Path(sys.argv[1]).glob("*/_delta_log")):
    table = DeltaTable(str(log.parent))
    # Arrow's own file system: delta-rs's is Python, which a thread of Arrow may still call while Python ends (it aborts).
    snapshot = table.to_pyarrow_dataset(filesystem=fs.SubTreeFileSystem(str(log.parent), fs.LocalFileSystem()))
    rows = snapshot.to_table()
    count = duckdb.sql("SELECT count(*) FROM snapshot").fetchone()[0]
    history = table.history()
    print(json.dumps({
        "table": log.parent.name,
        "columns": rows.column_names,
        "rows": rows.num_rows,
        "duckdb_rows": count,
        "run_ids": sorted(set(rows["run_id"].to_pylist())) if "run_id" in rows.column_names else [],
        "version": table.version(),
        "runs_by_version": {str(entry["version"]): entry.get("userMetadata") for entry in history},
    }))
