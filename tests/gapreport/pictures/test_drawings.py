"""What holds for every picture of any agreement: nothing overlaps, is cut, too small, or lost on the way to SVG."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import product
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gapreport.pictures import PICTURES, drawn, in_page, on_paper, svg
from checker.gapreport.pictures.drawing import NARROW, WIDE, Label
from checker.gapreport.pictures.palette import LOOKS
from checker.gapreport.pictures.widths import cut, plain
from checker.run import Checked
from checker.words import LANGUAGES, Language
from tests.gapreport.pictures.agreements import DAY, HOSTILE, Sketch, agreements, made, real, sound
from tests.gapreport.pictures.reading import faults_of, labels_of, marks_of

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"rect", "path", "circle", "text"}
EVERY = [*product(PICTURES, (False, True), LANGUAGES)]


def texts_of(document: str) -> list[str]:
    """The words that an SVG shows."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(document).iter(f"{SVG}text")]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
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
    assert whole.width == of_one.width == (NARROW if narrow else WIDE)


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


class Elements(HTMLParser):
    """What a page makes of an element: its tags with their attributes, and the texts that it shows."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


@pytest.mark.parametrize(("name", "narrow"), [*product(PICTURES, (False, True))])
def test_an_element_of_a_page_shows_the_same_by_the_style_of_the_page(name: str, narrow: bool) -> None:
    drawing = drawn(name, real(), "sv", day=DAY, narrow=narrow)
    page = Elements(in_page(drawing, "wide"))
    assert page.texts == labels_of(drawing)
    assert page.found[0][1].items() >= {("class", "drawing wide"), ("aria-hidden", "true")}
    assert {tag for tag, _ in page.found} <= {"svg", "rect", "path", "circle", "text"}
    names = {name for _, attributes in page.found for name in attributes}
    assert not names & {"id", "fill", "stroke", "style"}
    classes = {str(attributes["class"]) for tag, attributes in page.found if tag != "svg" and "class" in attributes}
    assert classes <= {"-".join(look) for look in LOOKS}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_printed_needs_no_style_sheet(name: str) -> None:
    """Of what draws SVG in offices, some knows no style sheets and some takes the dark one for paper."""
    drawing = drawn(name, real(), "sv", day=DAY)
    paper, file = ElementTree.fromstring(on_paper(drawing)), ElementTree.fromstring(svg(drawing, "sv"))
    assert [node.tag for node in paper] == [node.tag for node in file if node.tag.rpartition("}")[2] in DRAWN]
    for one, other in zip(paper, (node for node in file if node.tag.rpartition("}")[2] in DRAWN), strict=True):
        assert one.get("fill")
        assert one.get("class") is None
        assert {**one.attrib, "class": other.get("class")} == {"class": None, **other.attrib}
    media = [node.get("media") for node in file.iter(f"{SVG}style")]
    assert media == ["screen and (prefers-color-scheme:dark)", "(forced-colors:active)", "print"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements(), st.sampled_from(EVERY))
def test_a_gap_is_told_by_a_sign_and_words_not_by_colour(sketch: Sketch, one: tuple[str, bool, Language]) -> None:
    name, narrow, language = one
    drawing = drawn(name, sketch.checked, language, day=DAY, narrow=narrow)
    red = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.role == "gap"]
    signs = marks_of(drawing, "warning")
    assert all(shape.bold for shape in red)
    for sign in signs:
        assert [words for words in red if 0 < words.x - sign.x < 16 and abs(words.y - sign.y) < 8]
    assert not red or signs


def test_a_prefix_is_escaped() -> None:
    root = ElementTree.fromstring(svg(drawn("graph", sound(), "sv", day=DAY), "sv", prefix='a"<b&'))
    assert root.get("aria-labelledby") == 'a"<b&-title'
