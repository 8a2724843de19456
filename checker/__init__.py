"""styrkoll: checks municipal governance agreements against declarative rules.

    import checker

    checked = checker.check("data/ks-2026.yaml")
    for finding in checked.open:
        print(finding.rule.id, finding.place.line, finding.message.in_("en"))

`docs/python-api.md` tells more. Importing this costs nothing: each function imports what it needs when it is called.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which would cost a run that has nothing to do more than all else
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from os import PathLike
    from typing import Any, Final

    from checker.agreement import Agreement
    from checker.configuration import Configuration
    from checker.engine import Verdict
    from checker.finding import Finding, Standing, State
    from checker.rulebook import Rule, Rulebook
    from checker.run import Checked
    from checker.words import Language
    from checker.yamlfile import Fault, FaultsFound, Place

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "Checked",
    "Fault",
    "FaultsFound",
    "Finding",
    "Place",
    "Standing",
    "State",
    "Verdict",
    "__version__",
    "check",
    "load",
    "report",
]

_ROOMS: Final = {
    "Agreement": "checker.agreement",
    "Checked": "checker.run",
    "Fault": "checker.yamlfile",
    "FaultsFound": "checker.yamlfile",
    "Finding": "checker.finding",
    "Place": "checker.yamlfile",
    "Standing": "checker.finding",
    "State": "checker.finding",
    "Verdict": "checker.engine",
}


def load(path: str | PathLike[str]) -> Agreement:
    """The agreement in a file; a document (Word, PDF or text) is imported, and what it does not decide is in `doubts`.

    Raises:
        FaultsFound: with everything that is wrong with the file.
    """
    from os import fspath

    from checker.agreement import read_agreement
    from checker.configuration.agreements import is_document

    if not is_document(fspath(path)):
        return read_agreement(path)
    from checker.importer import import_file

    return import_file(fspath(path), fspath(path)).agreement


def check(
    agreement: Agreement | str | PathLike[str],
    rules: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    *,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    parameters: Mapping[str, Mapping[str, object]] | None = None,
    configuration: str | PathLike[str] | None = None,
    waivers: str | PathLike[str] | None = None,
    baseline: str | PathLike[str] | None = None,
    follow_up: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    day: date | None = None,
) -> Checked:
    """An agreement, or the one in a file or a document, checked by the bundled rules and those in the folders `rules`.

    `select` and `ignore` are ids, categories or severities of rules. `severities` are by a rule's id or category,
    `parameters` by rule id and parameter. `configuration` is the path of a `styrkoll.yaml`, from which what concerns
    the rules and the decisions about findings is taken, before the arguments; none is looked for. `waivers` and
    `baseline` are paths of such files; `day` is the day on which waivers are to hold, today if it is not given.
    `follow_up` is the path of what has been reported at an occasion, or several: YAML or filled Excel forms.

    Raises:
        FaultsFound: where the agreement, a rule, a file that is named or an argument cannot be used, or there are more
            than 5,000 findings, with those that may stand and what is undecided; its text says of which rules.
    """
    from datetime import date
    from os import PathLike

    from checker.configuration.arguments import configuration_of
    from checker.content import content
    from checker.rulebook.recall import recalled_rulebook
    from checker.rulebook.selection import chosen

    reported = [str(one) for one in ([follow_up] if isinstance(follow_up, str | PathLike) else follow_up)]
    said = configuration_of(
        configuration,
        rules=rules,
        select=select,
        ignore=ignore,
        severities=severities or {},
        parameters=parameters or {},
        waivers=waivers,
        baseline=baseline,
    )
    rulebook = recalled_rulebook([content("rules"), *(setting.value for setting in said.rules)], said)
    applied = chosen(rulebook, [one.value for one in said.select], [one.value for one in said.ignore])
    return _decided(_checked(agreement, reported, applied), said, rulebook, day or date.today())


def _checked(agreement: Agreement | str | PathLike[str], reported: list[str], rules: list[Rule]) -> Checked:
    """With what is reported of it, before any decision about what is found."""
    from checker.agreement import Agreement
    from checker.run import check_agreement

    if not isinstance(agreement, Agreement):
        agreement = load(agreement)
    if not reported:
        return check_agreement(agreement, rules)
    from checker.follow_up.read import check_followed_up

    return check_followed_up(agreement, reported, rules)


def _decided(checked: Checked, said: Configuration, rulebook: Rulebook, day: date) -> Checked:
    """With the waivers and the baseline that are named."""
    if said.waivers is not None:
        from checker.decisions.waiver_file import read_waivers
        from checker.decisions.waivers import apply_waivers

        checked = apply_waivers(checked, read_waivers(said.waivers.value, rulebook.rules), rulebook.rules, day)
    if said.baseline is not None:
        from checker.decisions.baseline import apply_baseline
        from checker.decisions.baseline_file import read_baselines

        own = read_baselines(said.baseline.value, rulebook.rules, ()).baselines.get(checked.agreement.id)
        checked = checked if own is None else apply_baseline(checked, own, rulebook.rules)
    return checked


def report(
    checked: Checked,
    occasion: str,
    day: date,
    *,
    form: str = "html",
    language: Language = "sv",
    division: str | None = None,
    earlier: str | PathLike[str] | None = None,
) -> str | bytes:
    """What a follow-up meeting reads of a checked agreement: the text of an HTML or Markdown file, or an office file.

    `occasion` is `vår`, `delår` or `helår`; `form` is `html` or `markdown` for text, `word` or `excel` for bytes;
    `division` narrows the report to what concerns one, by its code; `earlier` is the file of an earlier check
    (`styrkoll check --format json`). Where `checked` has a follow-up, it must be for the occasion.

    Raises:
        FaultsFound: where an argument or the earlier check cannot be used, or the agreement is too large for a report.
    """
    from checker.gapreport.write import written

    return written(checked, occasion, day, form=form, language=language, division=division, earlier=earlier)


if not TYPE_CHECKING:  # to a type checker, what is not listed above is not there

    def __getattr__(name: str) -> Any:
        """A public class, from the room that it lives in."""
        if name not in _ROOMS:  # asked for by every `from checker import room`, which is to load nothing else
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_ROOMS[name]), name)

    def __dir__() -> list[str]:
        """What is public."""
        return sorted(__all__)
