"""The first suggestion of SymSpell for each word on standard input, one a line.

Its English dictionary of 82,000 words, and up to 3 edits: tti and ffi become one character.
"""

import importlib.resources
import sys

import symspellpy

EDITS = 3

checker = symspellpy.SymSpell(max_dictionary_edit_distance=EDITS)
words = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
checker.load_dictionary(str(words), term_index=0, count_index=1, encoding="utf-8")
for line in sys.stdin:
    word = line.rstrip("\n").lower()
    found = checker.lookup(word, symspellpy.Verbosity.TOP, max_edit_distance=EDITS)
    print(found[0].term if found else "")
