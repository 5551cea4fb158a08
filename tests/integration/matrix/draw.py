"""Draws the turns of a Galley document on pages, with links that lie on words over line ends.

    draw.py DOCUMENT.json PAGES.pdf
"""

import json
import sys

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate
from xml.sax.saxutils import escape

document = json.load(open(sys.argv[1], encoding="utf-8"))
names = {speaker["id"]: speaker["label"] for speaker in document["speakers"]}
style = ParagraphStyle("turn", fontName="Times-Roman", fontSize=11, leading=15, spaceAfter=8)


def marked(turn):
    text = turn["text"].encode("utf-8")
    links = [span for span in turn.get("spans", []) if span["kind"] == "link"]
    out, at = "", 0
    for link in links:
        out += escape(text[at : link["start"]].decode("utf-8"))
        words = escape(text[link["start"] : link["end"]].decode("utf-8"))
        out += '<link href="%s">%s</link>' % (escape(link["url"], {'"': "&quot;"}), words)
        at = link["end"]
    return (out + escape(text[at:].decode("utf-8"))).replace("\n", "<br/>")


story = [Paragraph(escape(document["title"]), style)]
for turn in document["turns"]:
    seconds = turn["start_ms"] // 1000
    time = "%d:%02d" % (seconds // 60, seconds % 60)
    label = names.get(turn.get("speaker"))
    head = "<b>%s:</b> [%s] " % (label, time) if label else ""
    story.append(Paragraph(head + marked(turn), style))
SimpleDocTemplate(sys.argv[2], pagesize=A5, title=document["title"]).build(story)
