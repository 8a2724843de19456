"""The findings as JSON, for programs: the form `schema: 1`, whose names and shapes are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker import __version__
from checker.engine import Verdict
from checker.finding import Finding, Standing
from checker.finding.waivers import Waiver
from checker.finding.words import bases_words
from checker.graph import AGREEMENT
from checker.output.json_text import Each, json_parts
from checker.output.result import Result
from checker.output.rule_tally import RuleTally, rule_tallies
from checker.output.words import Tally, tally
from checker.run import Checked, Comparison
from checker.vocabulary import SEVERITIES
from checker.words import Language
from checker.yamlfile import Fault, Place

SCHEMA: Final = 1


def written(result: Result) -> str:
    """All runs as one JSON text."""
    return "".join(parts(result))


def parts(result: Result) -> Iterator[str]:
    """The text, part by part."""
    checked, language = result.runs, result.language
    found = tally(checked)
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "styrkoll", "version": __version__, "rulebook": result.rulebook.fingerprint},
        "agreements": Each(lambda: map(_agreement, checked)),
        "summary": summary(found),
        "rules": [*map(_rule, rule_tallies(checked))],
        "findings": Each(lambda: (_finding(found, run, language) for run in checked for found in run.findings)),
    }
    if found.baseline or found.ended:
        value["baseline_ended"] = found.ended
    if any(run.waivers is not None for run in checked):
        value["waivers"] = Each(lambda: (_waiver(waiver, run) for run in checked for waiver in run.waivers or ()))
    if any(run.warnings for run in checked):
        value["warnings"] = Each(
            lambda: (_warning(warning, run, language) for run in checked for warning in run.warnings)
        )
    if found.mended is not None:
        value["comparison"] = Each(
            lambda: (_comparison(run.comparison, run, language) for run in checked if run.comparison is not None)
        )
    return json_parts(value)


def summary(found: Tally) -> dict[str, int]:
    """How many findings are open, by severity, how many answers are undecided, and how many findings may stand."""
    return {
        **{severity: found.severities[severity] for severity in SEVERITIES},
        "undecided": found.undecided,
        "waived": found.waived,
        "baseline": found.baseline,
    }


def _comparison(comparison: Comparison, run: Checked, language: Language) -> dict[str, Any]:
    """What the agreement is compared with, and what is new, mended and left; what is here is named by fingerprint."""
    standing = {
        kind: [
            found.fingerprint for found in run.findings if found.standing is kind and found.verdict is Verdict.FINDING
        ]
        for kind in Standing
    }
    return {
        "agreement": run.agreement.id,
        "with": comparison.other,
        "new": standing[Standing.NEW],
        "remaining": standing[Standing.REMAINING],
        "mended": [_no_more(found, language) for found in comparison.mended],
        "undecided": [_no_more(found, language) for found in comparison.undecided],
        "changes": [
            {
                "subject": change.subject,
                "message": change.text.in_(language),
                "location": _location(change.place),
            }
            for change in comparison.changes
        ],
    }


def _no_more(found: Finding, language: Language) -> dict[str, Any]:
    """A finding of the earlier version, as it was worded there."""
    return {
        "rule": found.rule.id,
        "subject": found.subject,
        "title": found.title,
        "message": found.says(language),
        "fingerprint": found.fingerprint,
    }


def _agreement(run: Checked) -> dict[str, Any]:
    document = run.agreement.document
    return {
        "id": run.agreement.id,
        "title": run.graph.first(AGREEMENT, "title"),
        "year": int(run.agreement.head["year"]),
        "file": document.file,
        "sha256": document.digest,
    }


def _rule(one: RuleTally) -> dict[str, Any]:
    return {
        "id": one.rule.id,
        "name": f"{one.rule.category}/{one.rule.name}",
        "severity": one.rule.severity,
        "checked": one.checked,
        "ok": one.ok,
        "findings": one.findings,
        "undecided": one.undecided,
        "vacuous": one.vacuous,
        "not_applicable": one.not_applicable,
    }


def _finding(found: Finding, run: Checked, language: Language) -> dict[str, Any]:
    rule = found.rule
    return {
        "agreement": found.agreement,
        "rule": rule.id,
        "name": f"{rule.category}/{rule.name}",
        "severity": rule.severity,
        "verdict": str(found.verdict),
        "state": str(found.state),
        "subject": found.subject,
        "kind": found.kind,
        "title": found.title,
        "divisions": list(found.divisions),
        "message": found.says(language),
        "advice": rule.advice.in_(language),
        "basis": bases_words(rule, run.graph, language),
        "judged": found.judged,
        "values": list(found.values),
        "missing": [
            {"subject": missing.subject, "name": missing.name, "reason": missing.reason.in_(language)}
            for missing in found.missing
        ],
        "location": _location(found.place),
        "related": [_location(place) for place in found.related],
        "source": found.source._asdict(),
        "caused_by": None if found.caused_by is None else {"rule": found.caused_by[0], "subject": found.caused_by[1]},
        "fingerprint": found.fingerprint,
    }


def _waiver(waiver: Waiver, run: Checked) -> dict[str, Any]:
    decision = waiver.decision
    return {
        "agreement": run.agreement.id,
        "rule": waiver.rule,
        "subject": waiver.subject,
        "title": waiver.title,
        "values": list(waiver.values),
        "reason": decision.reason,
        "decided_by": decision.decided_by,
        "decision": decision.decision,
        "expires": None if decision.expires is None else decision.expires.isoformat(),
        "state": str(waiver.state),
        "location": _location(decision.place),
    }


def _warning(warning: Fault, run: Checked, language: Language) -> dict[str, Any]:
    """What was read oddly, or not at all, of the agreement's file or of what is reported on it."""
    return {
        "agreement": run.agreement.id,
        "message": warning.text(language),
        "location": _location(warning.place),
    }


def _location(place: Place) -> dict[str, Any]:
    return place._asdict()
