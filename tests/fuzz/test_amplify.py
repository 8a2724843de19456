"""What amplifying makes is as large as is said, has many of something, and is right where the piece is."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from checker.yamlfile import FaultsFound, read_bytes
from tests.fuzz.amplify import Whole, amplified, parts_whole, some_size, text_whole, xml_whole, yaml_whole
from tests.fuzz.mutate import MOST_BYTES
from tests.sound import SOUND

TEXT = SOUND.read_text("utf-8")
XML = '<?xml version="1.0"?><a><b r="1"><c>ett</c><c>två</c></b><b r="2"/></a>'
WHOLES = {
    "yaml": yaml_whole(TEXT),
    "text": text_whole(TEXT),
    "xml": xml_whole(XML),
    "arguments": parts_whole("check\0avtal.yaml\0--select\0LED01", "\0"),
}


@pytest.mark.parametrize("name", WHOLES)
def test_it_is_as_large_as_is_asked(name: str) -> None:
    sizes = [len(made(name, number, 60_000).encode()) for number in range(60)]
    assert max(sizes) < 2 * 60_000
    assert sorted(sizes)[30] > 40_000


def made(name: str, number: int, size: int) -> str:
    return amplified(Random(number), WHOLES[name], size)


def test_sizes_are_on_a_logarithmic_scale() -> None:
    sizes = [some_size(Random(number)) for number in range(2_000)]
    assert MOST_BYTES * 0.9 < max(sizes) < MOST_BYTES
    assert 800 < sum(size < 70_000 for size in sizes) < 1_200


def test_half_of_what_is_made_of_an_agreement_is_yaml_that_can_be_read() -> None:
    read = Counter(is_read(made("yaml", number, 20_000)) for number in range(100))
    assert read[True] > 50


def is_read(text: str) -> bool:
    return bool(value_of(text))


def value_of(text: str) -> Any:
    """What the text holds, or nothing."""
    with suppress(FaultsFound):
        return read_bytes(text.encode(errors="replace"), "a.yaml").value
    return {}


def test_members_are_numbered_by_what_they_are_known_by() -> None:
    whole = yaml_whole("items:\n  - number: 1.1.1\n    title: Ett\n")
    whole = Whole(whole.text, whole.sorts[:1], whole.values)  # members of lists alone
    numbers = [re.findall(r"number: (.*)", amplified(Random(seed), whole, 2_000)) for seed in range(40)]
    assert all(len(found) > 40 for found in numbers)
    assert sum(len({*found}) == len(found) for found in numbers) > 10
    assert any(len({*found}) == 1 for found in numbers)


def test_what_has_one_name_is_many_everywhere() -> None:
    whole = yaml_whole("bodies:\n  - {code: SHB, name: x}\nled_by: [SHB]\n")
    for seed in range(200):
        value = value_of(amplified(Random(seed), whole, 3_000))
        codes = [body.get("code") for body in value.get("bodies", [])]
        if len({*map(str, codes)}) > 50 and codes == value.get("led_by"):
            return
    pytest.fail("none of two hundred names many")


def test_a_piece_inside_a_piece() -> None:
    whole = yaml_whole("a:\n  - [b, c]\n  - d\n")
    lists = [value_of(amplified(Random(seed), whole, 1_000)).get("a", []) for seed in range(100)]
    assert any(len(members) > 5 and len(members[0]) > 5 for members in lists)
