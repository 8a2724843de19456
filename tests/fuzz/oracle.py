"""What may come of an input, however hostile: a result or faults that help; never another exception, never a long wait.

`outcome_of` runs an input and says what is wrong with what came of it, if anything.
"""

from __future__ import annotations

import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple

if sys.platform != "win32":
    import resource

from checker.finding import Finding
from checker.words import LANGUAGES
from checker.yamlfile import Fault, FaultsFound, Place
from checker.yamlfile.decode import decode
from checker.yamlfile.places import Source

LIMIT: Final = 2.0
"""Seconds of processor time in user mode that an input under a megabyte may take."""
PATIENT: Final = 20.0
"""Seconds after which an input hangs, whatever else the machine has to do: tests measure by calls, not by the clock."""
_LONGEST: Final = 1_500
"""Characters of a fault's text: it is read in a terminal."""

_OF_PYTHON: Final = re.compile(
    r"<class |object at 0x|Traceback|\w+Error\b|Decimal\(|\bNoneType\b|\bdict_|\bframe\b|<function "
)
"""Words that tell of the program and not of the input."""

_NOT_ON_A_LINE: Final = re.compile("[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that break a line of output, steer a terminal or cannot be written at all."""


class TooSlow(BaseException):
    """The limit was reached; no `except Exception` on the way swallows it."""


class Wrong(Exception):
    """What came of an input is neither a result nor faults that help."""


class Complaint(NamedTuple):
    """What is wrong: in one line, by which the same is known again, and at length."""

    what: str
    details: str


Run = Callable[[bytes], Iterable[Any]]
"""Runs an input to its end; gives the faults and findings that it came to, where they are not raised."""


class Outcome(NamedTuple):
    """What came of an input: whether it was refused, in how much processor time, and what is wrong with that."""

    refused: bool
    seconds: float
    complaint: Complaint | None


def outcome_of(run: Run, data: bytes, limit: float = LIMIT) -> Outcome:
    """Runs an input to its end, within so many seconds of processor time, and looks at all that is said of it."""
    said: list[Any] = []
    refused, wrong = False, None
    started = _worked()
    _set_timer(limit * 1.5)
    try:
        said += run(data)
    except FaultsFound as found:
        refused = True
        wrong = None if found.faults else Complaint("refused without a fault", "")
        said += found.faults
    except Wrong as error:
        wrong = Complaint(str(error).partition(": ")[0], str(error))
    except TooSlow:
        wrong = Complaint(f"slower than {limit} s", traceback.format_exc())
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        wrong = Complaint(f"{type(error).__name__} in {last.filename}:{last.name}", traceback.format_exc())
    finally:
        _set_timer(0)
    seconds = _worked() - started
    if wrong is None and seconds > limit:
        wrong = Complaint(f"slower than {limit} s", f"{seconds:.1f} s")
    return Outcome(refused, seconds, wrong or _unhelpful(said, data))


def _worked() -> float:
    """Seconds of processor time in user mode so far, of this process and of those that it started and saw end.

    What the system does for a process depends on what else the machine has to do.
    """
    if sys.platform == "win32":
        return time.process_time()
    return sum(resource.getrusage(whose).ru_utime for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _set_timer(seconds: float) -> None:
    """Stops Python code after so much processor time; what hangs in C `watched` ends."""
    if sys.platform != "win32":
        signal.signal(signal.SIGVTALRM, _stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)  # again, where what it raises is swallowed


def _stop(*_: object) -> None:
    raise TooSlow


def _unhelpful(said: list[Any], data: bytes) -> Complaint | None:
    """What is wrong with what is said of an input: a text that does not help, or a place that is not in it."""
    source: Source | None = None
    with suppress(FaultsFound):
        source = Source(FILE, decode(data, FILE)[0])
    read: set[tuple[type, str]] = set()  # the same is often said of ten thousand lines
    for one in said:
        if not isinstance(one, Fault | Finding):
            continue
        texts = _texts(one, read)
        problem = next(_wrong_words(texts, is_fault=isinstance(one, Fault)), None)
        if problem is None and one.place.file == FILE and source is not None:
            problem = next(_outside(one.place, source), None)
        if problem is not None:
            return Complaint(problem, f"{problem}: {one.place} {_texts(one, set())}"[:1_500])
    return None


def _texts(one: Fault | Finding, read: set[tuple[type, str]]) -> list[str]:
    """What is said in both languages, but what is read already; a fault makes its words fit, which is what is read."""
    raw = [one.sv, one.en] if isinstance(one, Fault) else [*one.message]
    fresh = [number for number, text in enumerate(raw) if (type(one), text) not in read]
    read |= {(type(one), raw[number]) for number in fresh}
    return [one.text(LANGUAGES[number]) if isinstance(one, Fault) else raw[number] for number in fresh]


def _wrong_words(texts: list[str], *, is_fault: bool) -> Iterator[str]:
    """What is wrong with a fault's texts, which are the tool's own, or a finding's, which quote the agreement."""
    for text in texts:
        if not text.strip():
            yield "a text without words"
        if not is_fault:
            continue
        if len(text) > _LONGEST:
            yield f"a fault of more than {_LONGEST} characters"
        if found := _NOT_ON_A_LINE.search(text):
            yield f"a fault with U+{ord(found[0]):04X} in it"
        if _OF_PYTHON.search(text):
            yield "a fault that tells of Python"


FILE: Final = "input"
"""By this name the input goes in faults and findings."""


def _outside(place: Place, source: Source) -> Iterator[str]:
    """What is wrong with a place in the input."""
    if not 1 <= place.line <= place.end_line or place.column < 1 or place.end_column < 1:
        yield "a place that is none"
    elif place[1:3] > place[3:5]:
        yield "a place that ends before it begins"
    elif place[1:] != (1, 1, 1, 1):
        if place.end_line > len(source.starts):
            yield "a line that the file has not"
        for line, column in (place[1:3], place[3:5]):
            begin = source.starts[line - 1] if line <= len(source.starts) else 0
            end = source.starts[line] if line < len(source.starts) else len(source.text)
            if column > end - begin + 1:
                yield "a column that the line has not"
