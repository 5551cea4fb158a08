"""Takes the English prose out of unpacked packages, one paragraph between two empty lines.

    python3 prose.py PACKAGES TARGET

Writes TARGET/held/NAME.txt for each text that the engine was never tuned on, and
TARGET/tuned/NAME.txt for those that thresholds were chosen on. Markup, code and tables are no
prose, nor is what stands on every page. `cargo xtask eval` fetches the packages and calls this.
"""

import gzip
import html.parser
import pathlib
import re
import struct
import sys
import zlib

# A whole book is long enough at this many words.
MOST_WORDS = 160_000
NO_PROSE = {"script", "style", "pre", "table", "code", "tt", "kbd", "samp", "var", "nav"}
BLOCKS = set("p br div li h1 h2 h3 h4 h5 h6 dt dd blockquote ul ol dl hr title pre table".split())
CODE_SIGNS = re.compile(r"[_={}<>|\\`$#~^@%]|::|^-\w|^--\w|\w\.\w{1,4}\b")


class Prose(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.skipped = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.parts.append("\n\n")
        self.skipped += tag in NO_PROSE

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.parts.append("\n\n")
        if tag in NO_PROSE:
            self.skipped = max(0, self.skipped - 1)

    def handle_data(self, data):
        if not self.skipped:
            self.parts.append(re.sub(r"\s+", " ", data))


def of_html(source):
    source = re.sub(r"<\?.*?\?>", "", source, flags=re.S)
    reader = Prose()
    reader.feed(source)
    return "".join(reader.parts)


def of_pod(source):
    """Perl's documentation: commands start with =, code is indented, C<…> is code."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", source):
        if paragraph.startswith(("=head", "=item")):
            paragraph = paragraph.partition(" ")[2]
        elif paragraph.startswith(("=", " ", "\t")):
            continue
        paragraph = re.sub(r"[A-Z]<<+ .*? >>+", "", paragraph, flags=re.S)
        for _ in range(3):
            paragraph = re.sub(r"[CFLX]<([^<>]*)>", "", paragraph)
            paragraph = re.sub(r"[BISZ]<([^<>]*)>", r"\1", paragraph)
        paragraphs.append(re.sub(r"E<\w+>", "", paragraph))
    return "\n\n".join(paragraphs)


def of_plain(source):
    return source.replace("\r", "").replace("\n%\n", "\n\n")


def of_novel(source, title):
    """A vector of lines that R serialised: (00 04 00 09) length bytes, again and again."""
    found = re.search(rb"\x00\x04\x00\x09....%s" % title.encode(), source, flags=re.S)
    at, lines = found.start(), []
    while source[at : at + 4] == b"\x00\x04\x00\x09":
        (length,) = struct.unpack(">i", source[at + 4 : at + 8])
        lines.append(source[at + 8 : at + 8 + max(0, length)].decode())
        at += 8 + max(0, length)
    # What was in italics stands between low lines.
    return "\n".join(lines).replace("_", "")


def novels(path):
    """The database of an R package: (length in 4 bytes, zlib stream), again and again."""
    rest = path.read_bytes()
    while rest:
        stream = zlib.decompressobj()
        yield stream.decompress(rest[4:])
        rest = stream.unused_data


def is_prose(paragraph):
    words = paragraph.split()
    plain = sum(bool(re.fullmatch(r"[\"'(“‘\[]*[^\W\d_][\w'’-]*[\"'),.;:!?”’\]…]*", w)) for w in words)
    code = sum(bool(CODE_SIGNS.search(w)) for w in words)
    return words and plain >= 0.7 * len(words) and code <= 0.05 * len(words)


def clean(text):
    seen, kept, words = set(), [], 0
    for paragraph in re.split(r"\n\s*\n", text):
        paragraph = " ".join(paragraph.replace("\xa0", " ").replace("\xad", "").split())
        # Code was here.
        paragraph = re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\(\s*\)|\"\"", "", paragraph))
        paragraph = "".join(c for c in paragraph if c.isprintable())
        if paragraph in seen or "\ufffd" in paragraph or not is_prose(paragraph):
            continue
        seen.add(paragraph)
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= MOST_WORDS:
            break
    return "\n\n".join(kept) + "\n", words


def read(path):
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix in (".gz", ".dz") else data
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def all_of(folder, pattern, reader):
    files = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not files:
        raise SystemExit(f"{folder / pattern}: there is no such file")
    return "\n\n".join(reader(read(path)) for path in files)


def texts(packages):
    doc = lambda package: packages / package / "usr/share/doc" / package
    lines = lambda source: source.replace("\n", "\n\n")
    rdb = packages / "r-cran-janeaustenr/usr/lib/R/site-library/janeaustenr/data/Rdata.rdb"
    for raw in novels(rdb):
        for title in ["EMMA", "Persuasion"]:
            if re.search(rb"\x00\x04\x00\x09....%s\x00" % title.encode(), raw[:200], flags=re.S):
                yield "held", title.lower(), of_novel(raw, title)
    news = packages / "gensim/gensim/test/test_data"
    yield "held", "news", all_of(news, "lee*.cor", lines)
    yield "held", "essays", all_of(doc("anarchism"), "html/sec[ABCH]*.html", of_html)
    devil = packages / "dict-devil/usr/share/dictd"
    yield "held", "aphorisms", all_of(devil, "devil.dict.dz", of_plain)
    yield "held", "images", all_of(doc("png-definitive-guide"), "html/[cgp][hlr]*[0-9ye].html", of_html)
    yield "held", "mail", all_of(doc("mh-book"), "html/*/*.html", of_html)
    perl = packages / "perl-doc/usr/share/perl"
    yield "held", "programming", all_of(perl, "*/pod/perl[fghp][aloi][qscltn]*.pod", of_pod)
    reference = packages / "developers-reference/usr/share/developers-reference"
    yield "held", "procedures", all_of(reference, "*.html", of_html)
    yield "tuned", "history", all_of(doc("debian-history"), "docs/*.en.html", of_html)
    yield "tuned", "jargon", all_of(doc("jargon-text"), "jargon.txt.gz", of_plain)
    fortunes = packages / "fortunes/usr/share/games/fortunes"
    yield "tuned", "sayings", all_of(fortunes, "[a-z-]*[!t8]", of_plain)


def main():
    packages, target = map(pathlib.Path, sys.argv[1:])
    for group, name, text in texts(packages):
        (target / group).mkdir(parents=True, exist_ok=True)
        text, words = clean(text)
        (target / group / f"{name}.txt").write_text(text)
        print(f"{group:>6}  {name:<12}{words:>9,} words")


main()
