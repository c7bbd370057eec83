"""What programmes and dialogues set a day for and nobody says was done: milestones, and opinions to be answered."""

import datetime as dt
from collections.abc import Iterable, Iterator

from danvan.activities.dialogue import Dialogue
from danvan.activities.followup import left_open
from danvan.activities.milestones import MilestoneState, milestones_of
from danvan.activities.programme import Programme, ProgrammeStatus
from danvan.checks.issue import Issue, Spot
from danvan.errors import Problem
from danvan.serialization.kinds import Kind

__all__ = ["Overdue"]

_NOT_UNDER_WAY = frozenset({ProgrammeStatus.DRAFT, ProgrammeStatus.STOPPED})


class Overdue:
    """What was due from the day `since` on and before the day `on`, in files that hold everything done since.

    What was due before may have been done before, and need not stand in the files.
    """

    def __init__(self, since: dt.date, on: dt.date) -> None:
        self._since = since
        self._on = on

    def concerns(self, cls: type) -> bool:
        return cls in (Programme, Dialogue)

    def see(self, record: object, kind: Kind, spot: Spot) -> Iterable[Issue]:
        if isinstance(record, Programme):
            return [Issue(spot, problem) for problem in self._milestones(record)]
        if isinstance(record, Dialogue):
            return [Issue(spot, problem) for problem in self._answers(record)]
        return ()

    def finish(self) -> Iterator[Issue]:
        yield from ()

    def _milestones(self, programme: Programme) -> Iterator[Problem]:
        if programme.status in _NOT_UNDER_WAY:
            return
        for place, found in enumerate(milestones_of(programme, on=self._on)):
            due = found.milestone.by.last()
            if found.state is MilestoneState.OVERDUE and due is not None and due >= self._since:
                at = ("milestones", place)
                yield Problem.of("milestone-overdue", at, text=found.milestone.text, due=due, on=self._on)

    def _answers(self, dialogue: Dialogue) -> Iterator[Problem]:
        for found in left_open([dialogue], on=self._on):
            item = found.passed_on
            if item.due is None or not self._since <= item.due < self._on:
                continue
            place = next(index for index, other in enumerate(dialogue.passed_on) if other is item)
            yield Problem.of(
                "answer-overdue",
                ("passed_on", place),
                to=item.to or item.to_text or "–",
                open_en="not all are answered" if found.open is None else f"{found.open} of them have no answer",
                open_vi="chưa trả lời hết" if found.open is None else f"còn {found.open} ý kiến chưa trả lời",
                due=item.due,
                on=self._on,
                late_en="1 day" if found.late_days == 1 else f"{found.late_days} days",
                days=found.late_days,
            )
