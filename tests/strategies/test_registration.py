"""Hypothesis knows danvan's records by their types."""

import subprocess
import sys

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from danvan.dates import PartialDate
from danvan.evaluation.gates import Condition
from danvan.extra import Extra
from danvan.reports.figures import Figure
from danvan.reports.report import Report
from danvan.strategies.registration import register

SIMPLE = settings(deadline=None, database=None, phases=[Phase.generate])


@pytest.mark.parametrize("cls", [Report, Figure, Condition, PartialDate, Extra])
def test_types_are_known(cls: type) -> None:
    register()
    assert type(find(st.from_type(cls), lambda _: True, settings=SIMPLE)) is cls


@pytest.mark.parametrize(
    "first",
    [
        "import danvan.strategies",
        "import danvan.strategies.fields",
        "import danvan.strategies.law",
        "import hypothesis",
        "import danvan.strategies.registration as registration; registration.register()",
    ],
)
def test_any_order_of_imports(first: str) -> None:
    program = (
        f"{first}\n"
        "from hypothesis import Phase, find, settings, strategies as st\n"
        "from danvan.strategies.registration import register\n"
        "register()\n"
        "from danvan.reports.report import Report\n"
        "simple = settings(database=None, phases=[Phase.generate])\n"
        "assert type(find(st.from_type(Report), lambda _: True, settings=simple)) is Report\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)


def test_records_do_not_import_hypothesis() -> None:
    program = "import sys, danvan.reports.report; assert 'hypothesis' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
