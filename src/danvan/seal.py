"""One value that shows itself to nobody: the seal around what tells who a citizen is (niêm phong).

The value lies in the cell of a function, not in an attribute: whatever lists the attributes of an
object and prints them, as debuggers, dumpers and loggers do, comes upon a function.
"""

from collections.abc import Callable
from typing import Generic, NoReturn, Protocol, TypeVar, final

__all__ = ["Seal", "opened"]

_T_co = TypeVar("_T_co", covariant=True)
_MARK = "<sealed>"


class _Page(Protocol):
    def text(self, obj: str) -> None: ...


@final
class Seal(Generic[_T_co]):
    """A value under seal (giá trị được niêm phong), such as the name in an `Identity`: LTC 9.1.b, 56.

    ``Seal("…")`` shows ``<sealed>`` wherever it is printed. Two are equal when their values are, so
    that records can be compared and kept in sets; they have no order. A copy is the seal itself, and
    pickling is refused. `danvan.unseal` opens the seals of an identity for a named audience and purpose.
    """

    __slots__ = ("_open",)

    _open: Callable[[], _T_co]

    def __init__(self, value: _T_co) -> None:
        object.__setattr__(self, "_open", lambda: value)

    def __init_subclass__(cls) -> None:
        raise TypeError("a subclass of Seal could show what is sealed")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a seal is frozen: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a seal is frozen: {name}")

    def __repr__(self) -> str:
        return _MARK

    def __format__(self, form: str) -> str:
        # A width or a precision would be of the value, so whatever is asked for changes nothing.
        return _MARK

    def _repr_pretty_(self, page: _Page, cycle: bool) -> None:
        # IPython and Hypothesis would else show the call that made the seal.
        page.text(_MARK)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Seal):
            return NotImplemented
        mine, theirs = opened(self), opened(other)
        return type(mine) is type(theirs) and mine == theirs

    def __hash__(self) -> int:
        return hash((Seal, opened(self)))

    def __copy__(self) -> "Seal[_T_co]":
        return self

    def __deepcopy__(self, memo: object) -> "Seal[_T_co]":
        return self

    def __reduce__(self) -> NoReturn:
        # An empty seal in its place would be lost data that nobody notices.
        from danvan import messages
        from danvan.errors import Problem, Refused

        raise Refused(messages.sentence(Problem("seal-pickled")))


def opened(seal: Seal[_T_co]) -> _T_co:
    """The value under a seal: for danvan's own readers and writers, which ask for the audience first."""
    return seal._open()
