"""Marked names, addresses and numbers in wrong files about citizens: none of them ever comes to light."""

import copy
import io
import json
import pathlib
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import petition_cases
import pytest

import danvan
from danvan.cli import main
from danvan.errors import DanvanError
from danvan.records import fields_of
from danvan.rules import Listing, Part
from danvan.serialization import load, loads, structure
from danvan.serialization.codec import writer_of
from danvan.serialization.kinds import KINDS

# Each piece alone gives a person away, so each is looked for alone.
CANARY = "Trần Thị Bí Mật"
PIECES = ("Trần", "Thị", "Bí Mật", "bi-mat", "0912", "345678", "Ngõ")
WRONG: tuple[Any, ...] = (
    f" {CANARY}",
    f"{CANARY} ",
    f"{CANARY}\n0912 345678",
    f"{CANARY}\u0007",
    f"\u2028{CANARY}",
    unicodedata.normalize("NFD", f"{CANARY}, Ngõ 5"),
    CANARY * 20_000,
    [CANARY],
    [CANARY, CANARY],
    {"x": CANARY},
    {"type": CANARY},
    912_345_678,
    912345678.5,
    -912345678,
    True,
    None,
    CANARY,
    "0912 345.678",
    "09/12/3456",
    "bi-mat@example.vn",
    "",
)


def plain(record: object) -> dict[str, Any]:
    cls: type = type(record)
    (kind,) = [kind for kind in KINDS.values() if kind.record is cls]
    return {"danvan": kind.stamp, **copy.deepcopy(writer_of(cls)(record))}


DOCUMENTS: dict[str, dict[str, Any]] = {
    "identity": plain(petition_cases.identity()),
    "protection-case": plain(petition_cases.protection_case()),
    **{f"petition-{index}": plain(build()) for index, build in enumerate(petition_cases.ALL)},
}


def places(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if pointer:
        yield pointer
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from places(item, (*pointer, step))


def changed(document: dict[str, Any], pointer: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(document)
    inner: Any = made
    for step in pointer[:-1]:
        inner = inner[step]
    inner[pointer[-1]] = value
    return made


def clean(text: str) -> bool:
    apart = unicodedata.normalize("NFC", text)
    return not any(piece in apart for piece in PIECES)


def marked(document: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(document, ensure_ascii=False).replace(petition_cases.SECRET, CANARY)
    made: dict[str, Any] = json.loads(text.replace("0000 000 000", "0912 345678"))
    return made


def sealed_names(cls: type) -> set[str]:
    """The names of the fields of a record and its parts that are sealed."""
    names: set[str] = set()
    for spec in fields_of(cls):
        if spec.sealed:
            names.add(spec.name)
        shape = spec.shape.of if isinstance(spec.shape, Listing) else spec.shape
        if isinstance(shape, Part):
            names |= sealed_names(shape.record)
    return names


SEALED = set().union(*(sealed_names(KINDS[name].record) for name in ("identity", "petition", "protection-case")))


def told(document: object, kind: str | None = None, *, records: bool = True) -> str:
    """Everything that loading and checking say, in every form; and the faces of the records."""
    archive = loads(json.dumps(document, ensure_ascii=False), "json", kind=kind)
    findings = list(danvan.check(archive))
    parts = [repr(archive), *map(repr, archive.entries)]
    if records:
        parts += [repr(entry.record) + str(entry.record) for entry in archive.entries]
    parts += [repr(finding) + finding.text("vi") + finding.text("en") for finding in findings]
    return "\n".join(parts)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_right_document_shows_nobody(name: str) -> None:
    assert clean(told(marked(DOCUMENTS[name])))


@pytest.mark.parametrize(
    "name", [name for name in DOCUMENTS if not name.startswith("petition-") or name == "petition-0"]
)
def test_a_wrong_value_at_every_place(name: str) -> None:
    document = marked(DOCUMENTS[name])
    count = 0
    for number, pointer in enumerate(places(document)):
        if pointer == ("danvan",):
            continue
        # Every value at every place of an identity; of the long petition, every fourth in turn.
        for value in WRONG if name == "identity" else WRONG[number % 4 :: 4]:
            # An office is open; where a person is written there, the record is right and shows it.
            said = told(changed(document, pointer, value), records=pointer[-1] in SEALED)
            assert clean(said), (pointer, type(value))
            count += 1
    assert count > 100


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_unknown_key_is_shown_and_its_value_is_not(name: str) -> None:
    document = marked(DOCUMENTS[name])
    for pointer in [(), *places(document)]:
        inner: Any = document
        for step in pointer:
            inner = inner[step]
        if isinstance(inner, dict) and pointer[-1:] != ("extra",):
            said = told(changed(document, (*pointer, "nickname"), CANARY))
            assert "nickname" in said
            assert clean(said)


@pytest.mark.parametrize("kind", ["identity", "petition", "protection-case"])
def test_a_document_that_is_not_one(kind: str) -> None:
    for value in (
        *WRONG,
        {"danvan": f"{kind}/1.0", "records": CANARY},
        {"danvan": f"{kind}/1.0", "records": [CANARY, [CANARY]]},
    ):
        assert clean(told(value, kind))
    assert clean(told({"danvan": CANARY}, kind))


BROKEN = [
    (".json", f'{{"danvan": "identity/1.0", "name": {CANARY}}}'),
    (".json", '{"danvan": "identity/1.0", "phone": 0912345678}'),
    (".json", '{"danvan": "identity/1.0", "phone": 0912.345678}'),
    (".json", f'{{"danvan": "identity/1.0", "name": \'{CANARY}\'}}'),
    (".json", f'{{"danvan": "identity/1.0", "name": "{CANARY}'),
    (".json", f'{{"danvan": "identity/1.0", "name": "{CANARY}", "name": "{CANARY}"}}'),
    (".json", '{"danvan": "identity/1.0", "phone": 912345678912345678912345678}'),
    (".json", '{"danvan": "unheard-of/1.0", "phone": 912345678912345678912345678}'),
    (".json", f'{{"danvan": "identity/1.0", "name": "{CANARY}\\q"}}'),
    (".yaml", f"danvan: identity/1.0\nname: {CANARY}: x\n"),
    (".yaml", f"danvan: identity/1.0\nname: [{CANARY}\n"),
    (".yaml", f"danvan: identity/1.0\nname: &{CANARY.replace(' ', '')} x\n"),
    (".yaml", "danvan: identity/1.0\nid: x\nphone: 912345678912345678912345678\n"),
    (".toml", f'danvan = "identity/1.0"\nname = {CANARY}\n'),
    (".toml", f'danvan = "identity/1.0"\nname = "{CANARY}\n'),
    (".toml", 'danvan = "identity/1.0"\nphone = 912345678912345678912345678\n'),
    (".toml", 'danvan = "identity/1.0"\nphone = 0912345678\n'),
    (".ndjson", f'{{"danvan": "identity/1.0", "name": {CANARY}}}\n'),
    (".csv", f"danvan,id,name,phone\nidentity/1.0,{CANARY},0912345678,x\n{CANARY},identity/1.0,x,x\n"),
    (".csv", f'danvan,id,name,phone\nidentity/1.0,i-1,"{CANARY}"x,0912345678\nidentity/1.0,i-1,{CANARY}\n'),
    (".csv", f'danvan,id,name,paper\nidentity/1.0,i-1,"{CANARY}\n'),
    (".csv", f'danvan,id,name,extra\nidentity/1.0,i-1,x,"{{""a"": {CANARY}}}"\n'),
    (".csv", f'danvan,id,name,extra\nidentity/1.0,i-1,x,"{CANARY}"\n'),
    (".csv", f"danvan;id;name\nidentity/1.0;i-1;{CANARY}\n"),
]


@pytest.mark.parametrize(("ending", "text"), BROKEN)
@pytest.mark.parametrize("kind", [None, "identity"])
def test_broken_files_on_the_command_line(
    ending: str, text: str, kind: str | None, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"a{ending}").write_text(text, "utf-8")
    asked = [] if kind is None else ["--kind", kind]
    for style in ("text", "json", "github"):
        for lang in ("vi", "en"):
            assert main(["validate", f"a{ending}", *asked, "--format", style, "--lang", lang]) == 1
    assert main(["convert", f"a{ending}", "b.json", "--audience", "receiver", *asked]) == 1
    out, err = capsys.readouterr()
    assert clean(out), out
    assert clean(err), err
    assert clean(repr(load(f"a{ending}", kind=kind).findings))


def refused(make: Callable[[], object]) -> str:
    """What a refusal says, or how the thing that was made shows itself."""
    try:
        made = make()
    except DanvanError as error:
        page = io.StringIO()
        traceback.print_exception(type(error), error, None, chain=False, file=page)
        return page.getvalue() + repr(error) + repr(getattr(error, "problems", ()))
    return repr(made) + str(made)


def test_wrong_values_from_memory() -> None:
    document = marked(DOCUMENTS["identity"])
    document.pop("danvan")
    for pointer in places(document):
        for value in WRONG:
            wrong = changed(document, pointer, value)
            assert clean(refused(lambda wrong=wrong: structure(wrong, danvan.Identity)))  # type: ignore[misc]


def test_what_a_constructor_says() -> None:
    for value in WRONG:
        for name in ("name", "address", "phone", "paper", "paper_issued_on", "handwriting", "note", "id"):
            fields = {"id": "i-1", name: value}
            assert clean(refused(lambda fields=fields: danvan.Identity(**fields)))  # type: ignore[misc]
