"""Files of a follow-up -> what they report: YAML, or the Excel form as the divisions have filled it in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from checker.agreement import Agreement
from checker.follow_up.file import follow_up_in
from checker.follow_up.nodes import add_follow_up
from checker.graph import build_graph
from checker.rulebook import Rule
from checker.run import Checked, check_graph
from checker.yamlfile import Document, Fault, FaultsFound, read_file

FOLDER: Final = "follow_up"
SUFFIX: Final = ".yaml"
FORM_SUFFIX: Final = ".xlsx"


def check_followed_up(
    agreement: Agreement, occasion: str, paths: Iterable[str], rules: Iterable[Rule]
) -> tuple[Checked, tuple[str, ...]]:
    """An agreement with what has been reported on it for an occasion, checked; and the files that were read.

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
    graph = build_graph(agreement)
    if documents:
        follow_up = follow_up_in(documents, graph, occasion)
        add_follow_up(graph, follow_up, documents[0])
    return check_graph(graph, rules), tuple(document.file for document in documents)


def _read(path: str) -> Document:
    if not path.casefold().endswith(FORM_SUFFIX):
        return read_file(path)
    from checker.follow_up.form_in import read_form  # Excel's library costs a tenth of a second

    return read_form(path)


def follow_up_file(agreement_file: str, agreement: str, occasion: str) -> str | None:
    """`follow_up/<agreement>-<occasion>.yaml` beside the agreement's file, if it is there; `var` will do for `vår`."""
    folder = os.path.join(os.path.dirname(agreement_file), FOLDER)
    wanted = plain_name(f"{agreement}-{occasion}")
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return None
    found = (name for name in names if name.endswith(SUFFIX) and plain_name(name.removesuffix(SUFFIX)) == wanted)
    name = next(found, None)
    return None if name is None else os.path.join(folder, name)


def plain_name(text: str) -> str:
    """A text with only a–z, 0–9, - and _ in it, as a file's name."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9_]+", "-", "".join(one for one in letters if not unicodedata.combining(one))).strip("-")
