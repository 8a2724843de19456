"""Characters that must not stand in a file."""

import re
from itertools import islice
from unicodedata import name as unicode_name

from checker.yamlfile.decode import MOST_LISTED
from checker.yamlfile.places import Fault, Source

# What YAML forbids, and the byte order mark, which libyaml lets through inside a value, where nobody can see it.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def forbidden_characters(source: Source) -> list[Fault]:
    """A fault for each control character and the like that YAML forbids, at most 20."""
    faults = []
    for found in islice(_FORBIDDEN.finditer(source.text), MOST_LISTED):
        character = found[0]
        code = f"U+{ord(character):04X}"
        named = f"{code} {_name(character)}"
        faults.append(
            Fault(
                source.place(found.start()),
                f"Här står ett osynligt tecken som inte får finnas i filen: {named}. Ta bort det.",
                f"There is an invisible character here that the file must not hold: {named}. Remove it.",
            )
        )
    return faults


def _name(character: str) -> str:
    """The character's name; Unicode's table leaves control characters unnamed, of which these turn up in files."""
    common = {0: "NULL", 7: "BELL", 8: "BACKSPACE", 11: "LINE TABULATION", 12: "FORM FEED", 27: "ESCAPE", 127: "DELETE"}
    return unicode_name(character, common.get(ord(character), "CONTROL CHARACTER"))
