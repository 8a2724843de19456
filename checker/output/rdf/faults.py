"""What cannot be said in SHACL."""

from __future__ import annotations


class NotExported(Exception):
    """A rule of which a part has no meaning in SHACL or SPARQL; says which."""
