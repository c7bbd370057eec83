"""An archive that was read with errors, or in part, is not written: something would be lost."""

import pathlib

import pytest

from danvan import serialization
from danvan.errors import Refused

GOOD = '{"danvan": "report/1.0", "records": [{"id": "a", "kind": "adhoc"}, {"id": "b", "kind": "%s"}]}'


def test_an_archive_with_errors_is_not_written(tmp_path: pathlib.Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("as it was", encoding="utf-8")
    archive = serialization.loads(GOOD % "adhocc", "json")
    with pytest.raises(Refused) as refused:
        serialization.dump(archive, target)
    assert refused.value.sentence.en == (
        "Not written: the data were read with errors, and the wrong records would be lost. "
        "Mend them first, or write list(archive)."
    )
    assert refused.value.sentence.vi == (
        "Không ghi: dữ liệu được đọc có lỗi, các bản ghi sai sẽ bị mất. Hãy sửa lỗi trước, hoặc ghi list(archive)."
    )
    assert target.read_text(encoding="utf-8") == "as it was"
    serialization.dump(list(archive), target)
    assert [entry.pointer for entry in serialization.load(target).entries] == [()]


def test_an_archive_without_errors_is_written(tmp_path: pathlib.Path) -> None:
    archive = serialization.loads(GOOD % "flash", "json")
    serialization.dump(archive, tmp_path / "a.json")
    assert list(serialization.load(tmp_path / "a.json")) == list(archive)
