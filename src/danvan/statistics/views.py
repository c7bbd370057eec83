"""How a matter answers a statistical table: its courses at both ends of the window (vụ việc trong kỳ)."""

import datetime as dt
import functools

from danvan.law.law import Law
from danvan.law.periods import Window
from danvan.petitions.acts import EventKind as E
from danvan.petitions.course import course_of, start
from danvan.petitions.history import Event
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course
from danvan.petitions.states import State as S

__all__ = ["SENT", "UNPROCESSED", "MatterView", "is_processed", "state_of"]

SENT = (E.GUIDE, E.RETURN, E.TRANSFER, E.TO_INVESTIGATION, E.TO_PARTY, E.SPLIT)
"""The steps by which a matter goes to whom it belongs, and leaves the body that received it."""

UNPROCESSED = frozenset({S.NEW, S.RECEIVED, S.REGISTERED, S.CLASSIFIED})
"""Where a matter stands of which it is not yet found out what is to become of it."""


class MatterView:
    """One matter over a window of days, as its events tell it.

    `opening` is how far it had come on the day before the window, `closing` on the window's last day.
    """

    def __init__(self, petition: Petition, matter: Matter, window: Window, law: Law) -> None:
        self.petition = petition
        self.matter = matter
        self.window = window
        self.case: Case = Case(petition=petition, matter=matter, law=law)

    @functools.cached_property
    def opening(self) -> Course:
        """The course as of the day before the window."""
        first = self.window.first
        return start(self.case) if first == dt.date.min else course_of(self.case, on=first - dt.timedelta(days=1))

    @functools.cached_property
    def closing(self) -> Course:
        """The course as of the last day of the window."""
        return course_of(self.case, on=self.window.last, after=self.opening)

    def last(self, *kinds: E) -> Event | None:
        """The last event of these kinds by the end of the window."""
        found = self.closing.past(*kinds)
        return found[-1] if found else None

    def inside(self, event: Event | None) -> bool:
        """Whether an event lies in the window."""
        return event is not None and self.window.first <= event.on <= self.window.last


def state_of(course: Course) -> S:
    """Where a matter stands; what a court took stands where it stood before."""
    return course.before or S.NEW if course.state is S.BARRED else course.state


def is_processed(course: Course) -> bool:
    """Whether it has been found out what is to become of a matter (đã xử lý): TT06-2025, table 02/XLD, column 2.

    Withdrawn as a whole, it needs no processing any more. Where the competent body was urged and the file
    says that the matter is outside authority, that was all that there is to do.
    """
    if state_of(course) not in UNPROCESSED:
        return True
    return course.has(E.WITHDRAW) or (course.has(E.URGE) and course.case.matter.outside_authority)
