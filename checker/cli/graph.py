"""`styrkoll graph`."""

from __future__ import annotations

import sys

import click

from checker.cli.exits import Exit
from checker.cli.inputs import agreement_files
from checker.cli.options import language_option, rulebook_of, rules_option
