"""Colours: enough contrast on every ground, light and dark."""

from __future__ import annotations

import re

import pytest

from checker.gapreport.pictures.palette import BOXES, GROUNDS, LINES, TEXTS, style_sheet


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


def test_the_style_sheet_has_every_role_in_light_and_dark() -> None:
    light, dark = style_sheet().split("@media screen and (prefers-color-scheme:dark)")
    roles = [
        *(f"t-{one}" for one in TEXTS if one != "ink"),
        *(f"b-{one}" for one in BOXES),
        *(f"l-{one}" for one in LINES),
    ]
    for role in ("drawing text", *(f"drawing .{role}" for role in roles)):
        assert re.search(rf"\.{re.escape(role)}{{(?:fill|stroke):#", light), role
        assert re.search(rf"\.{re.escape(role)}{{(?:fill|stroke):#", dark), role
    assert style_sheet().count("{") == style_sheet().count("}")
