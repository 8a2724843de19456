"""LibreOffice counts the automatic numbers of a Word file as the importer does."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.importer.numbered import OUTLINE, level, numbering, starts_at, word
from tests.importer.word_files import texts
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools

LISTS = {
    7: (7, ""),
    8: (7, starts_at(0, 1)),
    9: (7, starts_at(0, 5)),
    10: (10, ""),
    11: (10, starts_at(0, 3)),
}
LOOKS = {7: OUTLINE, 10: level(0, "%1)", "upperRoman") + level(1, "%1.%2", "lowerLetter") + level(2, "(%3)", start=2)}


def test_numbers_of_lists_at_several_levels(tmp_path: Path) -> None:
    random.seed(20261126)
    # Each list first at its top: programs differ on when one begins anew that first goes on deeper in another.
    places = [(number, 0) for number in LISTS]
    for _ in range(200):
        number = random.choice([*LISTS])
        places.append((number, random.choice((0, 1, 1, 2, 2, 2))))
    paragraphs = [(random.choice(("text", "text", "")) and f"text {at}", *place) for at, place in enumerate(places)]
    data = word(numbering(LOOKS, LISTS), paragraphs)
    (tmp_path / "numbers.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = (program("soffice"), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "numbers.docx")
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    printed = (tmp_path / "numbers.txt").read_text("utf-8-sig").splitlines()
    shown = [" ".join(line.split()) for line in printed if re.search(r"text \d", line)]
    assert texts(data) == shown
    assert len(shown) > 100
