"""Very many open questions are listed, asked and answered in time by their number; and answered as if one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.agreement import Agreement, agreement_of
from checker.cli.questions import asked, listed
from checker.graph import build_graph
from checker.importer.doubts.answering import Answering
from checker.importer.doubts.questions import MOST_TOGETHER, Question, groups, questions
from checker.importer.filed import CannotAnswer
from checker.vocabulary import DOUBTS
from checker.yamlfile import FaultsFound
from tests.fuzz.test_many import counted
from tests.importer.doubtful import DOCUMENTS, after, answer_to, file_of
from tests.importer.many_questions import KINDS, with_questions
from tests.sound import SOUND

FEW = 200
ANSWERS = {"serves": "1.1.1", "measured-by": "i1", "lead": "SHB", "unread": "1.1.1"}


def read(data: bytes) -> Agreement:
    return agreement_of(data, "avtal.yaml")


def calls(work: Callable[[], object]) -> int:
    with counted() as made:
        work()
    return made()


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_many_are_listed_in_twice_the_calls(kind: str) -> None:
    def work(count: int) -> int:
        agreement = read(with_questions(kind, count))
        return calls(lambda: listed(questions(agreement, "sv"), "sv"))

    assert work(2 * FEW) < 2.4 * work(FEW)


@pytest.mark.parametrize("kind", ANSWERS)
def test_twice_as_many_are_answered_in_twice_the_calls(kind: str) -> None:
    def work(count: int) -> int:
        answering = Answering(read(with_questions(kind, count)), "sv")

        def all_of_them() -> None:
            for question in answering.questions():
                now = answering.question(question.key)
                assert now is not None
                answering.answer(now, ANSWERS[kind])
            assert not answering.file().doubts

        return calls(all_of_them)

    assert work(2 * FEW) < 2.4 * work(FEW)


def test_more_headings_than_anyone_overlooks_are_asked_a_hundred_at_a_time() -> None:
    found = questions(read(with_questions("heading", 2 * MOST_TOGETHER + 1)), "sv")
    assert [len(group) for group in groups(found)] == [MOST_TOGETHER, MOST_TOGETHER, 1]
    assert [one for group in groups(found) for one in group] == found


def one_by_one(agreement: Agreement, keys: Sequence[tuple[str, ...]], each: int) -> Agreement:
    """The agreement with these questions answered, and made anew after each; those that are no longer open left out."""
    for key in keys:
        now = next((one for one in questions(agreement, "sv") if one.key == key), None)
        agreement = agreement if now is None else after(agreement, now, _answer(now, each))
    return agreement


def _answer(question: Question, each: int) -> str:
    """One of several answers to a question."""
    if each and question.choices:
        return question.choices[min(each, len(question.choices)) - 1].said
    return answer_to(question)


@pytest.mark.parametrize("each", range(3))
@pytest.mark.parametrize("document", ["tight", "doubtful"])
def test_answers_together_come_to_the_same_file_as_one_by_one(document: str, each: int) -> None:
    agreement = file_of(DOCUMENTS[document]())
    found = questions(agreement, "sv")
    keys = [one.key for one in found][:: 1 if document == "doubtful" else 9]
    answering = Answering(agreement, "sv")
    for key in keys:
        now = answering.question(key)
        if now is not None:
            answering.answer(now, _answer(now, each))
    assert answering.file().document.value == one_by_one(agreement, keys, each).document.value


@pytest.mark.parametrize("wrong", range(5))
def test_the_first_answer_with_which_the_file_cannot_be_read_is_named(wrong: int) -> None:
    value: Any = read(with_questions("measured-by", 5)).document.value
    asked_of = [f"1.1.1/indicator/q{place}" for place in range(5)]
    for one in value["items"][0]["indicators"]:
        one["outcomes"] = {"unplaced": ["5"]}
    doubt = {"code": "outcome-year", "field": "outcomes", "read": "5", "question": "?"}
    value["doubts"] = [{**doubt, "about": about} for about in asked_of]
    answering = Answering(read(json.dumps(value).encode()), "sv")
    for place, question in enumerate(answering.questions()):
        answering.answer(question, "1950" if place in (wrong, 4) else "2024")
    with pytest.raises(CannotAnswer) as found:
        answering.file()
    assert found.value.key[1] == asked_of[wrong]


def test_an_answer_is_written_where_its_question_stands_after_those_before_it() -> None:
    value: Any = read(with_questions("measured-by", 4)).document.value
    joined = {"code": "joined", "about": "1.1.1/result/q0", "field": "text", "read": "Sak 0", "question": "?"}
    value["doubts"] = [{**joined, "among": ["Sak 0", "with-after"]}, value["doubts"][2]]
    answering = Answering(read(json.dumps(value).encode()), "sv")
    keys = [question.key for question in answering.questions()]
    for key, said in zip(sorted(keys), ("2", "i1"), strict=True):
        now = answering.question(key)
        assert now is not None
        answering.answer(now, said)
    results: Any = answering.file().items[0]["results"]
    assert [(one["text"], "measured_by" in one) for one in results[1:]] == [
        ("Sak 0 Sak 1", False),
        ("Sak 2", True),
        ("Sak 3", False),
    ]


def test_nothing_is_written_into_a_text_that_is_not_known() -> None:
    value: Any = read(with_questions("heading", 1)).document.value
    value["appendices"][0]["sections"][-1:] = [{"title": "A", "text": {"unknown": "borta"}}, {"title": "rad 0"}]
    agreement = read(json.dumps(value).encode())
    (question,) = questions(agreement, "sv")
    with pytest.raises(CannotAnswer, match="unknown in the file"):
        after(agreement, question, "en mening i texten")
    with pytest.raises(CannotAnswer, match="unknown in the file"):
        Answering(agreement, "sv").answer(question, "2")


def test_outcomes_that_have_their_years_stay_beside_those_that_are_placed() -> None:
    def placed(outcomes: dict[str, Any], said: str) -> Any:
        value: Any = read(SOUND.read_bytes()).document.value
        value["items"][0]["indicators"][0]["outcomes"] = outcomes
        doubt = {"code": "outcome-year", "about": "1.1.1/indicator/i1", "field": "outcomes", "read": "5"}
        value["doubts"] = [{**doubt, "question": "?"}]
        agreement = read(json.dumps(value).encode())
        (question,) = questions(agreement, "sv")
        return after(agreement, question, said).items[0]["indicators"][0]["outcomes"]

    assert placed({"2025": "7", "unplaced": ["5"]}, "2024") == {"2024": "5", "2025": "7"}
    with pytest.raises(CannotAnswer, match="outcome of 2025 is in the file already"):
        placed({"2025": "7", "unplaced": ["5"]}, "2025")
    with pytest.raises(CannotAnswer, match="no longer in the file"):
        placed({"2025": "7"}, "2024")


NODES = (
    *build_graph(read(SOUND.read_bytes())).nodes,
    "agreement",
    "appendix/XX",
    "1.1.1/result/r9",
    "1.1.1/result",
    "/",
)
FIELDS = ("title", "text", "outcomes", "led_by", "start", "end", "follow_up", "named_in_sentence", "claims", "name")
SAID = ("1", "2", "inga", "2024 2025", "2024: 5", "a: högst 5 %", "2026-01-01", "abc")


@st.composite
def odd(draw: st.DrawFn) -> bytes:
    """The sound agreement with something taken away or unknown, and a question of anything about anything."""
    value: Any = read(SOUND.read_bytes()).document.value
    goal, appendix = value["items"][0], value["appendices"][0]
    if draw(st.booleans()):
        goal["indicators"][0]["outcomes"] = draw(st.sampled_from([{}, {"unplaced": ["5", "7"], "2020": "3"}]))
    if draw(st.booleans()):
        goal["indicators"][0].pop("outcomes", None)
    if draw(st.booleans()):
        appendix["sections"].insert(0, {"title": "A", "text": {"unknown": "x"}})
        goal["results"].append({"id": "r9", "text": {"unknown": "x"}})
    doubt = {
        "code": draw(st.sampled_from([*DOUBTS])),
        "about": draw(st.sampled_from(NODES)),
        "field": draw(st.sampled_from(FIELDS)),
        "read": draw(st.sampled_from(["5 7", "Krishantering", appendix["sections"][-1]["title"]])),
        "among": draw(st.sampled_from([[], ["heading"], ["2024", "2025"], ["a | b"], ["with-before"], ["57"]])),
        "question": "?",
    }
    return json.dumps({**value, "doubts": [doubt]}).encode()


@settings(max_examples=200, deadline=None)
@given(odd(), st.sampled_from(SAID))
def test_any_question_is_asked_and_an_answer_is_written_or_does_not_fit(data: bytes, said: str) -> None:
    with suppress(FaultsFound):
        agreement = read(data)
        (question,) = found = questions(agreement, "sv")
        assert listed(found, "sv")
        assert asked(found, 1, 1, "en")
        with suppress(CannotAnswer):
            assert agreement.doubts[0] not in after(agreement, question, said).doubts
