"""The notes of the conversion table: how far and in what way an old unit went into a new one (ghi chú)."""

import difflib
from collections.abc import Iterable

import attrs

from danvan.units.events import EdgeChange, Extent

__all__ = ["ConversionNote", "ConversionNotes"]

_NEAR = 0.9


@attrs.frozen(kw_only=True)
class ConversionNote:
    """One class of notes (loại ghi chú): its whole `text`, or with which words it begins.

    `keeps`: the unit stays the same unit, under another name or of another kind perhaps.
    """

    extent: Extent
    changes: tuple[EdgeChange, ...]
    text: str | None = None
    begins: str | None = None
    keeps: bool = False

    def __attrs_post_init__(self) -> None:
        if (self.text is None) == (self.begins is None):
            raise ValueError("a class of notes has its text or its beginning, and not both")

    def fits(self, note: str) -> bool:
        """Whether a note, without blanks around it, is of this class."""
        return note == self.text or (self.begins is not None and note.startswith(self.begins + " "))


class ConversionNotes:
    """The classes of notes that are known; a value that is never changed."""

    __slots__ = ("_notes",)

    def __init__(self, notes: Iterable[ConversionNote]) -> None:
        self._notes = tuple(notes)

    def of(self, note: str) -> ConversionNote | None:
        """The class of a note; ``None`` if it is not known."""
        return next((known for known in self._notes if known.fits(note)), None)

    def near(self, note: str) -> str | None:
        """The known note that this one is a slip of the pen away from; ``None`` if there is none."""
        texts = [known.text for known in self._notes if known.text is not None]
        close = difflib.get_close_matches(note, texts, n=1, cutoff=_NEAR)
        return close[0] if close else None
