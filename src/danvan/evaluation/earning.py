"""Points that follow from facts by a rule of three, as conditions on these facts (điểm tính theo số liệu)."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from danvan.evaluation.exact import Exact, scaled
from danvan.evaluation.formulas import TRUE, Formula, both, linear_condition

__all__ = ["NUMBER", "Earning"]

NUMBER = ""
"""Under this name a sum of facts has the number that stands in it without a fact."""


@attrs.frozen
class Earning:
    """Points as one sum of facts over another, which is above zero wherever the points come about."""

    top: Mapping[str, Exact]
    bottom: Mapping[str, Exact] = attrs.field(factory=lambda: {NUMBER: 1})

    @property
    def straight(self) -> bool:
        """Whether the points are a sum of facts, divided by no fact."""
        return all(name == NUMBER or not factor for name, factor in self.bottom.items())

    def at_least(self, number: Exact, *, strict: bool = False) -> Formula:
        """The points are no less than a number; more than it, if `strict`."""
        return self._compared(number, -1, strict)

    def at_most(self, number: Exact, *, strict: bool = False) -> Formula:
        """The points are no more than a number; less than it, if `strict`."""
        return self._compared(number, 1, strict)

    def exactly(self, number: Exact) -> Formula:
        """The points are this number."""
        return both(self.at_least(number), self.at_most(number))

    def held(self, number: Exact, low: Exact | None, high: Exact | None) -> Formula:
        """The points are this number once they are held between two bounds, as far as there are any."""
        if low is not None and low == high:
            return TRUE
        if number == high:
            return self.at_least(number)
        return self.at_most(number) if number == low else self.exactly(number)

    def times(self, by: Exact) -> "Earning":
        """The points times a factor."""
        return attrs.evolve(self, top={name: factor * by for name, factor in self.top.items()})

    def equals(self, name: str) -> Formula:
        """A variable is the points; only where these are divided by no fact."""
        by = self.bottom[NUMBER]
        terms: dict[str, Exact] = {
            code: scaled(Fraction(factor) / by) for code, factor in self.top.items() if code != NUMBER
        }
        number = scaled(Fraction(self.top.get(NUMBER, 0)) / by)
        terms[name] = -1
        turned = {code: -factor for code, factor in terms.items()}
        return both(linear_condition(terms, -number), linear_condition(turned, number))

    def _compared(self, number: Exact, sign: int, strict: bool) -> Formula:
        terms: dict[str, Exact] = dict(self.top)
        for name, factor in self.bottom.items():
            terms[name] = terms.get(name, 0) - number * factor
        rest = terms.pop(NUMBER, 0)
        signed: dict[str, Exact] = {name: factor * sign for name, factor in terms.items()}
        return linear_condition(signed, -rest * sign, strict=strict)
