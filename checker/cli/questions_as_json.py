"""The doubts of an agreement file for a program: each with an id, by which it is answered."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from checker.cli.questions import put_in
from checker.cli.usage import Said
from checker.importer.doubts.questions import MOST_CHOICES
from checker.words import Language, Text, figure, filled

if TYPE_CHECKING:
    from checker.importer.doubts.questions import Question

_TOO_MANY: Final = Text(
    "Frågorna har tillsammans fler än {most} svar att välja bland, och skrivs inte som JSON. Svara på dem med "
    "--resolve.",
    "The questions have more than {most} answers to choose from together, and are not written as JSON. Answer "
    "them with --resolve.",
)


def question_ids(found: list[Question]) -> dict[str, Question]:
    """The questions by ids that say what they are about; where several are about the same, also on which line.

    Of those on one line, and of those of which no line is known, each but the first has a number.
    """
    ids: dict[str, Question] = {}
    names = [":".join(filter(None, (question.code, question.about))) for question in found]
    same = Counter(names)
    times: Counter[str] = Counter()
    for name, question in zip(names, found, strict=True):
        line = question.doubt.get("source", {}).get("line") if same[name] > 1 else None
        where = f"{name}:{line}" if line else name
        times[where] += 1
        ids[where if times[where] == 1 else f"{where}#{times[where]}"] = question
    return ids


def as_json(found: list[Question], language: Language) -> str:
    """All questions with what they can be answered with.

    Raises:
        Said: where there are far more choices than anybody reads.
    """
    count = 0
    doubts: list[dict[str, Any]] = []
    for name, question in question_ids(found).items():
        choices = question.choices
        count += len(choices)
        if count > MOST_CHOICES:
            raise Said(filled(_TOO_MANY, most=figure(MOST_CHOICES)))
        doubts.append(
            {
                "id": name,
                **question.doubt,
                "question": put_in(question, language),
                "subject": question.subject,
                "choices": [{"values": [*choice.values], "said": choice.said} for choice in choices],
                "several": question.several,
                "none": question.none,
                "free": question.free,
            }
        )
    return json.dumps({"doubts": doubts}, ensure_ascii=False, indent=2) + "\n"
