"""The order in which files are read changes nothing but which of two is named first."""

import itertools
import json
import pathlib
import random

import pytest
from case_files import ON, Case, all_cases

import danvan
from danvan.errors import Finding
from danvan.serialization import load

CASES = [case for case in all_cases(pathlib.Path(__file__).parent / "cases") if len(case.files) > 1]
# Of two that clash, and of several that miss the same record, the first is named.
FIRST = {"id-repeated", "document-number-repeated", "unit-spelling", "reference-missing", "references-unchecked"}


def law(findings: list[Finding]) -> list[tuple[str, ...]]:
    said: list[tuple[str, ...]] = []
    for finding in findings:
        if finding.code in FIRST:
            said.append((finding.code,))
        else:
            said.append((finding.code, str(finding.file), str(finding.line), finding.pointer, finding.message.vi))
    return sorted(said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_any_order_of_files(case: Case, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = case.write(tmp_path)
    expected = law(list(danvan.check(load(*names), on=ON, whole_from=case.whole)))
    for order in itertools.permutations(names):
        assert law(list(danvan.check(load(*order), on=ON, whole_from=case.whole))) == expected


def test_all_cases_at_once_in_any_order(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = []
    for number, case in enumerate(CASES):
        (tmp_path / f"{number:02}").mkdir()
        names += [f"{number:02}/{name}" for name in case.write(tmp_path / f"{number:02}")]
    expected = None
    for seed in range(8):
        random.Random(seed).shuffle(names)
        findings = list(danvan.check(load(*names), on=ON))
        # Which of two clashing numbers stands for the base of a change is also a matter of the first.
        said = [(f.code, f.file, f.line, f.pointer) for f in findings if f.code not in FIRST]
        assert expected is None or sorted(said, key=str) == expected
        expected = sorted(said, key=str)


def report(name: str, year: int, value: int, **more: object) -> str:
    figure = {"indicator": "petitions.received", "value": str(value), **more}
    period = {"kind": "year", "year": year}
    plain = {"danvan": "report/1.0", "id": name, "kind": "periodic", "reporter": "u", "period": period}
    return json.dumps({**plain, "figures": [figure]})


@pytest.mark.parametrize(("base", "codes"), [(10, []), (12, []), (11, ["figure-base"])])
def test_two_reports_of_one_period_that_disagree(
    base: int, codes: list[str], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    delta = {"absolute": str(20 - base), "base_value": str(base), "base_period": {"kind": "year", "year": 2021}}
    (tmp_path / "a.json").write_text(report("a", 2021, 10))
    (tmp_path / "b.json").write_text(report("b", 2021, 12))
    (tmp_path / "c.json").write_text(report("c", 2022, 20, delta=delta))
    for order in itertools.permutations(["a.json", "b.json", "c.json"]):
        found = [finding.code for finding in danvan.check(load(*order), on=ON)]
        assert [code for code in found if code != "references-unchecked"] == codes


def test_the_nearest_is_not_searched_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from danvan.checks import references
    from danvan.serialization import loads

    unit = {"danvan": "unit/1.0", "kinds": [{"kind": "ward"}]}
    lines = [
        json.dumps({**unit, "id": f"xa-{n}", "names": [{"text": f"X{n}"}], "territory": f"xb-{n}"}) for n in range(300)
    ]
    monkeypatch.setattr(references, "_PATIENCE", 1000)
    findings = list(danvan.check(loads("\n".join(lines), "ndjson")))
    near = [finding for finding in findings if finding.mend is not None and "Did you mean" in finding.mend.en]
    # The ids of 300 units and of those that danvan ships are compared, until 1,000 were.
    assert (len(findings), len(near)) == (300, 2)
