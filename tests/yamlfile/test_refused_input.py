"""Every kind of malformed file gives its faults, each with place and both languages, and nothing else."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlfile import Document, Fault, FaultsFound, build, decode, events, read, read_bytes, read_file


def refused(data: bytes | str) -> tuple[Fault, ...]:
    with pytest.raises(FaultsFound) as found:
        read_bytes(data.encode() if isinstance(data, str) else data, "f.yaml")
    return found.value.faults


def spots(data: bytes | str) -> list[tuple[int, int]]:
    return [(fault.place.line, fault.place.column) for fault in refused(data)]


SYNTAX = [
    ("x: [", 1, 5, "slutar mitt i ett värde", "ends in the middle of a value"),
    ("a:\n\tb: c\n", 2, 1, "tabb", "tab"),
    ("a: b\n\tc: d\n", 2, 1, "tabb", "tab"),
    ('å: 1\na: "abc\nb: c\n', 2, 4, "stängs aldrig", "never closed"),
    ("a: 'x\n", 1, 4, "stängs aldrig", "never closed"),
    ('a: "abc\nb: "c d"\n', 1, 4, "stängs aldrig", "never closed"),
    ('a: "abc" def\n', 1, 10, "efter det avslutande citattecknet", "after the closing quotation mark"),
    ("a: 'it's\n", 1, 8, "efter det avslutande citattecknet", "after the closing quotation mark"),
    ("a: [1, 2\nb: 3\n", 1, 4, "Hakparentesen", "bracket"),
    ("a: {x: 1\nb: 3\n", 1, 4, "Klammern", "brace"),
    ("a: [b, c}\n", 1, 9, "stängs med `]`", "closed by `]`"),
    ('a: [ "x" "y"]\n', 1, 10, "kommatecken saknas", "comma is missing"),
    ("a: b\n  c: d\n", 2, 3, "indragen", "indented"),
    ("a:\n  b: 1\n c: 2\n", 3, 2, "indragen", "indented"),
    ("a:\n  - b\n  c: d\n", 3, 3, "indragen", "indented"),
    ("a: [b]\n  - c\n", 2, 3, "indragen", "indented"),
    ("a: []\n  - b\n", 1, 4, "En tom lista (`[]`) följs här av värden. Ta bort `[]`.", "An empty list (`[]`) is"),
    ("a:\n  [ ] # tom\n\n# så\n  - b\n", 2, 3, "Ta bort `[]`.", "Remove `[]`."),
    ("title: a: b\n", 1, 9, "kolon till", "another colon"),
    ("a: {b: c: d}\n", 1, 9, "kolon till", "another colon"),
    ("title Foo\nkind: x\n", 1, 1, "kolon saknas", "colon is missing"),
    ("a: 1\ntitle Foo\nkind: x\n", 2, 1, "kolon saknas", "colon is missing"),
    ("a: 1\ntitle:Foo\nkind: x\n", 2, 1, "mellanslag saknas efter kolonet", "space is missing after the colon"),
    ("a: %x\n", 1, 4, "får inte börja med tecknet %", "must not begin with the character %"),
    ("a: @x\n", 1, 4, "får inte börja med tecknet @", "must not begin with the character @"),
    ("a: `x`\n", 1, 4, "får inte börja med tecknet `", "must not begin with the character `"),
    ("a: *viktigt*\n", 1, 4, "får inte börja med tecknet *", "must not begin with the character *"),
    ("a: & b\n", 1, 4, "får inte börja med tecknet &", "must not begin with the character &"),
    ("a: | text\n", 1, 4, "får inte börja med tecknet |", "must not begin with the character |"),
    ("a: > 5\n", 1, 4, "får inte börja med tecknet >", "must not begin with the character >"),
    ("%foo\na: b\n", 1, 1, "får inte börja med %", "must not begin with %"),
    ('a: "c:\\path"\n', 1, 7, "omvänt snedstreck", "backslash"),
    ("a: - b\n", 1, 4, "egen rad", "its own line"),
    ("a: [a, , b]\n", 1, 8, "värde saknas före `,`", "value is missing before `,`"),
    ("a: ]\n", 1, 4, "värde saknas före `]`", "value is missing before `]`"),
    ("a: !x!b c\n", 1, 4, "`!x!b` läses som en typangivelse", "`!x!b` is read as a YAML tag"),
    ("[a]\nb: c\n", 2, 1, "hör inte ihop", "does not go together"),
    ("a: 1\n...\nb: 2\n", 3, 1, "hör inte ihop", "does not go together"),
]


@pytest.mark.parametrize(("text", "line", "column", "sv", "en"), SYNTAX)
@pytest.mark.parametrize("own_parser", [False, True], ids=["libyaml", "python"])
def test_syntax(
    text: str, line: int, column: int, sv: str, en: str, own_parser: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if own_parser and text.startswith("%foo"):
        pytest.skip("PyYAML's own parser skips unknown directives")
    if own_parser:
        monkeypatch.setattr(events, "Parser", events.python_parser())
    (fault,) = refused(text)
    assert fault.place[:3] == ("f.yaml", line, column)
    assert sv in fault.text("sv")
    assert en in fault.text("en")


def test_a_cause_that_is_not_known_is_quoted() -> None:
    (fault,) = refused("a: |0\n  x\n")
    assert "Läsaren säger: ”while scanning a block scalar: found an indentation indicator equal to 0”" in fault.sv
    assert "The parser says: “while scanning a block scalar: found" in fault.en


ODDITIES = [
    ("b: 1\nå: 2\nå: 3\n", (3, 1, 3, 2), "står två gånger: här och på rad 2", "stands twice: here and on line 2"),
    ("b: {x: 1, x: 2}\n", (1, 11, 1, 12), "Fältet `x` står två gånger", "The field `x` stands twice"),
    ("e\u0301: 1\n\u00e9: 2\n", (2, 1, 2, 2), "på rad 1", "on line 1"),
    ('"\\u0065\\u0301": 1\n\u00e9: 2\n', (2, 1, 2, 2), "på rad 1", "on line 1"),
    ("a: &x 1\n", (1, 4, 1, 6), "`&x` läses som ett märke", "`&x` is read as a mark"),
    ("a: *x\n", (1, 4, 1, 6), "`*x` läses som en hänvisning", "`*x` is read as a reference"),
    ("a:\n  <<: 1\n", (2, 3, 2, 5), "`<<`", "`<<`"),
    ("a: !!python/name:os.system x\n", (1, 4, 1, 27), "`!!python/name:os.system`", "`!!python/name:os.system`"),
    ("a: !foo {b: 1}\n", (1, 4, 1, 8), "`!foo` läses som en typangivelse", "`!foo` is read as a YAML tag"),
    ("[a]: b\n", (1, 1, 1, 2), "fältnamn väntades", "name of a field was expected"),
    ("a: b\n---\nc: d\n", (2, 1, 2, 4), "ett dokument till", "Another document"),
]


@pytest.mark.parametrize(("text", "place", "sv", "en"), ODDITIES)
def test_what_yaml_takes_and_we_do_not(text: str, place: tuple[int, ...], sv: str, en: str) -> None:
    (fault,) = refused(text)
    assert fault.place == ("f.yaml", *place)
    assert sv in fault.sv
    assert en in fault.en


def test_all_oddities_are_told_at_once_and_before_the_syntax_error_that_follows() -> None:
    assert spots("a: &x !t 1\na: *x\na: 2\nb: {c: 1, c: 1, [d, d: {e: 1, e: 1}]: 2}\n{f: 1, f: 2}: !u 3\nb: @\n") == [
        (1, 4), (1, 7), (2, 1), (2, 4), (3, 1), (4, 11), (4, 17), (4, 31), (5, 1), (5, 8), (5, 15), (6, 1), (6, 4)
    ]  # fmt: skip


def test_a_quoted_merge_sign_is_text() -> None:
    assert read_bytes(b'"<<": 1\nb: <<\n', "f").value == {"<<": "1", "b": "<<"}


@pytest.mark.parametrize("text", ["", " \n", "# bara en kommentar\n", "---\n", "---\n...\n", "null\n", "~"])
def test_an_empty_file(text: str) -> None:
    (fault,) = refused(text)
    assert fault.place == ("f.yaml", 1, 1, 1, 1)
    assert "tom" in fault.sv
    assert "empty" in fault.en


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_merge_conflict_markers(line_end: str) -> None:
    text = "a: b\n<<<<<<< HEAD\nc: d\n||||||| x\n=======\nc: e\n>>>>>>> branch\n".replace("\n", line_end)
    faults = refused(text)
    assert [fault.place[1:] for fault in faults] == [(2, 1, 2, 13), (4, 1, 4, 10), (5, 1, 5, 8), (7, 1, 7, 15)]
    assert all("sammanslagning" in fault.sv and "unfinished merge" in fault.en for fault in faults)


def test_merge_conflict_markers_inside_a_quotation_that_yaml_accepts() -> None:
    assert spots('a:\n  b: "x\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> c\n"\n') == [(3, 1), (5, 1), (7, 1)]
    assert spots('a: "x\n<<<<<<< HEAD\n"\n') == [(2, 1)]
    assert spots('a: "x\n>>>>>>> other\n"\n') == [(2, 1)]


def test_equals_signs_alone_are_no_marker() -> None:
    assert read_bytes(b"a: |\n  Rubrik\n  =======\n", "f").value == {"a": "Rubrik\n=======\n"}
    assert all("sammanslagning" not in fault.sv for fault in refused("a: b\n=======\nc: d\n"))
    assert read_bytes(b'a: "<<<<<<<\n=======\n"\n', "f").value == {"a": "<<<<<<< ======= "}


def test_control_characters() -> None:
    faults = refused("å😀: \x00\r\nb: \x07\x1b\x7f\x80\ufeff\n".encode())
    assert [fault.place[1:3] for fault in faults] == [(1, 5), (2, 4), (2, 5), (2, 6), (2, 7), (2, 8)]
    assert "U+0000 NULL" in faults[0].sv
    assert "U+001B ESCAPE" in faults[2].en
    assert "U+FEFF ZERO WIDTH NO-BREAK SPACE" in faults[5].en
    assert len(refused("a: " + "\x01" * 50)) == 20


def test_a_byte_order_mark_that_yaml_would_let_through() -> None:
    assert spots("a: \ufeffb\nc: d\ufeff\n") == [(1, 4), (2, 5)]


def test_undecodable_bytes() -> None:
    (fault,) = refused(b"a: \xe5\r\nb: \x81\n")
    assert fault.place[1:] == (2, 4, 2, 5)
    assert "0x81" in fault.sv
    assert "0x81" in fault.en
    (fault,) = refused("a: å\nb".encode("utf-16")[:-1])
    assert fault.place[1:3] == (2, 1)
    assert "UTF-16" in fault.sv


def test_two_encodings_in_one_file() -> None:
    faults = refused("å: ä\n".encode() + b"b: \xe5 \xe4\n")
    assert [fault.place[1:3] for fault in faults] == [(2, 4), (2, 6)]
    assert "byten 0xE5" in faults[0].sv
    assert "byte 0xE5" in faults[0].en


@pytest.mark.parametrize(("start", "name"), [(b"PK\x03\x04\x00", "Word"), (b"%PDF-1.7\n%\xe2", "PDF")])
def test_office_files(start: bytes, name: str) -> None:
    (fault,) = refused(start)
    assert name in fault.sv
    assert name in fault.en


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_bytes(("[" * 64 + "]" * 64).encode(), "f").value is not None
    assert spots("[" * 65 + "]" * 65) == [(1, 65)]
    assert "64 nivåer" in refused("{a: " * 70)[0].sv
    assert "20 MB" in refused(b" " * (decode.MOST_BYTES + 1))[0].sv
    monkeypatch.setattr(events, "MOST_VALUES", 50)
    assert len(read_bytes(("[" + "a, " * 49 + "]").encode(), "f").value or "") == 49
    (fault,) = refused("[" + "a, " * 50 + "]")
    assert fault.place[1:3] == (1, 149)
    assert "fler än" in fault.sv
    assert "more than" in fault.en
    monkeypatch.setattr(build, "MOST_ODDITIES", 3)
    assert spots("a: 1\n" * 9) == [(2, 1), (3, 1), (4, 1), (5, 1)]


def test_a_file_of_the_largest_size_and_one_that_is_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MOST_BYTES", 10)
    monkeypatch.setattr(read, "MOST_BYTES", 10)
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: 3456789")
    assert read_file(path).value == {"a": "3456789"}
    path.write_bytes(b"a: 34567890")
    with pytest.raises(FaultsFound, match="larger than"):
        read_file(path)


def test_a_million_brackets_are_refused_in_no_time() -> None:
    code = (
        "from checker.yamlfile import *\nimport time\nbegin = time.perf_counter()\ntry: read_bytes(b'[' * 10**6, 'f')\n"
    )
    code += "except FaultsFound as found: print(len(found.faults), time.perf_counter() - begin)\n"
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    count, seconds = done.stdout.split()
    assert count == "1"
    assert float(seconds) < 0.5
    assert time.perf_counter() - begin < 10


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reason(path: Path | str) -> Fault:
        with pytest.raises(FaultsFound) as found:
            read_file(path, "shown.yaml")
        (fault,) = found.value.faults
        assert fault.place == ("shown.yaml", 1, 1, 1, 1)
        return fault

    (tmp_path / "ks-2026.yaml").write_bytes(b"a: b\n")
    assert reason(tmp_path / "ks-2062.yaml").sv == "Filen finns inte. Menade du `ks-2026.yaml`?"
    assert reason(tmp_path / "helt annat").en == "There is no such file."
    assert "finns inte" in reason(tmp_path / "no" / "folder").sv
    assert "mapp" in reason(tmp_path).sv
    assert reason("a\0b").en.startswith("The file cannot be read")

    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", shut)
    assert "behörighet" in reason(tmp_path / "ks-2026.yaml").sv
    assert "permission" in reason(tmp_path / "ks-2026.yaml").en


def outcome(data: bytes) -> Document | tuple[Fault, ...]:
    try:
        return read_bytes(data, "f")
    except FaultsFound as found:
        return found.faults


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet="a:-[]{}&*!|>'\"%@` \n\t,?#<=\\\x00\xe5", max_size=60).map(str.encode))
def test_nothing_but_faults_is_raised(data: bytes) -> None:
    result = outcome(data)
    if isinstance(result, Document):
        assert yaml.load(result.text, Loader=yaml.CBaseLoader) is not None
    else:
        assert result
        assert list(result) == sorted(result)
        assert all(fault.sv and fault.en and fault.place.line >= 1 <= fault.place.column for fault in result)
