"""The graph picture: it says what the graph holds, counted anew with networkx."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from checker.characters import SHOWN_INSTEAD
from checker.engine import Verdict
from checker.finding import State
from checker.gapreport.pictures import drawn, svg
from checker.gapreport.pictures.chain import barycentre_order
from checker.gapreport.pictures.drawing import Line
from checker.graph.networkx_view import as_networkx
from checker.run import Checked
from checker.vocabulary import ITEM
from checker.words import LANGUAGES, Language
from tests.gapreport.pictures.agreements import DAY, Sketch, agreements, made, real, sound
from tests.gapreport.pictures.reading import labels_of, marks_of

ITEMS = ("goal", "assignment", "base_assignment")
WORDS = {"goal": "mål", "assignment": "uppdrag", "base_assignment": "grunduppdrag"}


def counts(view: networkx.MultiDiGraph[str], items: set[str]) -> str:
    """`2 mål och 1 uppdrag`, counted from the nodes' kinds."""
    found = Counter(view.nodes[item]["kind"] for item in items)
    said = [f"{found[kind]} {WORDS[kind]}" for kind in ITEMS if found[kind]]
    return ", ".join(said[:-1]) + " och " * (len(said) > 1) + said[-1]


def edges(view: networkx.MultiDiGraph[str], relation: str) -> set[tuple[str, str]]:
    return {(source, target) for source, target, key in view.edges(keys=True) if key == relation}


def led_or_unknown(view: networkx.MultiDiGraph[str], item: str) -> bool:
    """Whether somebody leads an item, or it is not known who leads it or has it."""
    unknown = {"led_by", "delegated_to"} & {*view.nodes[item].get("unknown", ())}
    return bool(unknown) or any(source == item for source, _ in edges(view, "led_by"))


def expected(checked: Checked) -> list[str]:
    """The sentences on numbers that the text alternative must have."""
    view = as_networkx(checked.graph)
    items = {node for node, data in view.nodes(data=True) if data["kind"] in ITEMS}
    base = {item for item in items if view.nodes[item]["kind"] == "base_assignment"}
    parties = {body for _, body in edges(view, "has_party") if view.nodes[body]["kind"] == "division"}
    has = {item: {to for source, to in edges(view, "delegated_to") if source == item} for item in items - base}
    unknown = {item for item in items - base if "delegated_to" in view.nodes[item].get("unknown", ())}
    to_all = {item for item, bodies in has.items() if len(parties) > 1 and parties <= bodies}
    to_some = {item for item, bodies in has.items() if bodies} - to_all
    kept = {item for item, bodies in has.items() if not bodies} - unknown
    said = []
    for words, group in {
        f"Delat till alla {len(parties)} verksamheter": to_all,
        "Delat till (?:vissa verksamheter|D1)": to_some,
        "Inte delat vidare från KS": kept,
        "Okänt vem som har fått det": unknown - to_some - to_all,
        "Grunduppdrag": base,
    }.items():
        said += [rf"{words}: {counts(view, group)}\."] if group else []
    for division in parties:
        leads = {item for item, body in edges(view, "led_by") if body == division} - base
        others = {item for item, bodies in has.items() if division in bodies} - leads
        goals = {item for item in others if view.nodes[item]["kind"] == "goal"}
        sole = {item for item in others - goals if has[item] == {division} and not led_or_unknown(view, item)}
        numbers = {
            "leder {}": len(leads),
            "ansvarar ensam för {}": len(sole),
            "deltar i {}": len(others - goals - sole),
            "stöttar {}": len({item for item, body in edges(view, "supported_by") if body == division}),
            "har {} mål": len(goals),
            "{} grunduppdrag": len({item for item, body in edges(view, "delegated_to") if body == division} & base),
        }
        words = ", ".join(word.format(number) for word, number in numbers.items() if number) or "har inget av detta"
        said.append(rf"\({division}\): {words}\.")
    errors = {
        (found.subject.split("/")[0], found.rule.id)
        for found in checked.findings
        if found.rule.severity == "error" and found.verdict is Verdict.FINDING
    }
    said.append(rf" {len(errors)} brist(?:er)? måste rättas\." if errors else r"Inget måste rättas\.")
    return said


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements())
def test_the_text_alternative_counts_what_the_graph_holds(sketch: Sketch) -> None:
    checked = sketch.checked
    about = drawn("graph", checked, "sv", day=DAY).description
    assert [one for one in expected(checked) if not re.search(one, about)] == []


@pytest.mark.parametrize("checked", [real(), sound()], ids=["real", "sound"])
def test_the_text_alternative_of_real_agreements_is_true(checked: Checked) -> None:
    about = drawn("graph", checked, "sv", day=DAY).description
    assert [one for one in expected(checked) if not re.search(one, about)] == []


@pytest.mark.parametrize("narrow", [False, True])
def test_every_item_and_every_gap_stands_in_the_picture(narrow: bool) -> None:
    checked = real()
    drawing = drawn("graph", checked, "sv", day=DAY, narrow=narrow)
    text = " ".join(labels_of(drawing))
    numbers = [str(checked.graph.first(item, "number")) for item in checked.graph.of_kinds(ITEMS)]
    assert [one for one in numbers if one not in labels_of(drawing)] == []
    errors = [found for found in checked.open if found.rule.severity == "error"]
    assert len(marks_of(drawing, "warning")) == len(errors)
    assert all(found.rule.title.sv in text for found in errors)


def test_what_all_have_is_one_thick_line_with_words() -> None:
    drawing = drawn("graph", real(), "sv", day=DAY)
    thick = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.role == "everyone"]
    assert len(thick) == labels_of(drawing).count("alla 7") == 9


def test_what_some_have_is_one_line_for_each_of_them() -> None:
    items: list[dict[str, Any]] = [
        {"number": "1.1.1", "kind": "goal", "named_in_sentence": {"codes": ["D1", "D3"]}},
        {"number": "1.1.2", "kind": "assignment", "named_in_sentence": {"codes": ["D2", "D3"]}, "led_by": ["D3"]},
    ]
    drawing = drawn("graph", made(4, items), "sv", day=DAY)
    curved = [shape.role for shape in drawing.shapes if isinstance(shape, Line) and shape.curved]
    assert sorted(curved) == ["lead", "link", "link", "link"]
    many = drawn("graph", made(13, items), "sv", day=DAY)
    assert not [shape for shape in many.shapes if isinstance(shape, Line) and shape.curved]
    assert "till D1 och D3" in [one.replace("\N{NO-BREAK SPACE}", " ") for one in labels_of(many)]


def test_a_waived_error_is_no_gap() -> None:
    checked = real()
    settled = checked._replace(findings=tuple(one._replace(state=State.WAIVED) for one in checked.findings))
    drawing = drawn("graph", settled, "sv", day=DAY)
    assert marks_of(drawing, "warning") == []
    assert "Beviljat undantag: Texten nämner ett år efter slutdatumet" in labels_of(drawing)
    assert "Inget måste rättas." in drawing.description


def test_a_division_sees_what_concerns_it() -> None:
    drawing = drawn("graph", real(), "sv", day=DAY, division="ROS")
    assert drawing.title.startswith("Mål och uppdrag som rör Räddning och säkerhet (ROS): ")
    assert "7.1.2" in labels_of(drawing)
    assert "1.2.1" not in labels_of(drawing)
    assert "2.2.3" not in labels_of(drawing)


def test_english() -> None:
    drawing = drawn("graph", real(), "en", day=DAY)
    assert drawing.title.startswith("From KF by KS to the divisions: ")
    assert "6 gaps must be mended. 7.2.1: Unclear which division leads." in drawing.description
    assert {"Given to all 7 divisions (8)", "all 7", "KS keeps it", "is solely responsible"} <= {*labels_of(drawing)}


def test_hostile_titles_come_out_as_text() -> None:
    title = "<script>alert('x')</script> & \u202ebak\u202c"
    document = svg(drawn("graph", made(2, [{"number": "1.1.1", "kind": "goal", "title": title}]), "sv", day=DAY), "sv")
    assert "<script" not in document
    assert f"&lt;script&gt;alert('x')&lt;/script&gt; &amp; {SHOWN_INSTEAD}bak{SHOWN_INSTEAD}" in document


def test_the_order_of_divisions_is_by_barycentre() -> None:
    rows = {"A": [1, 2], "B": [2, 3], "C": [0, 1], "D": []}
    assert barycentre_order(rows) == (("C", 0.5), ("A", 1.5), ("B", 2.5), ("D", None))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True])
def test_all_that_a_division_has_stands_in_its_box(language: Language, narrow: bool) -> None:
    drawing = drawn("graph", real(), language, day=DAY, narrow=narrow)
    cut = [label for label in labels_of(drawing) if label.endswith("…")]
    titles = [str(real().graph.first(item, "title")) for item in real().graph.of_kinds(ITEM)]
    assert [one for one in cut if not any(one.rstrip("…") in title for title in titles)] == []
    assert cut != []
