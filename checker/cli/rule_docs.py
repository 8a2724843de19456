"""What `styrkoll rules docs` does."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator

from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files, project_files
from checker.cli.streams import print_faults
from checker.cli.usage import Said, not_written
from checker.configuration import seen_from_here
from checker.output.rule_pages import INDEX, mark, rule_pages
from checker.output.words import count_words
from checker.rulebook import Rulebook
from checker.run import check_file
from checker.words import Language, Text
from checker.yamlfile import FaultsFound, write_files


def write_rule_docs(rulebook: Rulebook, folder: str, language: Language) -> Exit:
    """Writes the pages of all rules into a folder, which is made if it is not there."""
    rules = [rule for rule in rulebook.rules.values() if not rule.about_waivers]
    try:
        inputs = project_files() or agreement_files((), example=True)
        pages = rule_pages(rulebook, [check_file(path, rules, shown_as=name) for path, name in inputs])
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    _refuse_others(folder, pages)
    try:
        os.makedirs(folder, exist_ok=True)
        write_files([(os.path.join(folder, name), text.encode()) for name, text in pages.items()])
        removed = [*_removed(folder, pages)]
    except OSError as error:
        raise not_written(seen_from_here(error.filename or folder), error) from None
    if removed:
        told = Text("Borttagna, för de reglerna finns inte längre", "Removed, since there are no such rules any longer")
        print(f"{told.in_(language)}: {', '.join(removed)}.")
    counted = count_words("rules", len(rulebook.rules), language)
    index = os.path.join(folder, INDEX)
    print(Text(f"{counted}. Börja med {index}.", f"{counted}. Begin with {index}.").in_(language))
    return Exit.OK


def _refuse_others(folder: str, pages: Iterable[str]) -> None:
    """What somebody else wrote is not written over."""
    paths = (os.path.join(folder, name) for name in pages)
    others = [path for path in paths if os.path.lexists(path) and not _made_here(path)]
    if others:
        names = ", ".join(others)
        sv = f"Det här finns redan, och styrkoll rules docs har inte skrivit det: {names}. Inget har skrivits."
        en = f"This is there already, and styrkoll rules docs did not write it: {names}. Nothing was written."
        raise Said(Text(f"{sv} Välj en annan mapp.", f"{en} Choose another folder."))


def _removed(folder: str, pages: Container[str]) -> Iterator[str]:
    """Removes the pages made earlier of rules that are not there any longer, and tells their names."""
    for name in sorted(os.listdir(folder)):
        if name not in pages and _made_here(path := os.path.join(folder, name)):
            os.unlink(path)
            yield name


def _made_here(path: str) -> bool:
    """Whether this command made a file, and under this name: a copy by another is somebody's own."""
    begins = mark(os.path.basename(path)).encode()
    try:
        if not os.path.isfile(path):  # a pipe would be waited for
            return False
        with open(path, "rb") as file:
            return file.read(len(begins)) == begins
    except OSError:
        return False
