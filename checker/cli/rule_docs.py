"""What `styrkoll rules docs` does."""

from __future__ import annotations

import os

from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files, project_files
from checker.cli.streams import print_faults
from checker.cli.usage import Said, not_written
from checker.output.rule_pages import INDEX, rule_pages
from checker.output.words import count_words
from checker.rulebook import Rulebook
from checker.rulebook.message import AbsentValue
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
    except AbsentValue as absent:
        raise Said(Text(*(f"{absent.rule}: {text}" for text in absent.text))) from None
    try:
        os.makedirs(folder, exist_ok=True)
        write_files([(os.path.join(folder, name), text.encode()) for name, text in pages.items()])
    except OSError as error:
        raise not_written(os.path.relpath(error.filename or folder), error) from None
    counted = count_words("rules", len(rulebook.rules), language)
    index = os.path.join(folder, INDEX)
    print(Text(f"{counted}. Börja med {index}.", f"{counted}. Begin with {index}.").in_(language))
    return Exit.OK
