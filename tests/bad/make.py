"""Writes five hundred files that are broken, hostile, or something else than they say.

    make.py CLI FOLDER [small]

Our sample, in every format that the CLI writes, and files of formats that are only read are damaged
in many ways; what no sound file can be made into is written from nothing. The same program gives
the same files. Prints how many there are. `small` leaves out those that are hostile by their size
alone: only an optimised program is through with them soon.
"""

import io
import json
import random
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

COUNT = 500
CHANCE = random.Random(20)
REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = REPOSITORY / "tests/samples/harbour-lights.txt"
GOLDENS = REPOSITORY / "src-tauri/crates/import/tests/goldens"
ONLY_READ = ["ass.ass", "sbv.sbv", "letters.rtf", "tracked.html", "whisperx.json", "aws.json"]


def main():
    cli, folder, is_small = sys.argv[1], Path(sys.argv[2]), "small" in sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copies:
        sound = [SAMPLE, *written(cli, Path(copies)), *(GOLDENS / name for name in ONLY_READ)]
        write(folder, sound, whole() if is_small else [*whole(), *large()])


def written(cli, copies):
    """The sample in every format that is written."""
    formats = json.loads(subprocess.check_output([cli, "formats", "--json"]))["written"]
    for one in formats:
        copy = copies / f"{one['id']}.{one['ending']}"
        command = [cli, "convert", SAMPLE, "--output", copy, "--to", one["id"]]
        subprocess.check_output(command)
        yield copy


def write(folder, sound, from_nothing):
    files = {}
    for name, bytes_ in from_nothing:
        files[name] = bytes_
    damaged = [damages(path, path.read_bytes(), sound) for path in sound]
    # In turn, so that every sound file has its share.
    while len(files) < COUNT:
        for damage in damaged:
            name, bytes_ = next(damage)
            if len(files) < COUNT:
                files[name] = bytes_
    for name, bytes_ in files.items():
        (folder / name).write_bytes(bytes_)
    print(len(files))


def damages(path, sound, others):
    """One file, damaged in ever new ways."""
    stem, ending = path.stem, path.suffix
    for encoding in ["utf-16-be", "utf-32-le", "cp500", "shift-jis", "utf-7"]:
        try:
            text = sound.decode("utf-8")
        except UnicodeDecodeError:
            break
        yield f"{stem}-{encoding}{ending}", text.encode(encoding, "replace")
    other = CHANCE.choice([other for other in others if other.suffix != ending])
    yield f"{stem}-called{other.suffix}", sound
    yield f"{stem}-behind-zeros{ending}", bytes(1024) + sound
    yield f"{stem}-before-noise{ending}", sound + CHANCE.randbytes(100_000)
    yield f"{stem}-twice{ending}", sound + sound
    yield f"{stem}-backwards{ending}", sound[::-1]
    number = 0
    while True:
        number += 1
        yield f"{stem}-cut-{number}{ending}", sound[: CHANCE.randrange(1, len(sound))]
        for bits in [1, 16, 256]:
            yield f"{stem}-flipped-{bits}-{number}{ending}", flipped(sound, bits)
        yield f"{stem}-shuffled-{number}{ending}", shuffled(sound)
        if zipfile.is_zipfile(io.BytesIO(sound)):
            yield f"{stem}-inside-{number}{ending}", inside(sound)


def flipped(sound, bits):
    damaged = bytearray(sound)
    for _ in range(bits):
        damaged[CHANCE.randrange(len(damaged))] ^= 1 << CHANCE.randrange(8)
    return bytes(damaged)


def shuffled(sound):
    """Blocks of it in another order."""
    size = max(1, len(sound) // 20)
    blocks = [sound[at : at + size] for at in range(0, len(sound), size)]
    CHANCE.shuffle(blocks)
    return b"".join(blocks)


def inside(sound):
    """An archive that is whole, with one part damaged."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hit = CHANCE.choice([name for name in parts if name.endswith(".xml") and parts[name]])
    damage = CHANCE.choice([lambda part: flipped(part, 32), shuffled, lambda part: part[: len(part) // 2]])
    parts[hit] = damage(parts[hit])
    return packed(parts.items())


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
OUTSIDE = "<!DOCTYPE a [<!ENTITY a9 SYSTEM 'file:///etc/hostname'>]>"
DEEP = 200_000
LONG = 100 << 20
# The longest that is read at all.
NEARLY = (64 << 20) - 1024


def docx(body, before="", parts=()):
    document = f"<?xml version='1.0'?>{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    base = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)]
    return packed([*base, ("word/document.xml", document), *parts])


def odt(body, before=""):
    content = (
        f"<?xml version='1.0'?>{before}<office:document-content {OFFICE}><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    return packed([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)])


def pdf(page, more=b""):
    """A page with these instructions, and more objects."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    out += more
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start)


def whole():
    """Files that are hostile from the start."""
    for ending in "txt pdf docx odt rtf html md srt vtt sbv ttml ass json galley doc mp3".split():
        yield f"empty.{ending}", b""
        yield f"zeros.{ending}", bytes(1 << 20)
        yield f"noise.{ending}", CHANCE.randbytes(1 << 20)
    yield from archives()
    yield from nested()
    yield from pages()


def large():
    """Files that are hostile by their size."""
    for ending in "txt srt json".split():
        yield f"long-line.{ending}", started(ending) + b"word " * (LONG // 5)
    for ending in "txt srt vtt sbv ass ttml json html md rtf".split():
        yield f"nearly-too-long-line.{ending}", started(ending) + b"word " * (NEARLY // 5)
        yield f"no-space.{ending}", started(ending) + b"w" * (8 << 20)
    paragraph = "<w:p><w:r><w:t>word</w:t></w:r></w:p>"
    yield "bomb-zeros.docx", docx("\0" * (300 << 20))
    yield "bomb-words.docx", docx(paragraph * ((300 << 20) // len(paragraph)))
    yield "bomb-words.odt", odt("<text:p>word</text:p>" * ((300 << 20) // 21))
    yield "bomb-comments.docx", docx(paragraph, "", [("word/comments.xml", " " * (300 << 20))])
    yield "bomb.pdf", pdf(zlib.compress(b" " * (600 << 20)))
    yield "bomb-words.pdf", pdf(zlib.compress(b"BT /F 12 Tf (word) Tj ET " * 4_000_000))
    yield from bombs()
    yield "many-speakers.txt", b"".join(b"SPEAKER %d: word.\n\n" % n for n in range(100_000))
    yield "many-cues.srt", b"".join(b"%d\n00:00:01,000 --> 00:00:00,000\na\n\n" % n for n in range(200_000))
    yield "many-words.json", (
        b'{"segments":[{"start":0,"end":1,"text":"a","words":['
        + b",".join([b'{"word":" a","start":1e308,"end":-1e308}'] * 400_000)
        + b"]}]}"
    )


def bombs():
    """PDF files of which some stream unpacks to 600 MB."""
    words = zlib.compress(b"BT /F 12 Tf 50 700 Td (ANNA: Some words.) Tj ET")
    page, bomb = pdf(words), zlib.compress(b" " * (600 << 20))

    def stream(entries, packed, number=6):
        head = b"%d 0 obj\n<<%s/Length %d>>stream\n" % (number, entries, len(packed))
        return head + packed + b"\nendstream\nendobj\n"

    def chained(packed, filters):
        return pdf(packed).replace(b"/Filter/FlateDecode", b"/Filter[%s]" % filters)

    yield "bomb.pdf", pdf(bomb)
    yield "bomb-in-bomb.pdf", chained(zlib.compress(bomb), b"/FlateDecode/FlateDecode")
    runs = zlib.compress(b"\x81 " * (600 << 13))
    yield "bomb-of-runs.pdf", chained(runs, b"/FlateDecode/RunLengthDecode")
    yield "bomb-in-letters.pdf", chained(bomb.hex().encode(), b"/ASCIIHexDecode/FlateDecode")
    yield "bomb-in-parts.pdf", pdf(words, stream(b"/Filter/FlateDecode", zlib.compress(b" " * (60 << 20)))).replace(
        b"/Contents 4 0 R", b"/Contents[" + b"6 0 R " * 10 + b"4 0 R]"
    ).split(b"xref")[0]
    # Objects, their places, a font and what its codes stand for.
    flate = b"/Filter/FlateDecode"
    yield "bomb-objects.pdf", pdf(words, stream(b"/Type/ObjStm/N 1/First 4" + flate, bomb)).split(b"xref")[0]
    places = stream(b"/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R" + flate, bomb)
    yield "bomb-places.pdf", page + b"\n" + places + b"startxref\n%d\n%%%%EOF" % (len(page) + 1)
    font = b"/BaseFont/Helvetica"
    for name, more in [
        ("map", b"/ToUnicode 6 0 R"),
        ("font", b"/FontDescriptor<</FontName/A/FontFile2 6 0 R>>"),
    ]:
        yield f"bomb-{name}.pdf", pdf(words, stream(flate, bomb)).split(b"xref")[0].replace(font, font + more)


def started(ending):
    """How a file of this kind begins, so that it is taken for one."""
    cue = "1\n00:00:01,000 --> 00:00:02,000\n"
    starts = {
        "srt": cue,
        "vtt": "WEBVTT\n\n" + cue.replace(",", "."),
        "sbv": "0:00:01.000,0:00:02.000\n",
        "ass": "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,",
        "ttml": "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='2s'>",
        "json": '{"segments":[{"start":1,"end":2,"text":"',
        "html": "<!DOCTYPE html><html><body><p>",
        "rtf": "{\\rtf1\\ansi ",
        "txt": "ANNA: ",
    }
    return starts.get(ending, "").encode()


def archives():
    paragraph = "<w:p><w:r><w:t>word</w:t></w:r></w:p>"
    yield "many-parts.docx", docx(paragraph, "", [(f"word/{n}.xml", "") for n in range(60_000)])
    yield "same-part.docx", docx(paragraph, "", [("word/document.xml", "<w:document/>")] * 10)
    yield "way-out.docx", docx(paragraph, "", [("../../../../tmp/out.xml", "out")])
    yield "lies-of-size.docx", lying(docx(paragraph * 1000))
    inner = docx(paragraph)
    for depth in range(20):
        inner = packed([("word/document.xml", inner)])
    yield "archive-in-archive.docx", inner
    yield "no-document.docx", packed([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)])
    yield "no-archive.docx", b"PK\x03\x04" + CHANCE.randbytes(5000)
    yield "own-relation.docx", packed(
        [("_rels/.rels", RELATIONS.replace("word/document.xml", "_rels/.rels"))]
    )


def lying(archive):
    """Says of every part that it is four gigabytes long."""
    out, at = bytearray(archive), 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 24 : at + 28] = struct.pack("<I", 0xFFFF_FFF0)
        at += 4
    return bytes(out)


def nested():
    for name, before in [("laughs", LAUGHS), ("outside", OUTSIDE)]:
        yield f"{name}.docx", docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", before)
        yield f"{name}.odt", odt("<text:p>&a9;</text:p>", before)
        yield f"{name}.ttml", f"{before}<tt><body><p begin='1s'>&a9;</p></body></tt>".encode()
        yield f"{name}.html", f"{before}<html><body><p>&a9;</p></body></html>".encode()
        yield f"{name}.xml", f"{before}<a>&a9;</a>".encode()
    yield "deep.docx", docx("<w:p>" * DEEP + "</w:p>" * DEEP)
    yield "deep-tables.docx", docx(
        "<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000
    )
    yield "deep.odt", odt("<text:section>" * DEEP + "</text:section>" * DEEP)
    yield "deep.ttml", b"<tt><body>" + b"<div>" * DEEP + b"</div>" * DEEP + b"</body></tt>"
    yield "deep.html", b"<html>" + b"<div>" * DEEP
    yield "deep-quotes.html", b"<html>" + b"<blockquote><b><i><a href=x>" * 20_000
    yield "deep-tables.html", b"<html>" + b"<table><tr><td>" * 20_000
    yield "deep.json", b"[" * DEEP + b"]" * DEEP
    yield "deep-objects.json", b'{"segments":' * DEEP
    yield "deep.rtf", b"{\\rtf1 " + b"{" * DEEP
    yield "deep-quotes.md", b"> " * DEEP + b"word"
    yield "deep-lists.md", b"".join(b" " * n + b"- a\n" for n in range(3000))
    yield "deep-brackets.md", b"[" * DEEP
    yield "deep-stars.md", b"*a **b " * 100_000
    yield "many-attributes.docx", docx("<w:p" + "".join(f" a{n}=''" for n in range(DEEP)) + "/>")
    yield "many-attributes.html", b"<html><p" + b"".join(b" a%d" % n for n in range(DEEP)) + b">"
    yield "many-columns.csv", b"a," * DEEP
    yield "no-numbers.json", b'{"segments":[{"start":NaN,"end":Infinity,"text":"a"}]}'
    yield "half-pairs.json", b'{"segments":[{"start":0,"end":1,"text":"\\ud800 \\udc00"}]}'
    yield "controls.txt", bytes(range(1, 32)) * 1000
    yield "directions.txt", ("ANNA: " + "\u202e\u2066\u200f" * 50_000).encode()
    yield "marks-on-marks.txt", ("ANNA: a" + "\u0301" * 500_000).encode()


def pages():
    words = zlib.compress(b"BT /F 12 Tf 50 700 Td (word) Tj ET")
    yield "sound-but-for-words.pdf", pdf(zlib.compress(b"0 0 m 9 9 l S"))
    yield "deep-states.pdf", pdf(zlib.compress(b"q " * 1_000_000 + b"BT /F 12 Tf (word) Tj ET"))
    yield "deep-arrays.pdf", pdf(zlib.compress(b"[" * 1_000_000))
    yield "deep-objects.pdf", pdf(words).replace(b"/Resources", b"/A " + b"[" * 100_000 + b"/Resources")
    yield "own-parent.pdf", pdf(words).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    yield "many-kids.pdf", pdf(words).replace(b"/Kids[3 0 R]", b"/Kids[" + b"3 0 R " * 100_000 + b"]")
    yield "own-length.pdf", pdf(words).replace(b"/Length %d" % len(words), b"/Length 4 0 R")
    yield "no-pages.pdf", pdf(words).replace(b"/Kids[3 0 R]", b"/Kids[]")
    yield "no-table.pdf", pdf(words).split(b"xref")[0]
    yield "streams-without-end.pdf", b"%PDF-1.7\n" + b"1 0 obj\n<</First 1>>stream\n" * 100_000
    yield "table-elsewhere.pdf", pdf(words).replace(b"startxref\n", b"startxref\n99999999")
    yield "form-in-itself.pdf", pdf(
        zlib.compress(b"/X Do"),
        b"6 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        b"/Length 5>>stream\n/X Do\nendstream\nendobj\n",
    ).replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
    yield "locked.pdf", pdf(words).replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 9/R 9>>")
    yield "far-away.pdf", pdf(zlib.compress(b"BT /F 1e30 Tf 1e30 0 0 1e30 1e30 -1e30 Tm (word) Tj ET"))


main()
