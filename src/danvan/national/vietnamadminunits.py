"""The data of the PyPI package ``vietnamadminunits`` (MIT), read without importing the package.

The package itself loads numpy and shapely. Its data are two files: a database with the communes before and
after 1 July 2025, and a table of keys, made of names, that says which went into which.
"""

import importlib.metadata
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

from danvan import messages
from danvan.errors import MissingExtra, Pointer, Refused, Sentence
from danvan.law.instruments import Citation, Mark, Source
from danvan.national.packaged import (
    Link,
    NewCommune,
    Notebook,
    OldCommune,
    PackagedUnits,
    packaged_units,
    say_alone,
    unreadable,
)
from danvan.units.registry import UnitRegistry

__all__ = ["packaged_folder", "read_packaged_units"]

_PACKAGE = "vietnamadminunits"
_DATABASE, _CONVERTER = "dataset.db", "converter_2025.json"
_WHOLE, _PART, _INTO = "DICT_PROVINCE_WARD_NO_DIVIDED", "DICT_PROVINCE_WARD_DIVIDED", "newWardKey"
_OLD_TABLE, _NEW_TABLE = "admin_units_legacy", "admin_units"
_OLD = ("provinceKey", "districtKey", "wardKey", "provinceCode", "districtCode", "district", "wardCode", "ward")
_NEW = ("provinceKey", "wardKey", "provinceCode", "wardCode", "ward")
_OF_COMMUNE = ("wardKey", "wardCode", "ward")

_OldKey = tuple[str, str, str]
_NewKey = tuple[str, str]
_Key = TypeVar("_Key", _OldKey, _NewKey)
_Commune = TypeVar("_Commune", OldCommune, NewCommune)


class _Said(NamedTuple):
    """That an old commune went into a new one, by their keys, with the place where it is said."""

    old: str
    new: _NewKey
    whole: bool
    pointer: Pointer


def packaged_folder() -> Path:
    """The folder with the data of the installed package. Raises `MissingExtra` if it is not installed."""
    try:
        found = importlib.metadata.distribution(_PACKAGE)
    except importlib.metadata.PackageNotFoundError as error:
        raise MissingExtra(
            Sentence(
                "Danh mục xã cần gói vietnamadminunits: pip install 'danvan[units]'",
                "The list of communes needs vietnamadminunits: pip install 'danvan[units]'",
            )
        ) from error
    return Path(str(found.locate_file(f"{_PACKAGE}/data")))


def read_packaged_units(
    folder: Path, registry: UnitRegistry, *, end_of_districts: tuple[Citation, ...] = ()
) -> PackagedUnits:
    """The communes before and after 1 July 2025, from the folder with the data of the package.

    `registry` holds the provinces on both sides of the reform. `end_of_districts` says by what law the
    districts ended. The files keep neither notes nor names in law: a commune that alone went into one with
    its own code is taken for the same commune, renamed or of another kind as the two names say. Raises
    `Refused` for files that do not have the form of version 1.0.4.
    """
    notebook = Notebook(str(folder / _CONVERTER))
    old, new = _communes(folder / _DATABASE, notebook)
    said = list(_Converter(folder / _CONVERTER).said())
    links = list(_links(said, old, new, notebook))
    _left_out(said, old, new, notebook)
    version = _version(folder)
    name = f"{_PACKAGE} {version}" if version else _PACKAGE
    source = Source(
        title=name,
        url="https://pypi.org/project/vietnamadminunits/",
        mark=Mark.COMPUTED,
        note="Dữ liệu theo giấy phép MIT. / Data under the MIT licence.",
    )
    return packaged_units(name, links, registry, notebook=notebook, source=source, end_of_districts=end_of_districts)


def _version(folder: Path) -> str | None:
    """The version of the package to which the folder belongs, if it stands among installed packages."""
    above = str(folder.resolve().parent.parent)
    found = importlib.metadata.distributions(name=_PACKAGE, path=[above])
    return next((item.version for item in found), None)


# The database ------------------------------------------------------------------------------------


def _communes(path: Path, notebook: Notebook) -> tuple[dict[_OldKey, OldCommune], dict[_NewKey, NewCommune]]:
    if not path.is_file():
        raise unreadable(_PACKAGE, str(path), Sentence("không có tệp này", "there is no such file"))
    try:
        with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)) as database:
            olds = database.execute(f"SELECT {', '.join(_OLD)} FROM {_OLD_TABLE}").fetchall()
            news = database.execute(f"SELECT {', '.join(_NEW)} FROM {_NEW_TABLE}").fetchall()
    except sqlite3.Error as error:
        # SQLite says in English what is wrong, and there are no other words for it.
        raise unreadable(_PACKAGE, str(path), Sentence(f"SQLite: {error}", f"SQLite: {error}")) from error
    rows = _Rows(str(path), notebook)
    return (
        rows.by_key((_old_key(row), _old(row)) for row in rows.texts(olds, _OLD, _OLD_TABLE)),
        rows.by_key((_new_key(row), _new(row)) for row in rows.texts(news, _NEW, _NEW_TABLE)),
    )


class _Rows:
    """Reads rows of the database, and notes what is wrong with them."""

    def __init__(self, file: str, notebook: Notebook) -> None:
        self._file = file
        self._notebook = notebook

    def texts(
        self, rows: Iterable[tuple[object, ...]], columns: tuple[str, ...], table: str
    ) -> Iterator[Mapping[str, str]]:
        for cells in rows:
            row = dict(zip(columns, cells, strict=True))
            if table == _OLD_TABLE and all(row[column] is None for column in _OF_COMMUNE):
                row |= dict.fromkeys(_OF_COMMUNE, "")
            texts = {column: cell for column, cell in row.items() if isinstance(cell, str)}
            missing = [column for column in columns if column not in texts]
            if missing:
                said = ", ".join(str(cell) for cell in cells)
                self._notebook.say("package-row", file=self._file, table=table, field=missing[0], value=said)
            else:
                yield texts

    def by_key(self, pairs: Iterable[tuple[_Key, _Commune]]) -> dict[_Key, _Commune]:
        """The communes by their keys, without the keys that two of them have."""
        found: dict[_Key, _Commune] = {}
        twice: set[_Key] = set()
        for key, commune in pairs:
            other = found.setdefault(key, commune)
            if other != commune:
                twice.add(key)
                said = {"value": "_".join(key), "name": commune.name, "other": other.name}
                self._notebook.say("package-key-twice", file=self._file, **said)
        return {key: commune for key, commune in found.items() if key not in twice}


def _old_key(row: Mapping[str, str]) -> _OldKey:
    # A district without communes has a key that ends where that of a commune would begin.
    return row["provinceKey"], row["districtKey"], row["wardKey"]


def _old(row: Mapping[str, str]) -> OldCommune:
    return OldCommune(
        code=row["wardCode"],
        name=row["ward"],
        district=row["districtCode"],
        district_name=row["district"],
        province=row["provinceCode"],
    )


def _new_key(row: Mapping[str, str]) -> _NewKey:
    return row["provinceKey"], row["wardKey"]


def _new(row: Mapping[str, str]) -> NewCommune:
    return NewCommune(code=row["wardCode"], name=row["ward"], province=row["provinceCode"])


# The table of keys -------------------------------------------------------------------------------


class _Converter:
    """The table of keys as it stands in its file; what has not the expected form is refused."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            data: object = json.loads(path.read_bytes())
        except OSError as error:
            raise unreadable(_PACKAGE, str(path), messages.reason(error)) from error
        except (ValueError, RecursionError) as error:
            raise unreadable(_PACKAGE, str(path), Sentence("không phải là JSON", "it is not JSON")) from error
        self._data = self._mapping(data)

    def said(self) -> Iterator[_Said]:
        """What the table says, in its order: what went as a whole, then what was divided."""
        for province, communes in self._mapping(self._data.get(_WHOLE)).items():
            for new, olds in self._mapping(communes).items():
                for index, old in enumerate(self._list(olds)):
                    yield _Said(self._text(old), (province, new), True, (_WHOLE, province, new, index))
        for province, communes in self._mapping(self._data.get(_PART)).items():
            for old_key, news in self._mapping(communes).items():
                for index, into in enumerate(self._list(news)):
                    new = self._text(self._mapping(into).get(_INTO))
                    yield _Said(old_key, (province, new), False, (_PART, province, old_key, index))

    def _mapping(self, data: object) -> Mapping[str, object]:
        if not isinstance(data, dict):
            raise self._refusal()
        return data

    def _list(self, data: object) -> list[object]:
        if not isinstance(data, list):
            raise self._refusal()
        return data

    def _text(self, data: object) -> str:
        if not isinstance(data, str):
            raise self._refusal()
        return data

    def _refusal(self) -> Refused:
        reason = Sentence("tệp không có cấu trúc như mong đợi", "it has not the expected structure")
        return unreadable(_PACKAGE, str(self._path), reason)


def _links(
    said: Sequence[_Said], old: Mapping[_OldKey, OldCommune], new: Mapping[_NewKey, NewCommune], notebook: Notebook
) -> Iterator[Link]:
    by_text = {"_".join(key): commune for key, commune in old.items()}
    into: dict[str, set[_NewKey]] = defaultdict(set)
    made_of: dict[_NewKey, set[str]] = defaultdict(set)
    for item in said:
        into[item.old].add(item.new)
        made_of[item.new].add(item.old)
    for item in said:
        origin, result = by_text.get(item.old), new.get(item.new)
        if origin is None:
            notebook.say("package-key", item.pointer, value=item.old)
        if result is None:
            notebook.say("package-key", item.pointer, value="_".join(item.new))
        if origin is not None and result is not None:
            yield Link(
                old=origin,
                new=result,
                whole=item.whole,
                alone=len(made_of[item.new]) == 1,
                elsewhere=len(into[item.old]) > 1,
                pointer=item.pointer,
            )


def _left_out(
    said: Sequence[_Said], old: Mapping[_OldKey, OldCommune], new: Mapping[_NewKey, NewCommune], notebook: Notebook
) -> None:
    """Communes of the database that the table of keys does not name."""
    origins, results = {item.old for item in said}, {item.new for item in said}
    for key, commune in old.items():
        if "_".join(key) not in origins:
            say_alone(notebook, commune)
    for new_key, made in new.items():
        if new_key not in results:
            say_alone(notebook, made)
