"""Why a unit cannot be told: errors with a code, both sentences, and the candidates where there are some."""

from danvan.errors import Problem, Refused, Sentence

__all__ = ["AmbiguousUnit", "UnknownUnit", "unit_problem"]


class UnknownUnit(Refused):
    """No unit answers an id, a code or a name on that day.

    `problem` holds the code, such as ``unit-code-unknown``, and its values.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(_said(problem))
        self.problem = problem

    @property
    def code(self) -> str:
        """The rule that stood in the way."""
        return self.problem.code


class AmbiguousUnit(Refused):
    """Several units answer a code or a name on that day; `candidates` are their ids, in order."""

    def __init__(self, problem: Problem, candidates: tuple[str, ...]) -> None:
        super().__init__(_said(problem))
        self.problem = problem
        self.candidates = candidates

    @property
    def code(self) -> str:
        """The rule that stood in the way."""
        return self.problem.code


def unit_problem(code: str, /, **values: object) -> Problem:
    """A problem with one of the codes of `danvan.messages.units`."""
    return Problem(code, (), tuple((name, str(value)) for name, value in values.items()))


def _said(problem: Problem) -> Sentence:
    from danvan import messages

    said, mend = messages.sentence(problem), messages.mend(problem)
    return said if mend is None else Sentence(f"{said.vi} {mend.vi}", f"{said.en} {mend.en}")
