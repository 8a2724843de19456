"""The house's rules: which room may import which, how long a file may be, what lies at the top level, what locks hold.

Every rule is a function from a checkout's folder to violations, one line each, which begins with the file.
"""

from __future__ import annotations

import ast
import functools
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx

PACKAGE = "checker"

CONTENT = {"rules", "data", "reports"}

# All rooms may import these, and they import no room.
BASE = {"cache", "characters", "content", "named", "seen", "words"}

# A room imports itself, the base, and the rooms that stand before it here.
ROOMS = [
    *(
        "archive",
        "yamlfile",
        "vocabulary",
        "configuration",
        "agreement",
        "graph",
        "facts",
        "rulebook",
        "engine",
        "rendering",
    ),
    *("finding", "run", "decisions", "workbook", "word_file", "follow_up"),
    *("importer", "output", "gapreport", "prove", "cli"),
]

STRANGERS = {"importer", "output", "gapreport"}  # never each other

# Folders of a room: each imports, of the others, those that stand before it here.
FOLDERS = {"importer": ["wordings", "text", "word", "pdf", "front", "items", "appendices", "doubts"]}

PRINTERS = {"cli", "output"}

LONGEST = 300

# The rooms where a library is at home; nobody else imports it. A new library gets its home here.
HOMES = {
    "cerberus": {"yamlfile"},
    "click": {"cli"},
    "docx": {"gapreport"},
    "docxtpl": {"gapreport", "output", "word_file"},
    "jinja2": {"gapreport", "output"},
    "mammoth": {"importer"},
    "networkx": {"graph"},
    "openpyxl": {"follow_up"},
    "pdfminer": {"importer"},
    "pdfplumber": {"importer"},
    "pyshacl": {"prove"},
    "rdflib": {"prove"},
    "regex": {"importer", "rulebook"},
    "resvg_py": {"gapreport"},
    "tabulate": {"cli", "output"},
    "xlsxwriter": {"follow_up", "workbook"},
    "yaml": {"yamlfile"},
}

TOP_LEVEL = {
    *(PACKAGE, *CONTENT, "tests", "docs"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "publiccode.yml"),
    *("pyproject.toml", "requirements.txt", "requirements-build.txt", "requirements-dev.txt", "styrkoll.yaml"),
    *("Makefile", "styrkoll.cmd", "action.yml", ".ci", ".github", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
    *(".editorconfig", ".gitattributes", ".gitignore"),
}

MADE = {".git", ".venv", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "build", "dist"}


@functools.cache
def parsed(text: str) -> ast.Module:
    """The tree of a module's text, parsed once: every rule looks at the same files, and so does every planted copy."""
    return ast.parse(text)


def modules(root: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """Every module of the package: its file from the root, the package it is in, its tree."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        place = path.relative_to(root)
        yield place.as_posix(), ".".join(place.parts[:-1]), parsed(path.read_text("utf-8"))


def room_of(name: str) -> str:
    """`checker.graph.paths` and `checker/graph/paths.py` are in `graph`; the package's own face is `__init__`."""
    room = name.removesuffix(".py").replace("/", ".").split(".")[1]
    return "cli" if room == "__main__" else room


@functools.cache
def imports(package: str, tree: ast.AST) -> tuple[tuple[str, int], ...]:
    """What a tree imports, at any depth: full names (`checker.graph.Path`, `checker.__version__`, `yaml`) and lines."""
    return tuple(found_imports(package, tree))


def found_imports(package: str, tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The same, looked for."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=source, names=names, level=level):
                above = package.split(".")[: package.count(".") + 2 - level] if level else []
                origin = ".".join([*above, source] if source else above)
                yield from ((f"{origin}.{n.name}", node.lineno) for n in names)
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(str(name)), *_]):
                if called in ("import_module", "__import__"):
                    yield name, node.lineno


@functools.cache
def printed_at(tree: ast.AST) -> tuple[int, ...]:
    """The lines on which a tree prints."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return tuple(node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print")


def unknown_rooms(root: Path) -> Iterator[str]:
    """Every module is in a room that this file knows."""
    for place, _, _ in modules(root):
        if room_of(place) not in {*ROOMS, *BASE, "__init__"}:
            yield f"{place}: `{room_of(place)}` is no room; give it its place in ROOMS"


def import_directions(root: Path) -> Iterator[str]:
    """Imports point to rooms further up; the face may offer every room but those that only people and tests run."""
    for place, package, tree in modules(root):
        room = room_of(place)
        rank = ROOMS.index(room) if room in ROOMS else -1
        for name, line in imports(package, tree):
            if not name.startswith(PACKAGE + ".") or (other := room_of(name)) in {room, "__version__", *BASE}:
                continue
            if other not in ROOMS:
                yield f"{place}:{line}: takes `{name}` from the package's face"
            elif room == "__init__":
                if other in ("prove", "cli"):
                    yield f"{place}:{line}: the face may not import `{other}`"
            elif ROOMS.index(other) > rank or {room, other} <= STRANGERS:
                yield f"{place}:{line}: `{room}` may not import `{other}`"


def folder_directions(root: Path) -> Iterator[str]:
    """Inside a room, the folders import each other one way."""
    for place, package, tree in modules(root):
        room, folder = room_of(place), ".".join(package.split(".")[2:3])
        order = FOLDERS.get(room, [])
        for name, line in imports(package, tree) if folder in order else ():
            other = f"{name}...".split(".")[2] if name.startswith(f"{PACKAGE}.{room}.") else ""
            if other in order and order.index(other) > order.index(folder):
                yield f"{place}:{line}: `{folder}` may not import `{other}`"


def no_circles(root: Path) -> Iterator[str]:
    """Inside a room, no module imports itself by way of others, be it late or for its types."""
    known = {
        place.removesuffix(".py").removesuffix("/__init__").replace("/", "."): place for place, _, _ in modules(root)
    }
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for place, package, tree in modules(root):
        for name, _ in imports(package, tree):
            other = known.get(name) or known.get(name.rpartition(".")[0])
            if other is not None and room_of(other) == room_of(place):
                graph.add_edge(place, other)
    for circle in networkx.strongly_connected_components(graph):
        first, *others = sorted(circle)
        if others:
            yield f"{first}: imports itself by way of {', '.join(others)}"


def face_is_light(root: Path) -> Iterator[str]:
    """Importing the package loads no room: a run pays only for what it uses."""
    for place, package, tree in modules(root):
        if place == f"{PACKAGE}/__init__.py":
            for node in tree.body:
                for name, line in imports(package, node) if isinstance(node, ast.Import | ast.ImportFrom) else ():
                    if name.startswith(PACKAGE + ".") and room_of(name) in ROOMS:
                        yield f"{place}:{line}: loads `{name}` with the package, needed or not"


def libraries_at_home(root: Path) -> Iterator[str]:
    """A library is imported in its own room only, and every library has one."""
    for place, package, tree in modules(root):
        for name, line in imports(package, tree):
            library = name.partition(".")[0]
            if library in sys.stdlib_module_names or library in {PACKAGE, *CONTENT}:
                continue
            homes = HOMES.get(library, set())
            if room_of(place) not in homes:
                yield f"{place}:{line}: `{library}` is at home in {', '.join(sorted(homes)) or 'no room'}"


def light_values(root: Path) -> Iterator[str]:
    """Classes of values are made by `checker.named`; typing's cost a check a tenth of its time."""
    for place, _, tree in modules(root):
        for node in ast.walk(tree) if place != f"{PACKAGE}/named.py" else ():
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == "typing"
                and "NamedTuple" in {n.name for n in node.names}
            ):
                yield f"{place}:{node.lineno}: takes NamedTuple from typing; take it from checker.named"


def content_is_not_code(root: Path) -> Iterator[str]:
    """Content is read, never imported (in an editable install, `import data` would work by accident)."""
    for place, package, tree in modules(root):
        for name, line in imports(package, tree):
            if name.partition(".")[0] in CONTENT:
                yield f"{place}:{line}: imports the content `{name}`"


def docstrings(root: Path) -> Iterator[str]:
    """Every module says what it is for."""
    for place, _, tree in modules(root):
        if not ast.get_docstring(tree):
            yield f"{place}: has no docstring"


def short_files(root: Path) -> Iterator[str]:
    """A file fits in the head, of tests as well."""
    for path in (*sorted((root / PACKAGE).rglob("*.py")), *sorted((root / "tests").rglob("*.py"))):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST:
            yield f"{path.relative_to(root).as_posix()}: {lines} lines, over {LONGEST}"


def quiet_machine(root: Path) -> Iterator[str]:
    """Only the rooms that speak to people print."""
    for place, _, tree in modules(root):
        if room_of(place) not in PRINTERS:
            yield from (f"{place}:{line}: prints" for line in printed_at(tree))


def known_top_level(root: Path) -> Iterator[str]:
    """The top level holds what a reader expects there: of the files under version control, or else of all."""
    git = shutil.which("git") if (root / ".git").exists() else None
    listed = subprocess.run([git, "-C", root, "ls-files", "-z"], capture_output=True, check=False) if git else None
    if listed and listed.returncode == 0:
        names = {name.partition("/")[0] for name in listed.stdout.decode().split("\0") if name}
    else:
        names = {path.name for path in root.iterdir()} - MADE
    for name in sorted(names - TOP_LEVEL):
        yield f"{name}: is not expected at the top level; see TOP_LEVEL"


def portable_locks(root: Path) -> Iterator[str]:
    """Lock files pin one version of everything, with hashes, and name no place to fetch it from."""
    versions: dict[str, str] = {}
    for path in sorted(root.glob("requirements*.txt")):
        text = path.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            if re.search(r"://|\bfile:|\s@\s|--(?!hash=sha256:)|^\s*-[a-z]|(?:^|[\s=])[/~]|\b[A-Z]:\\", line):
                yield f"{path.name}:{number}: names a place: {line.strip()}"
        for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)[1:]:
            name, pinned, version = entry.split()[0].partition("==")
            if not pinned or "--hash=sha256:" not in entry:
                yield f"{path.name}: `{name}` is not pinned with a hash"
            elif versions.setdefault(name, version) != version:
                yield f"{path.name}: `{name}` is {version}, but {versions[name]} in another lock file"


Rule = Callable[[Path], Iterator[str]]

RULES: list[Rule] = [
    unknown_rooms,
    import_directions,
    folder_directions,
    no_circles,
    face_is_light,
    libraries_at_home,
    light_values,
    content_is_not_code,
    docstrings,
    short_files,
    quiet_machine,
    known_top_level,
    portable_locks,
]
