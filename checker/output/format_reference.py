"""The reference of the agreement file, in Swedish: from the schema, so that it says what the reader takes.

The examples are cut out of agreement files as they stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.agreement.schema import AGREEMENT, CODES, LINKED, OUTCOMES, RECIPIENTS, SOURCE
from checker.graph import Graph, stated_at
from checker.named import NamedTuple
from checker.output.format_words import CODE, CODED, FIELDS, LINKED_NONE, PARTS, UNKNOWN, VALUES, Part
from checker.output.format_words import LINKED as LINKED_WORDS
from checker.vocabulary import CLAUSES, DOUBTS, KINDS, LINKS
from checker.vocabulary.labels import CHOICES, LABELS
from checker.yamlfile import SCALARS, PathInFile

Rules = Mapping[str, Any]

_SCALARS: Final = {
    "text": "text",
    "int": "heltal",
    "number": "tal",
    "date": "datum",
    "bool": "`true` eller `false`",
    "year": "årtal",
    "id": "kortnamn",
    "quantity": "tal, gärna med enhet",
}
_SHARED: Final = (
    (SOURCE, "källa"),
    (RECIPIENTS, "mottagare"),
    (LINKED, "kopplingar"),
    (OUTCOMES, "utfall"),
)
"""Forms with a heading of their own."""

_INTRODUCTION: Final = """\
# Överenskommelsens fil

<!-- Skapad av `python -m checker.prove.docs`. Ändra inte här; ändra schemat eller orden och kör kommandot igen. -->

En överenskommelse skrivs i en fil i formatet YAML. Nycklarna är engelska ord, innehållet är dokumentets egna ord på
svenska. Filen säger det som står i dokumentet, varken mer eller mindre: ett utkast där något saknas eller är fel går
att läsa in, och bristen blir en iakttagelse. Bara det som behövs för att läsa filen måste finnas.

Exemplen är hämtade ur två filer: `{real}`, som är Nyköpings överenskommelse för 2026, och `{sound}`, en påhittad
överenskommelse utan brister."""


class Field(NamedTuple):
    """A row of a part's table; `kinds` are those that have the field, where a part has several."""

    name: str
    key: str
    rules: Rules
    kinds: tuple[str, ...] = ()


def format_reference(real: Graph, sound: Graph) -> str:
    """The page as Markdown, with examples from two agreements."""
    graphs = {"real": real, "sound": sound}
    files = {name: graph.agreement.document.file for name, graph in graphs.items()}
    return "\n".join(_page(graphs, files)) + "\n"


def _page(graphs: Mapping[str, Graph], files: Mapping[str, str]) -> Iterator[str]:
    yield _INTRODUCTION.format(**files)
    yield from ("", "## Innehåll", "")
    headings = ["Filens delar", "Värden", "Okänt", "Kopplingar", *(part.heading for part in PARTS)]
    yield from (f"- {_link(heading)}" for heading in headings)
    yield from ("", "## Filens delar", "", "| Nyckel | Innehåll | Måste finnas |", "| --- | --- | --- |")
    for key, rules in AGREEMENT.schema.items():
        heading = next(part.heading for part in PARTS if part.key == key)
        yield f"| `{key}` | {_link(heading)} | {'ja' if rules.get('required') else ''} |"
    yield from ("", "## Värden", "", VALUES, "", "| Värde | Så skrivs det |", "| --- | --- |")
    yield from (f"| {_SCALARS[name]} | {_cell(scalar.sv)} |" for name, scalar in SCALARS.items())
    yield f"| kod | {CODE} |"
    yield from ("", "## Okänt", "", UNKNOWN, "", *_example(graphs, files, "real", "JOBBTORG", ""))
    yield from ("", "## Kopplingar", "", LINKED_WORDS, "", "| Ord | Betyder |", "| --- | --- |")
    yield from (f"| `{word}` | {words.sv} |" for word, words in LINKS.items())
    yield from ("", LINKED_NONE, "", *_example(graphs, files, "real", "2.2.2", "serves"))
    fields = fields_of_parts()
    for part in PARTS:
        yield from ("", f"## {part.heading}", "", part.about, "", *_table(part, fields[part.key]))
        for file, node, word in part.examples:
            yield from ("", *_example(graphs, files, file, node, word))


def fields_of_parts() -> dict[str, list[Field]]:
    """The fields of every part, as the schema has them."""
    top = AGREEMENT.schema
    areas, sections, appendices = (_entry(top[key]) for key in ("areas", "sections", "appendices"))
    goal = next(form["schema"] for form in top["items"]["schema"]["anyof"] if "results" in form["schema"])
    results, indicators = _entry(goal["results"]), _entry(goal["indicators"])
    clause = next(iter(top["clauses"]["schema"].values()))["schema"]
    return {
        "agreement": _plain("agreement", top["agreement"]["schema"]),
        "clauses": [*(Field(key, key, {}) for key in top["clauses"]["schema"]), *_plain("clauses", clause)],
        "bodies": _by_kind("bodies", top["bodies"]),
        "areas": _plain("areas", areas),
        "operational_areas": _plain("operational_areas", _entry(areas["operational_areas"])),
        "sections": _plain("sections", sections),
        "items": _by_kind("items", top["items"]),
        "results": _plain("results", results),
        "claims": _plain("claims", _entry(results["claims"])),
        "indicators": _plain("indicators", indicators),
        "outcomes": _outcomes(indicators["outcomes"]["schema"]),
        "appendices": _plain("appendices", appendices),
        "recipients": _plain("recipients", RECIPIENTS["schema"]),
        "source": _plain("source", SOURCE["schema"]),
        "answers": _plain("answers", _entry(top["answers"])),
        "doubts": _plain("doubts", _entry(top["doubts"])),
    }


def _entry(rules: Rules) -> Rules:
    """The fields of each entry of a list."""
    fields: Rules = rules["schema"]["schema"]
    return fields


def _plain(part: str, fields: Rules, above: str = "") -> list[Field]:
    """The fields with the most needed first, a block's own fields straight after it."""
    rows: list[Field] = []
    for name, rules in sorted(fields.items(), key=lambda field: not field[1].get("required")):
        rows.append(Field(f"{above}{name}", f"{part}.{above}{name}", rules))
        if _is_block(rules):
            rows += _plain(part, rules["schema"], f"{above}{name}.")
    return rows


def _is_block(rules: Rules) -> bool:
    """Whether a mapping is told where it stands, and has no heading of its own."""
    return rules.get("type") == "dict" and "schema" in rules and all(rules is not shared for shared, _ in _SHARED)


def _by_kind(part: str, rules: Rules) -> list[Field]:
    """The fields of a part with several kinds of entries, each once."""
    forms = {form["meta"]["when"]["kind"]: form["schema"] for form in rules["schema"]["anyof"]}
    merged: dict[str, Any] = {}
    having: dict[str, tuple[str, ...]] = {}
    for kind, fields in forms.items():
        for name, field in fields.items():
            merged.setdefault(name, field)
            having[name] = (*having.get(name, ()), kind)
    merged["kind"] = {**merged["kind"], "allowed": [*forms]}
    return [
        row._replace(kinds=() if len(having[row.name]) == len(forms) else having[row.name])
        for row in _plain(part, merged)
    ]


def _outcomes(fields: Rules) -> list[Field]:
    """`unplaced`, and one row for all the years."""
    years = [name for name in fields if name != "unplaced"]
    return [Field("2025", "2025", fields[years[0]]), Field("unplaced", "outcomes.unplaced", fields["unplaced"])]


def _table(part: Part, fields: list[Field]) -> Iterator[str]:
    several = any(field.kinds for field in fields)
    yield f"| Fält | Betyder | Skrivs som | Måste finnas |{' Finns på |' if several else ''}"
    yield f"| --- | --- | --- | --- |{' --- |' if several else ''}"
    for field in fields:
        needed = "ja" if field.rules.get("required") else ""
        having = ", ".join(KINDS[kind].sv for kind in field.kinds) or "alla"
        row = f"| `{field.name}` | {meaning(part.key, field.name)} | {_form(field)} | {needed} |"
        yield f"{row} {having} |" if several else row


def meaning(part: str, name: str) -> str:
    """What a field of a part means; "" for a name that no part has."""
    if part == "clauses" and name in CLAUSES:
        return f"Bestämmelsen om {CLAUSES[name].sv}."
    if part == "outcomes" and name.isdecimal():
        return "Utfallet i det årets kolumn. Nyckeln är årtalet."
    words = FIELDS.get(f"{part}.{name}") or FIELDS.get(name)
    label = LABELS.get(name)
    return words or (f"{_capitalised(label.sv)}." if label is not None else "")


def _form(field: Field) -> str:
    """How a field is written, in words."""
    if not field.rules:
        return "`quote` och `source`"
    if field.rules.get("allowed"):
        words = KINDS if field.name == "kind" else DOUBTS if field.key in ("answers.code", "doubts.code") else CHOICES
        return _one_of([(word, words[word].sv) for word in field.rules["allowed"]])
    return _form_of(field.rules, field.name)


def _form_of(rules: Rules, name: str) -> str:
    if rules is CODES:
        return "lista av kod; får vara okänt"
    for shared, heading in _SHARED:
        if rules is shared:
            return _link(heading)
    if "anyof" in rules:
        return f"{_form_of(rules['anyof'][0], name)}; får vara okänt"
    if "allowed" in rules:
        return _one_of([(word, CHOICES[word].sv) for word in rules["allowed"]])
    if rules["type"] == "list":
        heading = next((part.heading for part in PARTS if part.key == name), "")
        inner = _link(heading[0].lower() + heading[1:]) if heading else _form_of(rules["schema"], name)
        return f"lista av {inner.removeprefix('ett av ')}"
    if rules["type"] == "dict":
        return "block" if "schema" in rules else "block med koder och text"
    return "kod" if name in CODED else _SCALARS[rules["check_with"]]


def _one_of(words: list[tuple[str, str]]) -> str:
    return "ett av " + ", ".join(f"`{word}`" if word == said else f"`{word}` ({said})" for word, said in words)


def _example(
    graphs: Mapping[str, Graph], files: Mapping[str, str], file: str, node: str, word: str
) -> tuple[str, str, str, str]:
    """An entry, or one of its fields, as its file writes it."""
    graph = graphs[file]
    path = _field_path(graph, node, word) if word else graph.origin[node]
    return f"Ur `{files[file]}`:", "", f"```yaml\n{_excerpt(graph, path)}", "```"


def _field_path(graph: Graph, node: str, word: str) -> PathInFile:
    return stated_at(graph, node, word) or (*graph.origin[node], word)


def _excerpt(graph: Graph, path: PathInFile) -> str:
    """The lines of the file from a field's key, or an entry's dash, to its end."""
    document = graph.agreement.document
    first, last = document.key_place(path), document.place(path)
    lines = document.lines(first.line, last.end_line)
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] for line in lines)


def _link(heading: str) -> str:
    """A link to a heading of the page, by the anchor that Git hosts give it."""
    anchor = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -").replace(" ", "-")
    return f"[{heading}](#{anchor})"


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
