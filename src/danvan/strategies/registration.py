"""Tells Hypothesis about danvan's records, when and only when Hypothesis is imported.

The entry point ``hypothesis`` of the package names `register`; after that ``st.from_type(Report)``
and ``st.builds`` know every record, whether anybody imported `danvan.strategies` or not.
"""

from hypothesis import strategies as st

from danvan.dates import PartialDate
from danvan.extra import Extra
from danvan.records import parts_of
from danvan.serialization.kinds import KINDS
from danvan.strategies.fields import made
from danvan.strategies.values import extras, partial_dates

__all__ = ["register"]


def register() -> None:
    """Give Hypothesis a strategy for every record class, for `PartialDate` and for `Extra`."""
    classes = dict.fromkeys(part for kind in KINDS.values() for part in parts_of(kind.record))
    for cls in classes:
        st.register_type_strategy(cls, _strategy_of)
    st.register_type_strategy(PartialDate, partial_dates())
    st.register_type_strategy(Extra, extras())


def _strategy_of(cls: type[object]) -> st.SearchStrategy[object]:
    return made(cls)
