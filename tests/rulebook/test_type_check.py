"""Rule files with faults: each is named with its place, in both languages, with the nearest known name; all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import Fault, FaultsFound
from tests.small import RULE, SOURCES, changed

REQUIRE = "{led_by: {min_count: 1}}"
SHAPE = (6, len("require: ") + 1)
"""Where the value of `require` begins."""


def faults_in(folder: Path, text: str) -> list[Fault]:
    """What the rule file is refused for."""
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "sources.yaml").write_bytes(SOURCES)
    (folder / "themes" / "name.yaml").write_text(text, "utf-8")
    try:
        load_rulebook(rule_files([str(folder)]))
    except FaultsFound as found:
        return [*found.faults]
    return []


def readable(fault: Fault) -> bool:
    """Whether both texts are sentences, each in its own language, with nothing of Python in them."""
    both = (fault.sv, fault.en)
    sentences = all(text.endswith((".", "?")) and "  " not in text and text.strip() == text for text in both)
    python = any(word in text for text in both for word in ("None", "Sort(", "Text(", "object at", "frozenset", "['"))
    return sentences and not python and fault.sv != fault.en


def test_the_rule_without_a_fault(tmp_path: Path) -> None:
    assert faults_in(tmp_path, RULE) == []


@pytest.mark.parametrize("text", ["- id: T01\n", "T01\n", "id: T01\nparameters: [a]\n"])
def test_what_is_no_rule_at_all_is_told(text: str, tmp_path: Path) -> None:
    found = faults_in(tmp_path, text)
    assert found
    assert all(map(readable, found))


# Shapes: what is written after `require:`, the words at which the fault stands, and what it says in each language.
SHAPES = [
    # Names that nobody knows.
    ("{lead_by: {min_count: 1}}", "lead_by", "`lead_by` är inget ord", "`lead_by` is no word", "led_by"),
    ("{nmber: {min_count: 1}}", "nmber", "`nmber` är inget ord", "`nmber` is no word", "number"),
    ("{decided_by/nam: {min_count: 1}}", "decided_by", "`nam` är inget ord", "`nam` is no word", "name"),
    ("{led_by: {min_cont: 1}}", "min_cont", "`min_cont` är inget villkor", "`min_cont` is no constraint", "min_count"),
    ("{clas: goal}", "clas", "`clas` är inget villkor", "`clas` is no constraint", "class"),
    ("{led_by: {class: divison}}", "divison", "`divison` är inget slag av nod", "`divison` is no kind", "division"),
    ("{led_by: {subset_of: deligated_to}}", "deligated_to", "är inget ord", "is no word", "delegated_to"),
    ("{led_by: {some_value: {nme: {min_count: 1}}}}", "nme", "är inget ord", "is no word", "name"),
    ("{not: {led_by: {max_cuont: 0}}}", "max_cuont", "är inget villkor", "is no constraint", "max_count"),
    # Paths that lead nowhere.
    ("{expects: {min_count: 1}}", "expects", "finns inte på uppdrag; det finns på mål", "is not on assignment", None),
    ("{led_by/start: {min_count: 1}}", "led_by", "`start` finns inte på", "`start` is not on division", None),
    ("{start/led_by: {min_count: 1}}", "start", "det som kommer före är datum", "what comes before is a date", None),
    ("{^start: {min_count: 1}}", "^start", "bara relationer kan följas baklänges", "only relations", None),
    ("{start+: {min_count: 1}}", "start+", "+ kan bara följa en relation", "+ can only follow a relation", None),
    ("{led_by|start: {min_count: 1}}", "led_by|start", "leder till olika slag", "lead to different sorts", None),
    ("{led_by//name: {min_count: 1}}", "led_by//", "vid tecken 8 i vägen", "at character 8 of the path", None),
    ("{(led_by: {min_count: 1}}", "(led_by", "Parentesen stängs inte", "parenthesis is not closed", None),
    # Values that do not fit.
    ("{led_by: {class: goal}}", "class", "kan aldrig uppfyllas", "can never hold", None),
    ("{supported_by: {class: division}}", "class", "är alltid uppfyllt", "always holds", None),
    ("{class: assignment}", "class", "är alltid uppfyllt", "always holds", None),
    ("{start: {class: goal}}", "class", "`class` gäller noder, inte datum", "`class` is about nodes", None),
    ("{led_by: {class: [null]}}", "null", "Här väntades ett slag av nod", "A kind of node was expected", None),
    ("{led_by: {subset_of: in_area}}", "subset_of", "aldrig kan vara lika", "can never be equal", None),
    ("{number: {equals: start_year}}", "equals", "jämför text med heltal", "compares text with whole number", None),
    ("{start: {less_than_or_equals: end_year}}", "less_than", "jämför datum med heltal", "compares date with", None),
    ("{number: {less_than_or_equals: title}}", "less_than", "gäller tal och datum", "numbers and dates", None),
    ("{led_by: {less_than_or_equals: delegated_to}}", "less_than", "gäller tal och datum", "numbers and dates", None),
    ("{led_by: {subset_of: [delegated_to]}}", "subset_of", "`subset_of` tar en väg", "`subset_of` takes a path", None),
    ("{follow_up: {has_value: helåret}}", "helåret", "finns inte i den slutna listan", "closed list", "helår"),
    ("{led_by: {has_value: KS}}", "KS", "Regler nämner inga enskilda noder", "Rules name no single nodes", None),
    ("{start: {has_value: 2026-02-30}}", "2026-02-30", "ett datum", "a date", None),
    ("{start_year: {has_value: tjugo}}", "tjugo", "ett heltal", "a whole number", None),
    ("{follow_up: {has_value: {a: b}}}", "{a: b}", "ett enkelt värde", "A plain value", None),
    ("{follow_up: {has_value: []}}", "has_value", "alltid uppfyllt", "always holds", None),
    # Counts.
    ("{led_by: {min_count: 2, max_count: 1}}", "max_count", "`max_count` är mindre än", "is below `min_count`", None),
    ("{led_by: {min_count: 0}}", "min_count", "alltid uppfyllt", "always holds", None),
    ("{start: {max_count: 1}}", "max_count", "alltid uppfyllt", "always holds", None),
    ("{start: {min_count: 2}}", "min_count", "kan aldrig uppfyllas", "can never hold", None),
    ("{led_by: {min_count: -1}}", "-1", "ett heltal från 0", "a whole number from 0", None),
    ("{led_by: {min_count: två}}", "två", "ett heltal från 0", "a whole number from 0", None),
    ("{led_by: {min_count: }}", "}}", "ett heltal från 0", "a whole number from 0", None),
    (f"{{led_by: {{min_count: {'9' * 5000}}}}}", "999", "ett heltal från 0", "a whole number from 0", None),
    ("{led_by: {min_count: $leads}}", "$leads", "ingen parameter `leads`", "no parameter `leads`", None),
    ("{follow_up: {has_value: $when}}", "$when", "ingen parameter `when`", "no parameter `when`", None),
    (
        "{led_by: {qualified_value_shape: {class: division}}}",
        "qualified",
        "kräver `qualified_min_count` eller",
        "needs `qualified_min_count` or",
        None,
    ),
    ("{led_by: {qualified_min_count: 1}}", "qualified", "kräver `qualified_value", "needs `qualified_value", None),
    (
        "{led_by: {qualified_value_shape: {class: division}, qualified_min_count: 2, qualified_max_count: 1}}",
        "qualified_max_count",
        "är för lågt",
        "is too low",
        None,
    ),
    (
        "{led_by: {qualified_value_shape: {class: division}, qualified_min_count: 0}}",
        "qualified_min_count",
        "alltid uppfyllt",
        "always holds",
        None,
    ),
    # Shapes that are none.
    ("{}", "{}", "Här väntades villkor", "A shape was expected", None),
    ("{led_by: 1}", "led_by", "ska följas av villkor", "takes constraints", None),
    ("{led_by: }", "led_by", "ska följas av villkor", "takes constraints", None),
    ("{not: [led_by]}", "[led_by]", "Här väntades villkor", "A shape was expected", None),
    ("{or: [{led_by: {min_count: 1}}]}", "or", "minst två villkor", "at least two shapes", None),
    ("{or: {led_by: {min_count: 1}}}", "or", "minst två villkor", "at least two shapes", None),
    ("{min_count: 1}", "min_count", "kan inte stå utan väg", "cannot stand without a path", None),
    ("{led_by: {led_by: {min_count: 1}}}", "led_by: {min", "är inget villkor", "is no constraint", None),
]


@pytest.mark.parametrize(("shape", "at", "sv", "en", "nearest"), SHAPES, ids=[entry[0][:60] for entry in SHAPES])
def test_a_fault_in_a_shape(shape: str, at: str, sv: str, en: str, nearest: str | None, tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path, changed(RULE, (REQUIRE, shape)))
    assert (fault.place.line, fault.place.column) == (SHAPE[0], SHAPE[1] + shape.index(at))
    assert sv in fault.sv
    assert en in fault.en
    assert readable(fault)
    assert fault.sv.endswith(f" Menade du `{nearest}`?" if nearest else ".")
    assert fault.en.endswith(f" Did you mean `{nearest}`?" if nearest else ".")
    assert fault.place.file.endswith("name.yaml")


# The rest of the file: what is replaced by what, the words at which the fault stands, and what it says.
FILES = [
    ("target: assignment", "target: asignment", "asignment", "inget slag av nod. Menade du `assignment`?", "no kind"),
    ("target: assignment", "target: [goal, asignment]", "asignment", "inget slag av nod", "no kind of node"),
    ("target: assignment", "target: []", "[]", "minst 1 värde", "at least 1 value"),
    ("severity: error", "severity: eror", "eror", "Menade du `error`?", "Did you mean `error`?"),
    ("severity: error", "severty: error", "severty", "Menade du `severity`?", "Did you mean `severity`?"),
    ("[consistency]", "[consistensy]", "consistensy", "Menade du `consistency`?", "Did you mean `consistency`?"),
    ("[consistency]", "[clause: led]", "led]", "Menade du `lead`?", "Did you mean `lead`?"),
    ("[consistency]", "[]", "[]", "minst 1 värde", "at least 1 value"),
    ("{number} på svenska", "{nummer}", '"{nummer', "I {nummer}: `nummer` är inget ord", "In {nummer}: `nummer` is no"),
    ("{number} på svenska", "{number", '"{number', "En klammer { eller } står ensam.", "A brace { or } stands alone."),
    ("{number} in English", "{number}}", '"{number}}', "En klammer { eller }", "A brace { or }"),
    ("{number} in English", "{led_by/}", '"{led_by/', "Här väntades ett ord", "was expected here in {led_by/}"),
    (REQUIRE, f"{REQUIRE}\nreport_at: led_bye", "led_bye", "Menade du `led_by`?", "Did you mean `led_by`?"),
    (REQUIRE, f"{REQUIRE}\nwhere: {{led_bye: {{min_count: 1}}}}", "led_bye", "Menade du `led_by`?", "mean `led_by`?"),
    (REQUIRE, f"{REQUIRE}\nfollows_from: [T10]", "T10", "ingen regel T10. Menade du `T01`?", "There is no rule T10"),
    (REQUIRE, f"{REQUIRE}\nparameters: {{leads: 1}}", "leads", "Parametern `leads` används inte", "is not used"),
]


@pytest.mark.parametrize(("old", "new", "at", "sv", "en"), FILES, ids=[entry[1][-40:] for entry in FILES])
def test_a_fault_elsewhere_in_the_file(old: str, new: str, at: str, sv: str, en: str, tmp_path: Path) -> None:
    text = changed(RULE, (old, new))
    (fault,) = faults_in(tmp_path, text)
    lines = text[: text.index(at)].split("\n")
    assert (fault.place.line, fault.place.column) == (len(lines), len(lines[-1]) + 1)
    assert sv in fault.sv
    assert en in fault.en
    assert readable(fault)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("field", ["title", "message", "advice"])
def test_a_text_in_one_language_only(field: str, language: str, tmp_path: Path) -> None:
    lines = [f"{field}: {{{language}: text}}" if line.startswith(field) else line for line in RULE.splitlines()]
    (fault,) = faults_in(tmp_path, "\n".join(lines))
    missing = "en" if language == "sv" else "sv"
    assert f"Fältet `{missing}` saknas" in fault.sv
    assert f"The field `{missing}` is missing" in fault.en
    assert lines[fault.place.line - 1].startswith(field)


def test_a_question_is_checked_as_a_message_is(tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path, f"{RULE}question: {{sv: 'Vem har {{nummer}}?', en: 'Who has {{number}}?'}}\n")
    assert "`nummer` är inget ord" in fault.sv
    (fault,) = faults_in(tmp_path, f"{RULE}question: {{sv: 'Vem har {{number}}?'}}\n")
    assert "`en` saknas" in fault.sv


def test_a_misspelt_parameter_is_named_beside_the_one_that_was_meant(tmp_path: Path) -> None:
    text = changed(RULE, (REQUIRE, "{led_by: {min_count: $leeds}}\nparameters: {leads: 1}"))
    misspelt, unused = faults_in(tmp_path, text)
    assert "Menade du `leads`?" in misspelt.sv
    assert "Did you mean `leads`?" in misspelt.en
    assert "används inte" in unused.sv


def test_parameters_count_as_what_they_stand_for(tmp_path: Path) -> None:
    text = changed(RULE, (REQUIRE, "{led_by: {min_count: $least, max_count: $most}}\nparameters: {least: 2, most: 1}"))
    (fault,) = faults_in(tmp_path, text)
    assert "`max_count` är mindre än `min_count`" in fault.sv
    text = changed(RULE, (REQUIRE, "{follow_up: {has_value: $when}}\nparameters: {when: sommar}"))
    (fault,) = faults_in(tmp_path, text)
    assert fault.en.startswith("sommar is not in the closed list")


def test_all_faults_of_a_file_at_once(tmp_path: Path) -> None:
    """The shape of the file and the words in it, in the order in which they stand."""
    text = changed(
        RULE,
        ("severity: error", "severity: eror"),
        ("[consistency]", "[consistensy, clause: led]"),
        ("target: assignment", "target: [assignment, gaol]\nwhere: {led_bye: {class: divison}}"),
        (REQUIRE, "{follow_up: {has_value: [helåret, sommar]}, led_by: {class: [bord, goal], min_cont: 1}}"),
        ('sv: "{number} på svenska", en: "{number} in English"', 'sv: "{nummer} {"'),
        ("advice: {sv: Råd, en: Advice}", "advise: {sv: Råd, en: Advice}\nreport_at: starrt"),
    )
    found = [(fault.place.line, fault.sv) for fault in faults_in(tmp_path, text)]
    expected = [
        (2, "`error`, `warning`, `info`, men är `eror`"),
        (4, "`consistensy` finns inte i sources.yaml"),
        (4, "`led` är ingen känd bestämmelse"),
        (5, "`gaol` är inget slag"),
        (6, "`led_bye` är inget ord"),
        (7, "helåret finns inte"),
        (7, "sommar finns inte"),
        (7, "`bord` är inget slag"),
        (7, "`min_cont` är inget villkor"),
        (8, "`en` saknas"),
        (8, "klammer"),
        (8, "`nummer` är inget ord"),
        (9, "`advise`"),
        (10, "`starrt` är inget ord"),
    ]
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (_, said), (_, part) in zip(found, expected, strict=True):
        assert part in said


def test_the_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "one.yaml").write_text("id: [\n", "utf-8")
    (tmp_path / "others" / "two.yaml").write_text(changed(RULE, ("id: T01", "id: T02"), ("error", "eror")), "utf-8")
    faults = faults_in(tmp_path, changed(RULE, ("led_by", "lead_by")))
    assert {Path(fault.place.file).name for fault in faults} == {"one.yaml", "two.yaml", "name.yaml"}


@pytest.mark.parametrize("nest", ["({})*", "({})/serves", "({}/serves)+", "^({})?"])
def test_a_nest_of_paths_is_checked_without_delay(nest: str, tmp_path: Path) -> None:
    """Each level asks more than once what the one inside it leads to."""
    path, deeper = "serves", nest.format("serves")
    while len(re.findall(r"\w+|[^\w]", deeper)) <= 100:  # no path is longer
        path, deeper = deeper, nest.format(deeper)
    assert path.count("(") > 15
    assert faults_in(tmp_path, changed(RULE, (REQUIRE, f"{{{path}: {{min_count: 1}}}}"))) == []


def test_of_very_many_rules_that_are_not_there_the_first_are_told(tmp_path: Path) -> None:
    names = ", ".join(f"X{number}" for number in range(100))
    following = changed(RULE, (REQUIRE, f"{REQUIRE}\nfollows_from: [{names}]"))
    for number in (2, 3):
        (tmp_path / f"another{number}.yaml").write_text(changed(following, ("T01", f"T0{number}")), "utf-8")
    faults = faults_in(tmp_path, following)
    assert len(faults) == 201
    assert "fler fel än de första 200" in faults[-1].sv
