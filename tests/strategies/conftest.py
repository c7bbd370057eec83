"""How the tests of the strategies look at many draws at once."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

Draws = Callable[[st.SearchStrategy[object], int], list[object]]


@pytest.fixture(scope="session")
def draws() -> Draws:
    """So many draws of a strategy, with every health check on."""

    def draw(strategy: st.SearchStrategy[object], number: int) -> list[object]:
        found: list[object] = []

        @settings(max_examples=number, database=None, deadline=None, phases=[Phase.generate], derandomize=True)
        @given(strategy)
        def keep(value: object) -> None:
            found.append(value)

        keep()
        return found

    return draw
