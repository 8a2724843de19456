"""An agreement as RDF, and rules as SHACL shapes, in Turtle: for other programs, and for a second opinion on our own.

Data: nodes, relations, attributes and facts as triples, organisations in the words of the W3C's ORG. Rules: SHACL 1.0
and `sh:sparql`, in the constraints' own words. What SHACL 1.2 adds is not used: engines of today pass it in silence.
"""

from __future__ import annotations

from checker.output.rdf.data import agreement_turtle
from checker.output.rdf.rules import NotExported, facts_read, rules_turtle, shape_turtle
from checker.output.rdf.words import words_turtle

__all__ = ["NotExported", "agreement_turtle", "facts_read", "rules_turtle", "shape_turtle", "words_turtle"]
