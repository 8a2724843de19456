"""Colours: enough contrast on every ground, light and dark."""

from __future__ import annotations

import re

import pytest

from checker.gapreport.pictures.palette import BOXES, GROUNDS, LINES, LOOKS, TEXTS, attributes, sheets, style_sheet


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, by WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, by WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the well-known grey that just fails


@pytest.mark.parametrize("ground", range(2), ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(ground: int) -> None:
    for name, colour in TEXTS.items():
        for beneath in GROUNDS:
            assert contrast(colour[ground], beneath[ground]) >= 4.5, (name, beneath)


@pytest.mark.parametrize("ground", range(2), ids=["light", "dark"])
def test_lines_and_marks_can_be_seen_on_every_ground(ground: int) -> None:
    lines = {name: colour for name, (colour, _) in LINES.items()}
    lines |= {name: line for name, (_, line, _) in BOXES.items() if line}
    for name, colour in lines.items():
        for beneath in GROUNDS:
            assert contrast(colour[ground], beneath[ground]) >= 3, (name, beneath)


def declared(sheet: str, look: tuple[str, str]) -> dict[str, str]:
    """What a style sheet says of a look; nothing where it leaves it as it is."""
    selector = "text" if look == ("t", "ink") else f".{'-'.join(look)}"
    (found,) = re.findall(rf"\.drawing {re.escape(selector)}{{(.*?)}}", sheet)
    return dict(one.split(":") for one in found.split(";") if one)


@pytest.mark.parametrize("look", LOOKS)
def test_the_style_sheet_says_what_attributes_say_in_light_and_dark(look: tuple[str, str]) -> None:
    light, dark, _ = (sheet.rules for sheet in sheets())
    assert declared(light, look) == dict(attributes(*look))
    assert {**declared(light, look), **declared(dark, look)} == dict(attributes(*look, 1))


def test_every_rule_of_the_style_sheet_ends() -> None:
    assert style_sheet().count("{") == style_sheet().count("}")


def test_lines_that_mean_different_things_differ_without_colour() -> None:
    """Who leads, takes part or supports, all, what is wanted and what divides are told by width and dashes."""
    meant = ("lead", "link", "support", "everyone", "target", "grid", "gap")
    looks = [tuple(one for one in attributes("l", role) if one[0] != "stroke") for role in meant]
    assert len({*looks}) == len(meant)


@pytest.mark.parametrize("ground", range(2), ids=["light", "dark"])
def test_what_is_filled_is_told_from_what_is_open_in_grey(ground: int) -> None:
    pairs = [(attributes("b", "bar", ground), attributes("b", "open-bar", ground))]
    pairs += [(attributes("m", role, ground), attributes("o", role, ground)) for role in LINES]
    for filled, left_open in pairs:
        assert contrast(dict(filled)["fill"], dict(left_open)["fill"]) >= 3
