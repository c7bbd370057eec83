"""Six real rule books as Python, as far as their texts are known.

Titles of lines are retold in Vietnamese, not quoted. Points that the texts read do not state stay
unknown (`None`), and lines without a known shape are `Unencoded`.
"""

from collections.abc import Callable

from book_can_tho_2579 import can_tho_2579
from book_nd_233_2026 import nd_233_2026
from book_qd_25_2021 import qd_25_2021
from book_qd_366 import qd_366
from book_qd_766 import qd_766
from book_tt_01_2018 import tt_01_2018

from danvan.evaluation.rulebook import RuleBook

__all__ = ["BOOKS", "can_tho_2579", "nd_233_2026", "qd_25_2021", "qd_366", "qd_766", "tt_01_2018"]

BOOKS: tuple[Callable[[], RuleBook], ...] = (tt_01_2018, can_tho_2579, qd_25_2021, nd_233_2026, qd_366, qd_766)
"""The six builders."""
