"""Why nothing is said of an agreement by rules that would go through far more of it than any rule has use for."""

from __future__ import annotations

from collections.abc import Sequence

from checker.rulebook.rule import Rule
from checker.words import figure
from checker.yamlfile import Fault, FaultsFound


class TooWide(FaultsFound):
    """Rules that go through too much of an agreement: a fault of the one that goes through most, never a verdict."""

    def __init__(self, rules: Sequence[Rule], spent: Sequence[float], file: str, most: int) -> None:
        most_spent = max(spent)
        rule = rules[spent.index(most_spent)]
        widest = rule.id
        number = figure(most)
        if most_spent * 2 > most:
            sv = f"{widest}: regeln går igenom mer än {number.sv} värden när {file} granskas, så ingenting sägs om den."
            en = f"{widest}: the rule goes through more than {number.en} values of {file}, so nothing is said of it."
        else:
            sv = f"Reglerna går igenom mer än {number.sv} värden när {file} granskas, så ingenting sägs om den."
            en = f"The rules go through more than {number.en} values of {file}, so nothing is said of it."
            sv, en = f"{sv} Den här, {widest}, står för det mesta.", f"{en} This one, {widest}, goes through most."
        sv += (
            " Det blir så mycket när en regel från varje del ser på nästan alla andra, om och om igen. "
            "Låt den börja i det som den handlar om och gå färre steg därifrån; "
            f"tills dess kan den lämnas utanför med `--ignore {widest}` eller `ignore` i styrkoll.yaml."
        )
        en += (
            " It is so much where a rule looks from every part at nearly all others, again and again. "
            "Let it begin at what it is about and go fewer steps from there; "
            f"until then it can be left out with `--ignore {widest}` or `ignore` in styrkoll.yaml."
        )
        super().__init__([Fault(rule.place, sv, en)])
