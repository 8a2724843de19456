"""Files by the names that other programs know them by, on every system."""

from __future__ import annotations

import ntpath
import posixpath
from types import ModuleType
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.output.addresses import file_name, file_uri


@pytest.mark.parametrize(
    ("paths", "folder", "file", "name", "uri"),
    [
        (posixpath, "/a", "data/ks.yaml", "data/ks.yaml", "data/ks.yaml"),
        (posixpath, "/a", "./data//ks.yaml", "data/ks.yaml", "data/ks.yaml"),
        (posixpath, "/a", "/a/å ä/ks.yaml", "å ä/ks.yaml", "%C3%A5%20%C3%A4/ks.yaml"),
        (posixpath, "/a", "/ab/ks.yaml", "/ab/ks.yaml", "file:///ab/ks.yaml"),
        (posixpath, "/", "/b/ks.yaml", "b/ks.yaml", "b/ks.yaml"),
        (posixpath, "/a", "../b/ks.yaml", "../b/ks.yaml", "../b/ks.yaml"),
        (posixpath, "/a", "c:d.yaml", "c:d.yaml", "c%3Ad.yaml"),
        (posixpath, "/a", "100%#?.yaml", "100%#?.yaml", "100%25%23%3F.yaml"),
        (posixpath, "/a", "a\\b.yaml", "a\\b.yaml", "a%5Cb.yaml"),
        (posixpath, "/a", "\udcff.yaml", "\udcff.yaml", "%FF.yaml"),
        (ntpath, "C:\\avtal", "data\\ks å.yaml", "data/ks å.yaml", "data/ks%20%C3%A5.yaml"),
        (ntpath, "C:\\avtal", "c:\\AVTAL\\ks.yaml", "ks.yaml", "ks.yaml"),
        (ntpath, "C:\\avtal", "D:\\annat\\ks å.yaml", "D:/annat/ks å.yaml", "file:///D:/annat/ks%20%C3%A5.yaml"),
        (ntpath, "C:\\", "C:\\avtal\\ks.yaml", "avtal/ks.yaml", "avtal/ks.yaml"),
        (ntpath, "C:\\avtal", "\\\\srv\\h å\\ks.yaml", "//srv/h å/ks.yaml", "file://srv/h%20%C3%A5/ks.yaml"),
    ],
)
def test_names(paths: ModuleType, folder: str, file: str, name: str, uri: str) -> None:
    assert file_name(file, folder, paths) == name
    assert file_uri(file, folder, paths) == uri


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_uri_leads_back_to_the_name(name: str) -> None:
    parts = urlsplit(file_uri(name, "/a", posixpath))
    assert (parts.query, parts.fragment) == ("", "")
    assert unquote(parts.path if parts.scheme in ("", "file") else "") == file_name(name, "/a", posixpath)
