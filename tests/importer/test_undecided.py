"""A question that is open leaves the rules that need its answer undecided: no answer undoes what is found."""

from __future__ import annotations

from functools import cache

import pytest

import checker
from checker.agreement import Agreement
from checker.importer.doubts.questions import Question, questions
from checker.run import Checked
from checker.vocabulary import DOUBTS
from tests.importer.doubtful import DOCUMENTS, after, answer_to, file_of

NEEDED: dict[str, tuple[str, str, str, str]] = {
    "figures": ("real", "IND11", "1.1.1/indicator/i5", "has_outcome"),
    "outcome-year": ("linked", "IND06", "2.1.1/indicator/i1", "year"),
    "better": ("real", "IND10", "1.1.3/indicator/i4", "better"),
    "claims": ("real", "RES02", "7.1.1/result/r2", "has_claim"),
    "measured-by": ("real", "IND03", "1.1.3/result/r1", "measured_by"),
    "measure": ("real", "RES07", "6.1.1/result/r1", "measure"),
    "serves": ("real", "DEL08", "1.1.1", "serves"),
    "recipients": ("doubtful", "DEL01", "2.1.9", "delegated_to"),
    "lead": ("doubtful", "LED01", "2.2.10", "led_by"),
    "holder": ("doubtful", "ANS06", "2.1.10/result/r1", "held_by"),
    "follow-up": ("doubtful", "UPP02", "2.2.10", "follow_up"),
    "date": ("doubtful", "DAT02", "2.2.10", "end"),
    "remuneration": ("real", "EKO01", "TEK", "remuneration"),
    "joined": ("tight", "ANS06", "2.1.2/result/r2", "held_by"),
    "unread": ("doubtful", "DEL05", "2.2.10", "named_in_sentence"),
}
"""For each kind of question: in which document, and the rule, the subject and the word that wait for its answer."""

NOT_NEEDED = {"heading", "under", "spelling", "board-name"}
"""Whether a line of an appendix is a heading, and which of two a text belongs to: they would have no role, and no rule
looks at those that have none. What a board is called beyond what is printed: it is shown, and no rule reads it. Whether
a space stands after a slash."""


@cache
def open_agreement(document: str) -> Agreement:
    if document != "linked":
        return file_of(DOCUMENTS[document]())
    real = open_agreement("real")
    (linking,) = (one for one in questions(real, "sv") if (one.code, one.about) == ("measured-by", "2.1.1/result/r1"))
    return after(real, linking, "i1")


@cache
def as_imported(document: str) -> Checked:
    return checker.check(open_agreement(document))


@pytest.mark.parametrize("code", NEEDED)
def test_a_rule_that_needs_the_answer_is_undecided_and_says_what_is_missing(code: str) -> None:
    document, rule, subject, word = NEEDED[code]
    missing = {
        one.name
        for finding in as_imported(document).undecided
        if (finding.rule.id, finding.subject) == (rule, subject)
        for one in finding.missing
    }
    assert word in missing


def test_every_kind_of_question_is_needed_by_a_rule_or_said_not_to_be() -> None:
    assert {*NEEDED} | NOT_NEEDED == {*DOUBTS}


def first_of_each(document: str) -> dict[str, Question]:
    found: dict[str, Question] = {}
    for question in questions(open_agreement(document), "sv"):
        found.setdefault(question.code, question)
    return found


def answers(question: Question) -> list[str]:
    """Some answers, as different as they can be."""
    among = [choice.said for choice in (question.choices[0], question.choices[-1])] if question.choices else []
    return [*dict.fromkeys([answer_to(question), *among, *(["inget"] if question.none else [])])]


def test_where_a_paragraph_begins_changes_nothing_for_the_rules() -> None:
    """So the question says that no rule waits for it."""
    agreement = open_agreement("tight")
    before = [(one.rule.id, one.subject, one.verdict) for one in as_imported("tight").findings]
    found = [one for one in questions(agreement, "sv") if one.code == "joined" and one.is_layout]
    assert len(found) > 3
    for said in ("inga", "1"):
        answered = agreement
        for question in found:
            answered = after(answered, next(one for one in questions(answered, "sv") if one.key == question.key), said)
        assert answered.document.text != agreement.document.text
        assert [(one.rule.id, one.subject, one.verdict) for one in checker.check(answered).findings] == before


def test_which_heading_a_text_belongs_to_changes_nothing_for_the_rules() -> None:
    before = [(one.rule.id, one.subject, one.verdict) for one in as_imported("real").findings]
    question = first_of_each("real")["under"]
    for choice in question.choices:
        answered = after(open_agreement("real"), question, choice.said)
        assert [(one.rule.id, one.subject, one.verdict) for one in checker.check(answered).findings] == before


CASES = {code: document for document in ("tight", "real", "doubtful") for code in first_of_each(document)}
"""Each kind of question in the smallest document that leaves it open."""


@pytest.mark.parametrize(("code", "document"), CASES.items())
def test_no_answer_undoes_a_finding(code: str, document: str) -> None:
    question = first_of_each(document)[code]
    before = {(one.rule.id, one.subject) for one in as_imported(document).open}
    for said in answers(question):
        now = checker.check(after(open_agreement(document), question, said))
        gone = before - {(one.rule.id, one.subject) for one in now.open}
        assert not gone, said
