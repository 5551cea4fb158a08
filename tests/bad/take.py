"""Has every file of a folder imported into a library, each by a program of its own.

    take.py CLI LIBRARY FOLDER

Prints JSON: of each file its name, what the program ended with, what it said, how many seconds it
took and how many kilobytes it held at most; and what the library says of itself afterwards.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

cli, library, folder = sys.argv[1:]
told = []
for path in sorted(Path(folder).iterdir()):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        command = [cli, "library", "--library", library, "import", str(path)]
        child = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        err.seek(0)
        said = err.read().decode("utf-8", "replace")
    told.append(
        {
            "file": path.name,
            "exit": child.returncode,
            "said": said,
            "seconds": round(seconds, 3),
            "kilobytes": used.ru_maxrss,
        }
    )
with sqlite3.connect(library) as database:
    integrity = database.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({"files": told, "integrity": integrity}))
