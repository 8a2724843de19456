"""Our own modules, looked for where they are.

Python asks each of its finders for a module; the one that knows lists the package's folder and tries every ending that
a module's file may have. That is half of what most of our hundred modules cost. Ours are `.py` files in the folder of
their package, with their bytecode beside them, and are looked for there first. What is not there, or was not compiled
from the file as it is, is left to Python, and comes to the same.

This is for the process of a command line, as `later` is.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib._bootstrap_external import MAGIC_NUMBER
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Final

_HEAD: Final = 16
"""The bytes before the bytecode: which Python made it, 0 for a file that is told by its time and size, and these."""


class _Loader(SourceFileLoader):
    """Python's own, but for reading the bytecode of a file that has not changed."""

    def __init__(self, name: str, path: str, kept: str, head: bytes) -> None:
        super().__init__(name, path)
        self._kept = kept
        self._head = head

    def get_code(self, fullname: str) -> CodeType | None:
        """What the module does, as bytecode."""
        try:
            with open(self._kept, "rb", buffering=0) as file:
                data = file.read()
            code = marshal.loads(memoryview(data)[_HEAD:]) if data[:_HEAD] == self._head else None
        except (OSError, EOFError, TypeError, ValueError):
            code = None
        if isinstance(code, CodeType) and code.co_filename == self.path:
            return code
        return super().get_code(fullname)


class _Finder:
    """Finds the modules of our packages; the packages themselves are Python's to find."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module is, and what loads it."""
        if not path or not name.startswith("checker."):
            return None
        last = name.rpartition(".")[2]
        file = f"{path[0]}{os.sep}{last}.py"
        try:
            about = os.stat(file)
        except OSError:
            return None
        kept = f"{path[0]}{os.sep}__pycache__{os.sep}{last}.{sys.implementation.cache_tag}.pyc"
        time_and_size = (int(about.st_mtime) & 0xFFFFFFFF) | (about.st_size & 0xFFFFFFFF) << 32
        head = MAGIC_NUMBER + bytes(4) + time_and_size.to_bytes(8, "little")
        spec = ModuleSpec(name, _Loader(name, file, kept, head), origin=file)
        spec.cached, spec.has_location = kept, True
        return spec


def find_own_modules() -> None:
    """From now on our own modules are looked for where they are, unless Python keeps bytecode elsewhere than usual."""
    if sys.pycache_prefix is None and not sys.flags.optimize and _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
