"""Writes the turns of a Galley document as users of python-docx do.

    turns.py DOCUMENT.json FILE.docx paragraphs|table
"""

import json
import sys

import docx

source = json.load(open(sys.argv[1], encoding="utf-8"))
names = {speaker["id"]: speaker["label"] for speaker in source["speakers"]}
document = docx.Document()
document.add_heading(source["title"], 0)
table = document.add_table(rows=0, cols=3) if sys.argv[3] == "table" else None
for turn in source["turns"]:
    seconds = turn["start_ms"] // 1000
    time = "%02d:%02d" % (seconds // 60, seconds % 60)
    label = names.get(turn.get("speaker"), "")
    if table is not None:
        for cell, text in zip(table.add_row().cells, [label, time, turn["text"]]):
            cell.text = text
        continue
    paragraph = document.add_paragraph()
    if label:
        paragraph.add_run("%s (%s): " % (label, time)).bold = True
    paragraph.add_run(turn["text"])
document.save(sys.argv[2])
