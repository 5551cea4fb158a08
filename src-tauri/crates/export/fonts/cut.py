"""Cuts the fonts of printed copies out of whole ones, under names of their own, as their licence
demands.

    npm pack @expo-google-fonts/source-serif-4@0.4.1     (whole fonts; others have them in pieces)
    npm pack @expo-google-fonts/noto-serif-hebrew@0.4.2
    npm pack @expo-google-fonts/amiri@0.4.1
    pip install fonttools==4.68.0
    python cut.py SourceSerif4_400Regular.ttf "Galley Serif" Regular
    python cut.py SourceSerif4_400Regular_Italic.ttf "Galley Serif" Italic
    python cut.py SourceSerif4_600SemiBold.ttf "Galley Serif" Semibold
    python cut.py NotoSerifHebrew_400Regular.ttf "Galley Hebrew" Regular GalleySerif-Regular.ttf
    python cut.py Amiri_400Regular.ttf "Galley Naskh" Regular GalleySerif-Regular.ttf

Amiri draws a letter and its dots as one glyph; where they are several, readers of the file find them
apart.

Kept are all characters, but for those that the last font has, and of the features those that a copy
is set with. The box that stands for whatever is lacking is U+FFFD as well, so that a copy can say
what it stands for.
"""

import copy
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum"]
JOINING = ["calt", "fina", "init", "isol", "medi", "rclt", "rlig"]


def add_stand_in(font: TTFont) -> None:
    name = "uniFFFD"
    box = copy.deepcopy(font["glyf"][".notdef"])
    font["glyf"][name] = box
    font["hmtx"][name] = font["hmtx"][".notdef"]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xFFFD] = name


def cut(source: str, family: str, style: str, without: str | None = None) -> None:
    font = TTFont(source, recalcTimestamp=False)
    for table in ("STAT", "gasp", "prep"):
        if table in font:
            del font[table]
    if not without:
        add_stand_in(font)
    options = subset.Options(
        layout_features=FEATURES + JOINING,
        notdef_outline=True,
        name_IDs=["*"],
        hinting=False,
    )
    characters = set(font.getBestCmap())
    if without:
        characters -= set(TTFont(without).getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 9, 13, 14)}
    is_basic = style in ("Regular", "Italic")
    postscript = family.replace(" ", "") + "-" + style
    names.names = []
    for number, text in {
        **kept,
        1: family if is_basic else f"{family} {style}",
        2: style if is_basic else "Regular",
        3: f"1.000;{postscript}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: postscript,
        16: family,
        17: style,
    }.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)
    font.save(f"{postscript}.ttf")


if __name__ == "__main__":
    cut(*sys.argv[1:])
