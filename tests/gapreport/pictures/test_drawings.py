"""What holds for every picture of any agreement: nothing overlaps, is cut, too small, or lost on the way to SVG."""

from __future__ import annotations

from itertools import product
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gapreport.pictures import PICTURES, drawn, svg
from checker.gapreport.pictures.widths import cut, plain
from checker.run import Checked
from checker.words import LANGUAGES, Language
from tests.gapreport.pictures.agreements import DAY, HOSTILE, Sketch, agreements, made, real, sound
from tests.gapreport.pictures.reading import faults_of, labels_of

SVG = "{http://www.w3.org/2000/svg}"
EVERY = [*product(PICTURES, (False, True), LANGUAGES)]


def texts_of(document: str) -> list[str]:
    """The words that an SVG shows."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(document).iter(f"{SVG}text")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements(), st.sampled_from(EVERY))
def test_nothing_overlaps_or_is_lost_in_any_agreement(sketch: Sketch, one: tuple[str, bool, Language]) -> None:
    checked, (name, narrow, language) = sketch.checked, one
    drawing = drawn(name, checked, language, day=DAY, narrow=narrow)
    assert faults_of(drawing) == []
    document = svg(drawing, language)
    assert texts_of(document) == labels_of(drawing)
    assert ElementTree.fromstring(document).findtext(f"{SVG}desc") == plain(drawing.description)
    assert document == svg(drawn(name, checked, language, day=DAY, narrow=narrow), language)


@pytest.mark.parametrize("checked", [real(), sound()], ids=["real", "sound"])
@pytest.mark.parametrize(("name", "narrow", "language"), EVERY)
def test_nothing_overlaps_in_real_agreements(checked: Checked, name: str, narrow: bool, language: Language) -> None:
    whole = drawn(name, checked, language, day=DAY, narrow=narrow)
    of_one = drawn(name, checked, language, day=DAY, narrow=narrow, division="SHB")
    assert faults_of(whole) == faults_of(of_one) == []
    assert whole.width == of_one.width == (288 if narrow else 760)


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


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_text(name: str, title: str) -> None:
    dates = {"start": "2026-01-01", "end": "2026-12-31"}
    checked = made(2, [{"number": "1.1.1", "kind": "assignment", "title": title, **dates}], title=title)
    for narrow in (False, True):
        drawing = drawn(name, checked, "sv", day=DAY, narrow=narrow)
        assert faults_of(drawing) == []
        document = svg(drawing, "sv")
        root = ElementTree.fromstring(document)
        assert texts_of(document) == labels_of(drawing)
        assert root.findtext(f"{SVG}desc") == plain(drawing.description)
        assert root.findtext(f"{SVG}title") == cut(drawing.title, 200)
        assert len(document) < 25_000


def test_ids_are_unique_in_a_page_with_several_pictures() -> None:
    pictures = [
        svg(drawn(name, real(), "sv", day=DAY, narrow=narrow), "sv", prefix=f"{name}{narrow:d}", styled=False)
        for name, narrow in product(PICTURES, (False, True))
    ]
    root = ElementTree.fromstring(f"<body xmlns='http://www.w3.org/2000/svg'>{''.join(pictures)}</body>")
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len({*ids}) == 2 * len(pictures)
    assert not [*root.iter(f"{SVG}style")]


def test_a_prefix_is_escaped() -> None:
    root = ElementTree.fromstring(svg(drawn("graph", sound(), "sv", day=DAY), "sv", prefix='a"<b&'))
    assert root.get("aria-labelledby") == 'a"<b&-title'
