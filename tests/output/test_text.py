"""The review: what stands in it, under what, and how wide."""

from __future__ import annotations

from typing import Any, Final

import pytest

from checker.words import LANGUAGES, Language
from tests.output.reviews import checked, made_up, review

STRUCK: Final = {"unknown": "namnet är struket"}
NO_END: Final = "target: assignment\nrequire: {end: {min_count: 1}}"
NO_LEAD: Final = "target: assignment\nrequire: {led_by: {min_count: 1}}"
NO_SUPPORT: Final = "target: assignment\nrequire: {supported_by: {min_count: 1}}"


def under(lines: list[str], heading: str) -> list[str]:
    """The lines after a heading, to the next empty line."""
    rest = lines[lines.index(heading) + 1 :]
    return rest[: rest.index("")]


def test_graver_findings_come_first() -> None:
    lines = review(checked({"1.2.1": {"end": None}, "1.2.2": {"follow_up": ["helår"]}, "1.1.2": {"kept_reason": None}}))
    order = [lines.index(heading) for heading in (
        "MÅSTE RÄTTAS",
        "Uppdrag utan startdatum eller slutdatum (DAT01)",
        "BÖR SES ÖVER",
        "Nämnden behåller ett mål eller uppdrag utan att säga varför (DEL02)",
        "Uppdraget följs upp vid andra tillfällen än överenskommelsen säger (UPP02)",
    )]  # fmt: skip
    assert order == sorted(order)


def test_a_rule_is_told_once_with_its_places_beneath() -> None:
    lines = review(checked({"1.1.3": {"end": None}, "1.2.1": {"end": None}}, None, "DAT01"))
    assert sum("DAT01" in line for line in lines[:-1]) == 1
    assert [line for line in lines if line.startswith("  • ")] == [
        "  • 1.1.3 Ta fram en energiplan",
        "  • 1.2.1 Anlägga gröna tak",
    ]
    assert sum(line.startswith("  Förslag: ") for line in lines) == 1


def test_information_is_hidden_until_asked_for() -> None:
    run = checked({"1.2.1": {"named_in_sentence": None}})
    brief, whole = review(run), review(run, show_all=True)
    assert "FÖR KÄNNEDOM" not in brief
    assert whole.index("FÖR KÄNNEDOM") < whole.index("Mottagarna står bara i rubriken (DEL05)")
    assert "1 för kännedom (visas med --all)" in brief[-3]
    assert "1 för kännedom, " in whole[-3]


def test_what_waits_for_one_answer_is_one_question() -> None:
    lines = review(checked({"1.1.3": {"led_by": STRUCK}}, None, "LED01", "LED02", "LED03"))
    assert lines[3:-3] == [
        "KAN INTE AVGÖRAS",
        "",
        "  • Okänt: huvudansvarig (namnet är struket)",
        "    Gäller: 1.1.3 Ta fram en energiplan",
        "    Prövas när svaret finns: LED01, LED02 och LED03",
    ]
    assert lines[-2] == "Resultat: 0 måste rättas, 0 bör ses över, 0 för kännedom, 3 kan inte avgöras."


def test_different_unknowns_are_different_questions() -> None:
    patches = {
        "1.1.3": {"led_by": STRUCK},
        "1.2.1": {"led_by": STRUCK, "end": {"unknown": "siffrorna är oläsliga"}},
        "1.2.2": {"led_by": {"unknown": "sidan saknas"}},
    }
    lines = review(checked(patches, None, "DAT02", "LED02"))
    questions = [line for line in lines if line.startswith(("  • ", "    Gäller"))]
    assert questions == [
        "  • Okänt: slutdatum (siffrorna är oläsliga)",
        "    Gäller: 1.2.1 Anlägga gröna tak",
        "  • Okänt: huvudansvarig (namnet är struket)",
        "    Gäller: 1.1.3 Ta fram en energiplan; 1.2.1 Anlägga gröna tak",
        "  • Okänt: huvudansvarig (sidan saknas)",
        "    Gäller: 1.2.2 Grunduppdrag: Tekniska",
    ]
    english = review(checked(patches, None, "DAT02", "LED02"), "en")
    assert "UNDECIDED" in english
    assert "  • Not known: lead (namnet är struket)" in english
    assert "    Checked when the answer is there: LED02" in english


def test_a_question_about_many_names_five() -> None:
    item = {"kind": "base_assignment", "led_by": STRUCK, "decided_by": "KS"}
    many = tuple({**item, "number": f"1.2.{number}"} for number in range(3, 10))
    lines = review(checked({}, None, "LED02", add=many))
    assert "    Gäller: 1.2.3; 1.2.4; 1.2.5; 1.2.6; 1.2.7 och 2 till" in lines


@pytest.mark.parametrize(
    ("language", "follows"), [("sv", "    Av detta följer också: Den huvudansvariga har inte fått uppdraget (LED02)"),
                              ("en", "    From this also follows: The lead has not been given the assignment (LED02)")]
)  # fmt: skip
def test_a_consequence_is_folded_under_its_cause(language: Language, follows: str) -> None:
    run = checked({"1.1.1": {"named_in_sentence": None, "led_by": ["SHB"]}}, None, "DEL01", "LED02")
    lines = review(run, language)
    assert follows in lines
    assert sum(line.startswith("  • ") for line in lines) == 1
    assert "2 måste rättas" in lines[-3] or "2 errors" in lines[-3]


def test_a_consequence_without_its_cause_stands_by_itself() -> None:
    lines = review(checked({"1.1.1": {"named_in_sentence": None, "led_by": ["SHB"]}}, None, "LED02"))
    assert "Den huvudansvariga har inte fått uppdraget (LED02)" in lines


def test_what_follows_from_a_consequence_is_told_too() -> None:
    rules = made_up(
        ("AAA01", "error", NO_END),
        ("AAA02", "error", f"{NO_LEAD}\nfollows_from: [AAA01]"),
        ("AAA03", "error", f"{NO_SUPPORT}\nfollows_from: [AAA02]"),
    )
    lines = review(checked({"1.2.1": {"end": None}}, rules))
    assert [line for line in lines if "följer" in line] == [
        "    Av detta följer också: Rubrik AAA02 (AAA02)",
        "    Av detta följer också: Rubrik AAA03 (AAA03)",
    ]


def test_nothing_is_hidden_under_what_is_hidden() -> None:
    rules = made_up(("AAA01", "info", NO_END), ("AAA02", "error", f"{NO_LEAD}\nfollows_from: [AAA01]"))
    run = checked({"1.2.1": {"end": None}}, rules)
    assert "Rubrik AAA02 (AAA02)" in review(run)
    assert "    Av detta följer också: Rubrik AAA02 (AAA02)" in review(run, show_all=True)


def test_what_rests_on_a_judgement_says_so() -> None:
    rules = made_up(("AAA01", "error", "target: desired_result\nrequire: {measured_by: {max_count: 0}}"))
    run = checked({"1.1.1/result/r1/claim/1": {"measured_by": {"i1": "judged"}}}, rules)
    lines = review(run)
    assert "    1.1.1 har fel. (enligt bedömd koppling)" in lines
    assert "    1.1.2 har fel." in lines
    assert [found.judged for found in run.findings] == [True, False]
    assert "    1.1.1 is wrong. (by a judged link)" in review(run, "en")


def test_what_could_not_be_checked_is_counted() -> None:
    run = checked({"clause/lead": None, "clause/party": None}, None, "DAT01", "DAT02", "DEL03", "LED01", "IND01",
                  remove=("1.1.3", "1.2.1"))  # fmt: skip
    # LED01 has nothing to check and does not apply: it is counted once.
    assert review(run)[-1] == "Av 5 regler hade 2 inget att pröva och 2 gäller inte här."
    assert review(run, "en")[-1] == "Of 5 rules, 2 had nothing to check and 2 do not apply here."
    one = checked({"clause/lead": None}, None, "LED01")
    assert review(one)[-1] == "Av 1 regel: 1 gäller inte här."


def test_the_next_step_is_the_gravest_rule() -> None:
    run = checked({"1.2.2": {"follow_up": ["helår"]}, "1.1.1": {"named_in_sentence": None}}, None, "UPP02", "DEL01")
    assert review(run)[-1] == "Mer om en regel: styrkoll explain DEL01"


MUCH: Final[dict[str, Any]] = {
    "agreement": {"title": "Kommunstyrelsens överenskommelse om verksamhet och ekonomi för åren som kommer " * 2},
    "1.1.1": {
        "named_in_sentence": None,
        "led_by": ["SHB"],
        "source": {"line": "12", "page": "3", "heading": "A " * 60},
    },
    "1.1.2": {"kept_reason": None},
    "1.1.3": {
        "led_by": {"unknown": "namnet är struket och raden under det går inte heller att läsa"},
        "text": ["År 2031 ska planen vara klar, beslutad och genomförd i alla delar " * 2],
    },
    "1.2.1": {"title": "Ta fram en plan för gröna tak, gröna väggar och gröna gårdar " * 2, "end": None},
    "1.2.2": {"follow_up": ["helår"], "named_in_sentence": None},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 41, 47, 60, 72, 80, 99, 100, 140])
def test_no_line_is_wider_than_it_should_be(language: Language, width: int) -> None:
    lines = review(checked(MUCH), language, width=width, show_all=True)
    assert [line for line in lines if len(line) > min(width, 100)] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_word_is_never_broken() -> None:
    word = "kommunfullmäktigeledamotsutbildningsplaneringsarbetet"
    lines = review(checked({"1.2.1": {"title": word, "end": None}}), width=40)
    assert f"    {word}" in lines


def test_emphasis_changes_no_word() -> None:
    run = checked(MUCH)
    plain, painted = review(run, show_all=True), review(run, show_all=True, paint=True)
    for code in ("1", "2", "1;31", "1;33", "1;36"):
        assert any(f"\x1b[{code}m" in line for line in painted)
        painted = [line.replace(f"\x1b[{code}m", "") for line in painted]
    assert [line.replace("\x1b[0m", "") for line in painted] == plain


def test_a_title_cannot_speak_to_the_terminal() -> None:
    lines = review(checked({"1.2.1": {"title": "Gröna \x1b[31mtak\u202e", "end": None}}, None, "DAT01"))
    assert "  • 1.2.1 Gröna \N{REPLACEMENT CHARACTER}[31mtak\N{REPLACEMENT CHARACTER}" in lines
    assert not any("\x1b" in line or "\u202e" in line for line in lines)
