"""Breaks the ToUnicode maps of a PDF file as some writers do.

    damage.py SOUND.pdf BROKEN.pdf '{"DejaVuSerif": {"fi": "E", "ff": "R"}}'

In each font so named, glyphs that stand for the letters on the left say that they stand for what is
on the right. What is changed is appended to the file, as the format allows (ISO 32000-1, 7.5.6).
Prints how many entries were changed in each font.
"""

import json
import re
import sys
import zlib


def hexadecimal(text):
    return text.encode("utf-16-be").hex().upper().encode()


def main():
    sound, broken, damage = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
    data = open(sound, "rb").read()
    objects = {}
    for found in re.finditer(rb"(?m)^(\d+) 0 obj\b(.*?)endobj", data, re.S):
        objects[int(found[1])] = found[2]
    out, places = bytearray(data), {}
    for body in objects.values():
        name = re.search(rb"/BaseFont\s*/[A-Z]{6}\+([\w-]+)", body)
        map_number = re.search(rb"/ToUnicode (\d+) 0 R", body)
        stand_ins = damage.get(name[1].decode()) if name and map_number else None
        if not stand_ins:
            continue
        number = int(map_number[1])
        stream = re.search(rb"stream\r?\n(.*)endstream", objects[number], re.S)[1]
        text, changed = zlib.decompress(stream), 0
        for letters, stand_in in stand_ins.items():
            old = rb"(<[0-9A-Fa-f]+> ?)<" + hexadecimal(letters) + rb">"
            text, count = re.subn(old, rb"\1<" + hexadecimal(stand_in) + rb">", text, flags=re.I)
            changed += count
        packed = zlib.compress(text)
        places[number] = len(out) + 1
        out += b"\n%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % (number, len(packed))
        out += packed + b"\nendstream\nendobj\n"
        print(name[1].decode(), changed)
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)", data, re.S)[-1]
    entries, previous = trailer
    entries = re.sub(rb"/Prev \d+", b"", entries)
    start = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<<" + entries + b"/Prev " + previous + b">>\n"
    out += b"startxref\n%d\n%%%%EOF\n" % start
    open(broken, "wb").write(out)


main()
