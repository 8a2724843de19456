"""Values that programs stumble on, as they are put in the place of others; the lists are dense, to be read as lists."""

from __future__ import annotations

import json
from typing import Final

# fmt: off

CHARACTERS: Final = (
    "\0", "\x07", "\x1b[31m", "\x7f", "\x80", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u2029", "\u202e",
    "\u2066", "\ufeff", "\ufffe", "\uffff", "\U0001f9d1\u200d\U0001f692", "\U0010ffff", "e\u0301", "A\u030a",
    "\u0130", "ß", "ﬀ", "\t", "\r", "\n", "\r\n", "\n\n  ", "\u0301" * 40, "ﷺ",
)
"""Letters that programs stumble on: controls, marks that turn the text, combining accents, letters that fold to two."""

SCALARS: Final = (
    "", '""', "''", "~", "null", "NaN", "-0", "0", "-1", "1e9", "1e999999999", "10" * 15, "9" * 400, "1" + "0" * 5000,
    "0x1F", "017", "12:30:45", "1_000", ".inf", "-.inf", "٣", "²", "½", "20,0%", "1 000,5 %", "−5", "5 %%",
    "0,0000001", "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-1-1", "２０２６-01-01", "0001-01-01",
    "2026", "true", "NO", "on", "<<", "=", "*a", "&a b", "!!python/object:os.system x", "!x y", "%TAG", "@", "`",
    "- ", "? ", "a: b", "a:b", "#", "a #b", "|", ">", "|9", "|+0", "'", '"', '"\\x"', '"\\ud800"', '"\\0"',
    '"\\uFFFE"', '"\\x07"', "[]", "{}", "[[]]", "{a: {}}", "[a, b]", "{a: b}", "[1, [2, {c: 3}]]", "{unknown: x}",
    "{unknown: x, among: [y]}", "[", "]", "{", "}", "[a, a]", "{a: 1, a: 2}", "{? [a] : b}", "[" * 70,
    "[" * 60 + "]" * 60, "- - - - a", "---", "...", "<<<<<<< HEAD", "=======", ">>>>>>> x", "=1+1", "@SUM(A1)",
    "<script>", "&amp;", "]]>", "::error::x", "%0A", "`x`", "{number}", "{x|y}", "{", "{{", "{value}", "{a.b}", "{0}",
    "{__class__}", "%s", "$x", "$", "${x}", "../../x", "KS/x", "1.1.1#2", "1.1.1/result/r1", "area/1", "/", "#",
    "a" * 3000, "å" * 3000, "ord " * 2000, "x,y;z\\",
)
"""Values as they are written in a file: numbers, dates, booleans, collections, pieces of other languages."""

PATTERNS: Final = (
    "(a+)+$", "(a|a)*b", "(.*)*x", "((a*)*)*", "a{1000}{1000}", "(x{1,1000}){1,1000}", "(a?){500}a{500}", "[", "(",
    ")", "(?=a)", "\\b", "\\1", "(?P<x>a)", "[a-", "[z-a]", "a**", "^*", "(" * 50,
    "(((((((((((((((((((((a)))))))))))))))))))))", "(\\w+\\s*)+:", "(.|\\n)*?x", "^(([a-z])+.)+[A-Z]([a-z])+$",
    "[\\w-å]", "\\", "\\p{L}", "(?i)a", "|", "||", "a|", "()*",
)
"""Patterns that a search never ends with, or that only some engines know."""

DATES: Final = (
    "0001-01-01", "9999-12-31", "2024-02-29", "1900-01-01", "2199-12-31", "2025-12-31", "2027-01-01",
)
"""Days that are there, at the ends of what is."""

FIGURES: Final = (
    "0", "1", "-1", "00", "2026", "9999", "20,0", "20.0 %", "1 000", "99999999999999999999999999", "0,00000000000001",
    "1" * 300, "−5", "100 %", "101 %", "1900", "2199", "12:30", "3-5", "x", "1,2,3", "5 kr", "5 mnkr",
)
"""Figures that stand where a figure may."""

TEXTS: Final = (
    "alla verksamheter", "Jobbtorg", "2031", "år 9999", "TBD", "XX", "genomföra", "minst 95 %", "(KS - SHB, TEK)",
    "-", "ord " * 2000, "a" * 3000, "=1+1", "<b>&amp;", "]]>", "| a | b |", "`", "**", "[x](y)", "::error::x", "%0A",
    ";", '"', "{number}", "\\", "\ud800", "\udcff", "\ufffe", "KS KF SHB TEK ROS", "1.1.1 1.1.2 9.9.9",
    "ska öka till " * 30,
)
"""Texts that stand where a text may, and mean something to a reader, a rule or an output."""

# fmt: on

FRAGMENTS: Final = (*CHARACTERS, *SCALARS, *(json.dumps(one) for one in PATTERNS))
"""What may stand anywhere."""
