"""What dialogues left to be answered (theo dõi kết luận đối thoại): passed on to whom, due when, answered how far."""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from danvan.activities.dialogue import Dialogue, PassedOn

__all__ = ["LeftOpen", "left_open"]


@attrs.frozen(kw_only=True)
class LeftOpen:
    """Opinions that a dialogue passed on and that are not all answered (ý kiến còn phải trả lời).

    `open` is how many are left, ``None`` where it was not counted. `late_days` are calendar days after the
    due day; 0 where it is not late, or where no due day was set.
    """

    dialogue: str
    passed_on: PassedOn
    open: int | None
    late_days: int


def left_open(dialogues: Iterable[Dialogue], *, on: dt.date) -> Iterator[LeftOpen]:
    """What is still to be answered on a day, the latest first; an answer after that day is not known yet.

    What was passed on without a count is answered when an answer has a day. Dialogues of which not even the
    year is known, or that come later, are passed over.
    """
    found: list[LeftOpen] = []
    for dialogue in dialogues:
        held = None if dialogue.occasion.on is None else dialogue.occasion.on.first()
        if held is None or held > on:
            continue
        for item in dialogue.passed_on:
            left = _left(item, on)
            if left == 0:
                continue
            late = 0 if item.due is None else max(0, (on - item.due).days)
            found.append(LeftOpen(dialogue=dialogue.id, passed_on=item, open=left, late_days=late))
    yield from sorted(found, key=lambda item: -item.late_days)


def _left(item: PassedOn, on: dt.date) -> int | None:
    """How many are left; 0 for none."""
    came = item.answered_on is None or item.answered_on <= on
    answered = (item.answered or 0) if came else 0
    if item.count is not None:
        return item.count - answered
    return 0 if item.answered_on is not None and came and item.answered is None else None
