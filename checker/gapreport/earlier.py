"""An earlier check, as `styrkoll check --format json` wrote it, and how the findings of now stand against it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeGuard

from checker.engine import Verdict
from checker.gapreport.setting import Earlier, Gone
from checker.rulebook import Rule
from checker.run import Checked
from checker.words import Text, filled
from checker.yamlfile import Fault, FaultsFound, whole_file
from checker.yamlfile.places import Source

SCHEMA: Final = 1
_KEPT: Final = (
    "agreement",
    "rule",
    "severity",
    "verdict",
    "state",
    "subject",
    "title",
    "message",
    "advice",
    "fingerprint",
)
_NO_JSON: Final = Text(
    "Filen går inte att läsa som en tidigare kontroll från och med här. En sådan är JSON, och skrivs av "
    "`styrkoll check FIL -o tidigare.json`. Är filen hel, och är det rätt fil?",
    "The file cannot be read as an earlier check from here on. Such a check is JSON, and `styrkoll check FILE -o "
    "earlier.json` writes one. Is the file whole, and is it the right one?",
)
_NO_CHECK: Final = Text(
    "Filen är inte en tidigare kontroll. En sådan skrivs av `styrkoll check FIL -o tidigare.json`.",
    "The file is no earlier check. `styrkoll check FILE -o earlier.json` writes one.",
)
_OTHER_SCHEMA: Final = Text(
    "Filen har formen `schema: {found}`, men den här versionen läser `schema: {known}`.",
    "The file has the form `schema: {found}`, but this version reads `schema: {known}`.",
)
_OTHER_AGREEMENT: Final = Text(
    "Den tidigare kontrollen gäller {found}, inte {wanted}.", "The earlier check is about {found}, not {wanted}."
)


def earlier_check(data: bytes, file: str, checked: Checked) -> Earlier:
    """How the findings stand against the earlier check in `data`, the content of the file `file`.

    Only findings that were open then count as mended, and only if they are neither found nor undecided now, and what
    they are about was read.

    Raises:
        FaultsFound: where it is no earlier check, or one of another agreement.
    """
    value = _read(data, file, checked.agreement.id)
    entries = [one for one in value["findings"] if one["agreement"] == checked.agreement.id]
    now = {found.fingerprint for found in checked.findings if found.verdict is Verdict.FINDING}
    waiting = {(found.rule.id, found.subject) for found in checked.undecided}
    before = [one for one in entries if one["verdict"] == "finding"]
    rules = {outcome.rule.id: outcome.rule for outcome in checked.outcomes}

    def unread(one: Mapping[str, str]) -> bool:
        return one["rule"] in rules and checked.left_unread(rules[one["rule"]], one["subject"])

    open_then = [one for one in before if one["state"] == "open" and not unread(one)]
    gone = [one for one in open_then if one["fingerprint"] not in now]
    had = {one["fingerprint"] for one in before}
    return Earlier(
        file,
        frozenset(now - had),
        tuple(_told(one, rules) for one in gone if (one["rule"], one["subject"]) not in waiting),
        tuple(_told(one, rules) for one in gone if (one["rule"], one["subject"]) in waiting),
        _untried(value.get("rules"), rules),
    )


def _untried(told: Any, rules: Mapping[str, Rule]) -> frozenset[str]:
    """The ids of the rules that the earlier check left out, or that waited for reports or waivers it did not read.

    `told` is what it says of its rules; none are untried where it says nothing of them.
    """
    if not _all_mappings(told):
        return frozenset()
    then = {one.get("id"): one.get("vacuous") is True for one in told}
    return frozenset(
        rule.id
        for rule in rules.values()
        if rule.id not in then or (then[rule.id] and (rule.about_reports or rule.about_waivers))
    )


def _told(entry: Mapping[str, str], rules: Mapping[str, Rule]) -> Gone:
    """The entry; what language it is in shows by the advice beside it."""
    rule = rules.get(entry["rule"])
    english = rule is not None and entry["advice"] == rule.advice.en != rule.advice.sv
    return Gone(entry["rule"], entry["severity"], entry["title"], entry["message"], not english)


def _read(data: bytes, file: str, agreement: str) -> dict[str, Any]:
    """What is in the file: a check, in which the agreement is."""
    source = Source(file, data.decode("utf-8-sig", "replace"))
    try:
        value: Any = json.loads(source.text)
    except json.JSONDecodeError as error:
        raise FaultsFound([Fault(source.place(error.pos), *_NO_JSON)]) from None
    except (ValueError, RecursionError):  # a figure of thousands of digits; lists in lists without end
        raise _fault(file, _NO_CHECK) from None
    if not isinstance(value, dict) or not isinstance(value.get("schema"), int):
        raise _fault(file, _NO_CHECK)
    if value["schema"] != SCHEMA:
        raise _fault(file, _OTHER_SCHEMA, found=str(value["schema"]), known=str(SCHEMA))
    agreements, findings = value.get("agreements"), value.get("findings")
    if not _all_mappings(agreements) or not _all_mappings(findings):
        raise _fault(file, _NO_CHECK)
    ids = [str(one.get("id")) for one in agreements]
    if agreement not in ids:
        raise _fault(file, _OTHER_AGREEMENT, found=", ".join(ids) or "\N{EN DASH}", wanted=agreement)
    if not all(isinstance(one.get(key), str) for one in findings for key in _KEPT):
        raise _fault(file, _NO_CHECK)
    return value


def _all_mappings(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _fault(file: str, text: Text, **values: str) -> FaultsFound:
    return FaultsFound([Fault(whole_file(file), *filled(text, **values))])
