"""Why a due date cannot be told: one error with a code and both sentences."""

from danvan.errors import Problem, Refused, Sentence

__all__ = ["CannotCount", "cannot"]


class CannotCount(Refused):
    """A due date was not computed, because the law or the calendar does not give it.

    `problem` holds the code, such as ``limit-no-version``, and its values; the sentence says why in
    both languages.
    """

    def __init__(self, problem: Problem) -> None:
        from danvan import messages

        said, mend = messages.sentence(problem), messages.mend(problem)
        super().__init__(said if mend is None else Sentence(f"{said.vi} {mend.vi}", f"{said.en} {mend.en}"))
        self.problem = problem

    @property
    def code(self) -> str:
        """The rule that stood in the way."""
        return self.problem.code


def cannot(code: str, /, **values: object) -> CannotCount:
    """The error for one of the codes of `danvan.messages.law`."""
    return CannotCount(Problem(code, (), tuple((name, str(value)) for name, value in values.items())))
