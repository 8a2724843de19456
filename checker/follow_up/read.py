"""Files of a follow-up -> what they report: YAML, or the Excel form as the divisions have filled it in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from checker import seen
from checker.agreement import Agreement
from checker.follow_up.file import follow_up_in
from checker.follow_up.nodes import add_follow_up
from checker.graph import build_graph
from checker.rulebook import Rule
from checker.run import Checked, check_graph
from checker.vocabulary import OCCASIONS
from checker.yamlfile import Document, Fault, FaultsFound, is_yaml, read_file, whole_file

FOLDER: Final = "follow_up"
FORM_SUFFIX: Final = ".xlsx"


def check_followed_up(
    agreement: Agreement, paths: Iterable[str], rules: Iterable[Rule], occasion: str | None = None
) -> Checked:
    """An agreement with what has been reported on it, checked.

    For the occasion that is named, else for the one that the files are for.

    Raises:
        FaultsFound: with all that is wrong with the files.
    """
    documents: list[Document] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            documents.append(_read(path))
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return check_reported(agreement, documents, rules, occasion)


def check_reported(
    agreement: Agreement, documents: list[Document], rules: Iterable[Rule], occasion: str | None = None
) -> Checked:
    """An agreement with what these documents report on it, checked.

    Raises:
        FaultsFound: with all that is wrong with them.
    """
    graph = build_graph(agreement)
    if not documents:
        return check_graph(graph, rules)
    for document in documents:
        if document.file.casefold().endswith(FORM_SUFFIX):
            from checker.follow_up.form_unread import overwritten

            document.warnings = tuple(dict.fromkeys((*document.warnings, *overwritten(document, graph))))
    follow_up = follow_up_in(documents, graph, occasion)
    add_follow_up(graph, follow_up, documents[0])
    return check_graph(graph, rules, follow_up.files)


def _read(path: str) -> Document:
    if not path.casefold().endswith(FORM_SUFFIX):
        return read_file(path)
    from checker.follow_up.form_in import read_form  # Excel's library costs a tenth of a second

    seen.unrepeatable()  # what the library makes of it is not ours to tell
    try:
        return read_form(path)
    except ModuleNotFoundError as missing:
        get = f"python -m pip install {missing.name}"
        sv = f"Att läsa ett formulär kräver {missing.name}, som inte är installerat. Installera det: {get}"
        en = f"Reading a form needs {missing.name}, which is not installed. Install it: {get}"
        raise FaultsFound([Fault(whole_file(path), sv, en)]) from None


def follow_up_file(agreement_file: str, agreement: str, occasion: str | None = None) -> str | None:
    """`follow_up/<agreement>-<occasion>.yaml` beside the agreement's file, if it is there; `var` will do for `vår`.

    Where no occasion is named, the latest in the year that there is a file for.
    """
    folder = os.path.join(os.path.dirname(agreement_file), FOLDER)
    try:
        names = seen.names_in(folder) if seen.is_folder(folder) else []
    except OSError:
        return None
    name = follow_up_among(names, agreement, occasion)
    return None if name is None else os.path.join(folder, name)


def follow_up_among(names: Iterable[str], agreement: str, occasion: str | None = None) -> str | None:
    """Which of the names of files is that of the follow-up, if any."""
    files = {plain_name(os.path.splitext(one)[0]): one for one in sorted(names, reverse=True) if is_yaml(one)}
    wanted = reversed(OCCASIONS) if occasion is None else (occasion,)
    found = (files.get(plain_name(f"{agreement}-{one}")) for one in wanted)
    return next((name for name in found if name is not None), None)


def plain_name(text: str) -> str:
    """A text with only a–z, 0–9, - and _ in it, as a file's name."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9_]+", "-", "".join(one for one in letters if not unicodedata.combining(one))).strip("-")
