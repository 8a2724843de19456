"""The files of a municipality's new repository: templates with the answers put in, written all or none."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from checker import __version__
from checker.content import content
from checker.named import NamedTuple
from checker.output.json_schemas import NAMES, schema_text
from checker.rulebook.files import SOUND_FILE
from checker.words import Language
from checker.yamlfile import write_files

TEMPLATES: Final = {
    "README.md": "README.md",
    "styrkoll.yaml": "styrkoll.yaml",
    ".github/workflows/styrkoll.yml": "github-workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".vscode/extensions.json": "vscode-extensions.json",
}
"""What each file is made from, in `data/init`; the agreement's own name depends on the answers."""

EXAMPLE: Final = "exempel/overenskommelse.yaml"
_EXAMPLE_HEAD: Final = """\
# yaml-language-server: $schema=../.styrkoll/agreement.json
#
# En påhittad överenskommelse utan brister, att titta på. Kommunen finns inte. Filen granskas inte.
"""
_A_MANDATE: Final = 2023
"""The first whole year of a mandate period; there is one every fourth year."""
_WORDS: Final = re.compile(r"[^\W\d_](?:[\w .()/§-]*[\w.)])?")
_OTHER_TYPES: Final = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
"""What YAML readers may take for something else than a text."""
_PLAIN: Final = str.maketrans("åäöÅÄÖ", "aaoaao")
"""File names are written with a to z."""


class Answers(NamedTuple):
    """What a repository is for; `municipality` and `board_name` are None where nobody said."""

    municipality: str | None
    board: str
    board_name: str | None
    year: int
    source: str
    language: Language

    @property
    def agreement_id(self) -> str:
        """The agreement's short name."""
        return f"{self.board.lower()}-{self.year}"

    @property
    def agreement_file(self) -> str:
        """Where the agreement is, from the repository's folder."""
        return f"data/{self.agreement_id.translate(_PLAIN)}.yaml"


def files_of(answers: Answers) -> dict[str, str]:
    """The text of every file by its path, written with `/`, from the repository's folder."""
    values = _values(answers)
    made = {answers.agreement_file: _template("agreement.yaml"), EXAMPLE: _EXAMPLE_HEAD + _sound()}
    made |= {path: _template(name) for path, name in TEMPLATES.items()}
    made = {path: _filled(text, values) for path, text in made.items()}
    return made | {f".styrkoll/{name}.json": schema_text(name) for name in NAMES}


def existing(folder: str, files: Iterable[str]) -> list[str]:
    """Those of the files that are there already, or where something else stands in their way."""
    return [path for path in files if os.path.lexists(os.path.join(folder, path)) or _blocked(folder, path)]


def write_all(folder: str, files: Mapping[str, str]) -> None:
    """Writes all the files, none of which is there. On a failure there is none, nor a folder for them.

    Raises OSError if one cannot be written.
    """
    made: list[str] = []
    try:
        for path in files:
            _make_folder(os.path.dirname(os.path.join(folder, path)), made)
        write_files((os.path.join(folder, path), text.encode()) for path, text in files.items())
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):
                os.rmdir(one)
        raise


def _make_folder(path: str, made: list[str]) -> None:
    """Makes a folder and those above it that are missing, and adds each to `made`."""
    if path and not os.path.isdir(path):
        _make_folder(os.path.dirname(path), made)
        os.mkdir(path)
        made.append(path)


def _blocked(folder: str, path: str) -> bool:
    above = os.path.dirname(path)
    return bool(above) and (os.path.isfile(os.path.join(folder, above)) or _blocked(folder, above))


def _values(answers: Answers) -> dict[str, str]:
    name = answers.municipality
    field = f"  municipality: {_scalar(name)}" if name else "#  municipality: Exempelkommunen"
    revision = f"v{__version__}"
    first_year = answers.year - (answers.year - _A_MANDATE) % 4
    return {
        "id": _scalar(answers.agreement_id),
        "year": str(answers.year),
        "before": str(answers.year - 1),
        "board": _scalar(answers.board),
        "board_name": f", name: {_scalar(answers.board_name)}" if answers.board_name else "",
        "municipality": field,
        "of_municipality": f": {_escaped(name)}" if name else "",
        "file": answers.agreement_file,
        "language": answers.language,
        "repository": answers.source,
        "revision": revision,
        "install": f"git+{answers.source}@{revision}",
        "install_all": f"styrkoll[import,office] @ git+{answers.source}@{revision}",
        "mandate_from": str(first_year),
        "mandate_to": str(first_year + 3),
    }


def _scalar(text: str) -> str:
    """A text as YAML reads it back, whatever signs it has."""
    plain = _WORDS.fullmatch(text) and text.casefold() not in _OTHER_TYPES
    return text if plain else json.dumps(text, ensure_ascii=False)


def _escaped(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)


def _template(name: str) -> str:
    with open(os.path.join(content("data"), "init", name), encoding="utf-8", newline="") as file:
        return file.read()


def _sound() -> str:
    with open(os.path.join(content("rules"), SOUND_FILE), encoding="utf-8", newline="") as file:
        return re.sub(r"\A(?:#.*\n)*", "", file.read())  # what the file is for elsewhere


def _filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `@name@` replaced; a name that is not among the values is KeyError."""
    return re.sub(r"@([a-z_]+)@", lambda found: values[found[1]], text)
