"""How a file is named to other programs: from the folder that the run was in, with forward slashes, or as a URI."""

from __future__ import annotations

import os
from types import ModuleType
from urllib.parse import quote


def file_name(file: str, folder: str, paths: ModuleType = os.path) -> str:
    """A file's name from `folder`, with forward slashes; its whole path where it does not lie under that folder.

    `paths` is the module with the rules of paths: `ntpath` for Windows, `posixpath` for the others.
    """
    name: str = paths.normpath(file)
    if paths.isabs(name):
        inside = paths.normpath(folder).rstrip(paths.sep) + paths.sep
        if paths.normcase(name).startswith(paths.normcase(inside)):
            name = name[len(inside) :]
    return name.replace(paths.sep, "/")


def file_uri(file: str, folder: str, paths: ModuleType = os.path) -> str:
    """The same as a URI: relative, or from the root as `file:///C:/avtal/%C3%A5.yaml`."""
    name = file_name(file, folder, paths)
    # A name of bytes that are no text stands in Python as lone surrogates.
    path = quote(name, safe="/", errors="surrogateescape")
    if not paths.isabs(name):
        return path
    drive, rest = paths.splitdrive(name)
    if drive.startswith("//"):  # \\server\share
        return f"file:{path}"
    return f"file:///{drive}{quote(rest, safe='/', errors='surrogateescape')}" if drive else f"file://{path}"
