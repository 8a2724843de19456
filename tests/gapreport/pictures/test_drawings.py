"""What holds for every picture of any agreement: nothing overlaps, is cut, too small, or lost on the way to SVG."""

from __future__ import annotations

from itertools import combinations, product
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gapreport.pictures import PICTURES, Drawing, drawn, svg
from checker.gapreport.pictures.drawing import Box, Extent, Label, Line, Mark
from checker.run import Checked
from checker.words import LANGUAGES, Language
from tests.gapreport.pictures.agreements import DAY, Sketch, agreements, real, sound

SVG = "{http://www.w3.org/2000/svg}"
EVERY = [*product(PICTURES, (False, True), LANGUAGES)]


def overlap(one: Extent, other: Extent) -> bool:
    """Whether two rooms have more than half a pixel in common."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.5 and down > 0.5


def within(one: Extent, other: Extent) -> bool:
    """Whether one room lies in the other."""
    return (
        one.left >= other.left - 0.5
        and one.right <= other.right + 0.5
        and one.top >= other.top - 0.5
        and one.bottom <= other.bottom + 0.5
    )


def faults(drawing: Drawing) -> list[str]:
    """Everything that a reader would trip over."""
    found = []
    frame = Extent(0, 0, drawing.width, drawing.height)
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label)]
    found += [f"leaves the picture: {shape}" for shape in drawing.shapes if not within(shape.extent, frame)]
    found += [f"is too small: {label}" for label in labels if label.size < 11]
    found += [
        f"overlap: {one.text} / {two.text}" for one, two in combinations(labels, 2) if overlap(one.extent, two.extent)
    ]
    for label, shape in product(labels, drawing.shapes):
        if isinstance(shape, Line | Mark) and overlap(label.extent, shape.extent):
            found.append(f"is crossed by {shape}: {label.text}")
        if isinstance(shape, Box) and overlap(label.extent, shape.extent) and not within(label.extent, shape.extent):
            found.append(f"is cut by {shape}: {label.text}")
    return found


def texts_of(document: str) -> list[str]:
    """The words that an SVG shows."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(document).iter(f"{SVG}text")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements(), st.sampled_from(EVERY))
def test_nothing_overlaps_or_is_lost_in_any_agreement(sketch: Sketch, one: tuple[str, bool, Language]) -> None:
    checked, (name, narrow, language) = sketch.checked, one
    drawing = drawn(name, checked, language, day=DAY, narrow=narrow)
    assert faults(drawing) == []
    document = svg(drawing, language)
    labels = [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    assert texts_of(document) == labels
    assert document == svg(drawn(name, checked, language, day=DAY, narrow=narrow), language)


@pytest.mark.parametrize("checked", [real(), sound()], ids=["real", "sound"])
@pytest.mark.parametrize(("name", "narrow", "language"), EVERY)
def test_nothing_overlaps_in_real_agreements(checked: Checked, name: str, narrow: bool, language: Language) -> None:
    whole = drawn(name, checked, language, day=DAY, narrow=narrow)
    assert faults(whole) == []
    assert whole.width <= (288 if narrow else 760)
    for division in checked.graph.by_kind["division"]:
        assert faults(drawn(name, checked, language, day=DAY, narrow=narrow, division=division)) == []


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_has_a_name_and_a_text_alternative(name: str) -> None:
    drawing = drawn(name, real(), "sv", day=DAY)
    root = ElementTree.fromstring(svg(drawing, "sv", prefix="p1"))
    assert (root.get("role"), root.get("lang")) == ("img", "sv")
    named, about = (root.find(f"{SVG}{tag}") for tag in ("title", "desc"))
    assert named is not None
    assert about is not None
    assert (named.text, about.text) == (drawing.title, drawing.description)
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (named.get("id"), about.get("id"))


def test_ids_are_unique_in_a_page_with_several_pictures() -> None:
    pictures = [
        svg(drawn(name, real(), "sv", day=DAY, narrow=narrow), "sv", prefix=f"{name}{narrow:d}", styled=False)
        for name, narrow in product(PICTURES, (False, True))
    ]
    root = ElementTree.fromstring(f"<body>{''.join(pictures)}</body>")
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len({*ids}) == 2 * len(pictures)
    assert not [*root.iter(f"{SVG}style")]


def test_a_prefix_is_escaped() -> None:
    root = ElementTree.fromstring(svg(drawn("graph", sound(), "sv", day=DAY), "sv", prefix='a"<b&'))
    assert root.get("aria-labelledby") == 'a"<b&-title'
