"""What a user imports is there, and importing the package costs nothing but itself."""

import ast
import importlib
import pathlib
import subprocess
import sys

import pytest

import danvan

HEAVY = ("cattrs", "hypothesis", "yaml", "tomllib", "tomli_w", "csv", "json", "danvan.serialization", "danvan.records")


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    before = loaded_by("import attrs")
    loaded = loaded_by("import attrs, danvan") - before
    assert not loaded & set(HEAVY)
    assert {name for name in loaded if name.startswith("danvan")} == {"danvan"}


def test_reading_json_loads_no_other_format_and_no_converter() -> None:
    before = loaded_by("import attrs")
    loaded = loaded_by("from danvan import serialization; serialization.loads('{}', 'json')") - before
    assert not loaded & {"cattrs", "hypothesis", "yaml", "tomllib", "tomli_w", "csv"}


def test_validating_a_petition_loads_no_other_room(tmp_path: pathlib.Path) -> None:
    """Nor what only a wrong file, a table or the option --version needs."""
    path = tmp_path / "a.json"
    matters = '[{"id": "m", "kind": "complaint"}]'
    path.write_text(
        '{"danvan": "petition/1.0", "id": "a", "unit": "u", "channel": "post", "received_on": "2026-01-02", '
        f'"matters": {matters}}}',
        "utf-8",
    )
    loaded = loaded_by(f"from danvan.cli import main; main(['validate', {str(path)!r}])")
    assert "danvan.petitions.petition" in loaded
    assert not loaded & {"cattrs", "yaml", "tomllib", "csv", "importlib.metadata", "difflib", "traceback"}
    assert not loaded & {
        "danvan.bundled",
        "danvan.reports.report",
        "danvan.law.windows",
        "danvan.serialization.explain",
    }


@pytest.mark.parametrize("name", danvan.__all__)
def test_every_name_is_what_type_checkers_see(name: str) -> None:
    tree = ast.parse(pathlib.Path(str(danvan.__file__)).read_text(encoding="utf-8"))
    homes = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    assert getattr(danvan, name) is getattr(importlib.import_module(str(homes[name])), name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'danvan' has no attribute 'Reportt'"):
        danvan.Reportt  # noqa: B018  # the look-up is the test
