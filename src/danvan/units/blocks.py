"""The blocks of agency codes: which letter is for whom (khối mã định danh điện tử cấp 1)."""

import re
from collections.abc import Iterator

import attrs

from danvan.errors import Sentence
from danvan.law.instruments import Citation
from danvan.units.identifiers import FORMS, Scheme

__all__ = ["AgencyBlock", "AgencyBlocks"]

_CODE = re.compile(FORMS[Scheme.QD20][0])
_LEVEL_1 = re.compile(r"[A-Z][0-9]{2}")


@attrs.frozen(kw_only=True)
class AgencyBlock:
    """The level-1 agency codes of one letter (khối mã cấp 1), Decision 20/2020/QĐ-TTg.

    It takes in the numbers from `least` to `most`, both included: ``I`` from 1 to 6 is ``I01`` to ``I06``.
    `who` says whose codes these are. `withdrawn` are codes of the block that `withdrawn_by` took out
    again, `added` those that `added_by` put in; both are level-1 codes. Raises `ValueError` where these
    do not fit together.
    """

    letter: str
    least: int
    most: int
    who: Sentence
    source: Citation
    withdrawn: frozenset[str] = frozenset()
    withdrawn_by: Citation | None = None
    added: frozenset[str] = frozenset()
    added_by: Citation | None = None

    def __attrs_post_init__(self) -> None:
        if re.fullmatch("[A-Z]", self.letter) is None:
            raise ValueError(f"the letter of a block is one of A to Z, not {self.letter!r}")
        if not 0 <= self.least <= self.most <= 99:
            raise ValueError(f"block {self.letter} must run upwards within 0 to 99")
        for name, codes, by in (
            ("withdrawn", self.withdrawn, self.withdrawn_by),
            ("added", self.added, self.added_by),
        ):
            outside = sorted(code for code in codes if not self.holds(code) or len(code) > 3)
            if outside:
                raise ValueError(f"block {self.letter} has no level-1 codes {', '.join(outside)} to be {name}")
            if bool(codes) is not (by is not None):
                raise ValueError(f"block {self.letter} needs codes and an instrument together for {name}")
        if self.withdrawn & self.added:
            raise ValueError(f"block {self.letter} has codes both withdrawn and added")

    def codes(self) -> tuple[str, ...]:
        """The level-1 codes of the block in their order, those withdrawn among them."""
        return tuple(f"{self.letter}{number:02d}" for number in range(self.least, self.most + 1))

    def holds(self, code: str) -> bool:
        """Whether an agency code stands in this block by its level 1, be it withdrawn or not."""
        head = _level_1(code)
        return head is not None and head[0] == self.letter and self.least <= int(head[1:]) <= self.most


@attrs.frozen(kw_only=True)
class AgencyBlocks:
    """The blocks of agency codes together; `ValueError` where two of them overlap.

    A code is that of Decision 20/2020/QĐ-TTg, whole (``H31.12``) or its level 1 (``H31``). What has
    another form stands in no block: a code of QCVN 102:2016/BTTTT is not turned round.
    """

    blocks: tuple[AgencyBlock, ...]

    def __attrs_post_init__(self) -> None:
        last: AgencyBlock | None = None
        for block in sorted(self.blocks, key=lambda block: (block.letter, block.least)):
            if last is not None and last.letter == block.letter and block.least <= last.most:
                raise ValueError(f"two blocks have the code {block.letter}{block.least:02d}")
            last = block

    def __iter__(self) -> Iterator[AgencyBlock]:
        return iter(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)

    def block_of(self, code: str) -> AgencyBlock | None:
        """The block in which a code stands; ``None`` where there is none, or where it is no agency code."""
        return next((block for block in self.blocks if block.holds(code)), None)

    def withdrawn(self, code: str) -> bool:
        """Whether the level 1 of a code was taken out of its block by a later instrument."""
        block, head = self.block_of(code), _level_1(code)
        return block is not None and head in block.withdrawn


def _level_1(code: str) -> str | None:
    """The level 1 of an agency code; ``None`` for what has not the form of one."""
    if _CODE.fullmatch(code) is None:
        return None
    match = _LEVEL_1.match(code)
    return None if match is None else match.group()
