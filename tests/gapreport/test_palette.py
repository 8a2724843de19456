"""The colours of the report, in light and dark, have the contrast that WCAG 2.1 AA asks for, as computed."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

import pytest

from checker.gapreport.pictures import palette
from tests.sound import ROOT

CSS: Final = (ROOT / "reports" / "templates" / "report.css").read_text("utf-8")
STATUSES: Final = ("error", "warning", "info", "undecided", "ok")


def colours(scheme: str) -> dict[str, str]:
    """The custom properties of a scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))


def luminance(colour: str) -> float:
    """Relative luminance, by WCAG 2.1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_what_it_stands_on(scheme: str) -> None:
    found = colours(scheme)
    pairs = [*product(("ink", "muted", "link"), ("paper", "panel"))]
    pairs += [(status, f"{status}-panel") for status in STATUSES] + [(status, "paper") for status in STATUSES]
    pairs += [("ink", f"{status}-panel") for status in STATUSES]
    too_low = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in pairs}
    assert {pair: value for pair, value in too_low.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_focus_is_seen(scheme: str) -> None:
    found = colours(scheme)
    assert contrast(found["link"], found["paper"]) >= 3
    assert "outline: 3px solid var(--link)" in CSS


def test_both_schemes_have_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys()


@pytest.mark.parametrize(("scheme", "ground"), [("light", 0), ("dark", 1)])
def test_pictures_stand_on_the_ground_that_they_are_drawn_for(scheme: str, ground: int) -> None:
    assert colours(scheme)["paper"] == palette.PAPER[ground]


def test_no_colour_is_given_outside_the_palette() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[;,)\s])|rgb|hsl", rest) == []
