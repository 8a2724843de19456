"""Everything that is wrong with a file that is not taken. Imported only for such a file."""

from yaml.error import YAMLError

from checker.yamlfile.build import Oddity
from checker.yamlfile.characters import forbidden_characters
from checker.yamlfile.oddities import conflict_markers, worded
from checker.yamlfile.places import Fault, Source
from checker.yamlfile.syntax import syntax_fault


def refusals(source: Source, oddities: list[Oddity], broken: YAMLError | None) -> list[Fault]:
    """The faults of a text in which a parser met `oddities` and, unless it is None, stopped at `broken`.

    What is wrong with the text itself, control characters and merge markers, explains why a parser stumbled: beside
    it, the parser's own complaint is left out.
    """
    causes = [*conflict_markers(source), *forbidden_characters(source)]
    if broken is not None and not causes:
        causes = [syntax_fault(broken, source)]
    return [*(worded(oddity, source) for oddity in oddities), *causes]
