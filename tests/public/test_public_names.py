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
