"""Marked names, addresses, numbers and telephones under seal: no printer, tool or failure brings them to light."""

import copy
import inspect
import io
import json
import logging
import pathlib
import pickle
import pprint
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import cattrs
import petition_cases
import pytest
import rich.console
from hypothesis.vendor import pretty

import danvan
from danvan import Audience, Extra, Identity, Petition, Seal, serialization
from danvan.cli import main
from danvan.errors import DanvanError
from danvan.petitions.words import IdentityPaper
from danvan.seal import opened

PIECES = ("Trần", "Bí Mật", "Ngõ", "0912", "079123", "bi-mat@")


def identity(**fields: Any) -> Identity:
    stated: dict[str, Any] = {
        "name": Seal("Trần Thị Bí Mật"),
        "address": Seal("Ngõ 5, Trần"),
        "paper": Seal(IdentityPaper.IDENTITY_CARD),
        "paper_number": Seal("079123456789"),
        "phone": Seal("0912 345 678"),
        "email": Seal("bi-mat@example.vn"),
        "note": Seal("Trần\nBí Mật"),
        "extra": Seal(Extra({"alias": "Bí Mật"})),
    }
    return Identity(id="i-1", **{**stated, **fields})


def petition() -> Petition:
    made: Petition = petition_cases.but(petition_cases.denunciation(), note="Trần Thị Bí Mật")
    return made


def clean(text: str) -> bool:
    return not any(piece in text for piece in (*PIECES, *(piece.encode("unicode_escape").decode() for piece in PIECES)))


def printed(thing: object) -> str:
    page = io.StringIO()
    rich.console.Console(file=page, width=10_000).print([thing])
    return page.getvalue()


def logged(thing: object) -> str:
    page = io.StringIO()
    logger = logging.Logger("canary")
    logger.addHandler(logging.StreamHandler(page))
    logger.warning("%r %s %s", thing, thing, [thing])
    return page.getvalue()


def warned(thing: object) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn(f"{thing!r} {thing}", stacklevel=1)
    return str(caught[0].message)


def attributes(thing: object) -> str:
    """What a program prints that lists the attributes of an object, and those of what it finds there."""
    found = [value for _, value in inspect.getmembers(thing)]
    return repr(found) + repr([inspect.getmembers(value) for value in found if isinstance(value, Seal)])


FACES: dict[str, Callable[[Any], str]] = {
    "repr": repr,
    "str": str,
    "format": lambda thing: f"{thing} {thing!r} {thing!s:>40}",
    "pprint": pprint.pformat,
    "rich": printed,
    "IPython": pretty.pretty,
    "log": logged,
    "warning": warned,
    "attributes": attributes,
    "copy": lambda thing: repr([copy.copy(thing), copy.deepcopy(thing)]),
    "exception": lambda thing: str(ValueError(thing)) + repr(KeyError(thing)),
}


@pytest.mark.parametrize("face", FACES)
def test_no_face_shows_what_is_sealed(face: str) -> None:
    things: list[object] = [identity(), identity().name, identity().extra, Seal(("Trần", "Bí Mật"))]
    things += [danvan.unseal(identity(), audience=Audience.RESOLVER, purpose="mời", by_office="CT", on=TODAY)] * (
        face != "attributes"  # what was unsealed is read from its attributes
    )
    for thing in things:
        assert clean(FACES[face](thing)), face


TODAY = petition_cases.day("2026-07-08")


def test_tools_that_take_records_apart_find_seals() -> None:
    disclosure = danvan.unseal(identity(), audience=Audience.RESOLVER, purpose="mời", by_office="CT", on=TODAY)
    for apart in (
        attrs.asdict(identity()),
        attrs.astuple(identity()),
        attrs.asdict(disclosure),
        cattrs.unstructure(identity()),
        [getattr(identity(), field.name) for field in attrs.fields(Identity)],
    ):
        assert "<sealed>" in repr(apart)
        assert clean(repr(apart))
        with pytest.raises(TypeError) as caught:
            json.dumps(apart)
        assert clean(str(caught.value))
        assert clean(json.dumps(apart, default=str, ensure_ascii=False))
    for thing in (identity(), identity().name):
        with pytest.raises(TypeError):
            vars(thing)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_refused(protocol: int) -> None:
    for thing in (identity(), identity().name, Identity(id="i-1")):
        with pytest.raises(danvan.Refused, match="sealed value"):
            pickle.dumps(thing, protocol)


def test_a_seal_is_a_value() -> None:
    assert identity() == identity()
    assert len({identity(), identity()}) == 1
    assert identity() != identity(phone=Seal("0000"))
    assert Seal(1) != Seal(True)
    assert opened(Seal("a")) == "a"
    order: Any = Seal("a")
    for wrong in (lambda: order < Seal("b"), lambda: setattr(order, "x", 1), lambda: type("S", (Seal,), {})):
        with pytest.raises((TypeError, AttributeError)):
            wrong()


OURS = str(pathlib.Path(str(danvan.__file__)).parent)


def half(thing: object) -> str:
    """What is shown of a thing that may be half made."""
    try:
        return repr(thing)
    except AttributeError:
        return "half made"


def frames(error: BaseException) -> Iterator[str]:
    """Every frame of danvan's own in a traceback, with its local names, and of whatever led to the error."""
    seen: BaseException | None = error
    while seen is not None:
        yield "".join(traceback.format_exception_only(seen))
        for frame, _ in traceback.walk_tb(seen.__traceback__):
            # Free text of a petition is no seal: frames of others that pass it on hold it as the caller does.
            if frame.f_code.co_filename.startswith((OURS, "<string>")):
                for name, value in frame.f_locals.items():
                    yield f"{frame.f_code.co_qualname}: {name} {half(value)}"
        seen = seen.__cause__ or seen.__context__


PLAIN = serialization.unstructure(identity(), audience=Audience.RESOLVER)
FAILURES: dict[str, Callable[[], object]] = {
    "a wrong seal": lambda: identity(name=Seal("Trần ")),
    "no seal": lambda: identity(name="Trần"),
    "an unknown name": lambda: identity(nickname="Trần"),
    "a broken rule": lambda: identity(paper=None),
    "a broken petition": lambda: petition_cases.but(petition(), continues=petition().id),
    "a wrong note": lambda: petition_cases.but(petition(), note="Trần\x00"),
    "structure": lambda: serialization.structure({**PLAIN, "phone": "0912\n"}, Identity),
    "structure by a rule": lambda: serialization.structure({**PLAIN, "paper": None}, Identity),
    "loads": lambda: serialization.loads(json.dumps(PLAIN), "nothing"),
    "dumps": lambda: serialization.dumps(identity(), "json"),
    "dumps for one who is not entitled": lambda: serialization.dumps(identity(), "csv", audience=Audience.VERIFIER),
    "dumps of a nested kind": lambda: serialization.dumps(petition(), "csv"),
    "dump": lambda: serialization.dump(identity(), "/nowhere/a.json", audience=Audience.RECEIVER),
    "dump of an unknown format": lambda: serialization.dump(identity(), "a.nothing", audience=Audience.RECEIVER),
    "unstructure": lambda: serialization.unstructure(identity()),
    "converter": lambda: serialization.make_converter().unstructure(identity()),
    "unseal": lambda: danvan.unseal(identity(), audience=Audience.ACCUSED, purpose="a", by_office="b", on=TODAY),
    "unseal without a purpose": lambda: danvan.unseal(
        identity(), audience=Audience.RESOLVER, purpose="", by_office="b", on=TODAY
    ),
    "redacted": lambda: danvan.redacted(petition_cases.but(petition(), events=()), audience=Audience.PUBLICATION),
    "pickle": lambda: pickle.dumps(identity()),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_no_failure_shows_it_not_even_with_the_names_of_each_frame(failure: str) -> None:
    with pytest.raises((DanvanError, TypeError)) as caught:
        FAILURES[failure]()
    for frame in frames(caught.value):
        assert clean(frame), frame


PUBLIC = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (danvan, serialization)
    for name in module.__all__
    if callable(getattr(module, name))
}


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_given_an_identity(name: str) -> None:
    """In each place where it takes something; whatever it gives or raises shows nobody."""
    thing = PUBLIC[name]
    try:
        places = list(inspect.signature(thing).parameters)
    except ValueError:
        places = ["x"]
    for place in places:
        for given in (identity(), identity().name, [identity()]):
            for call in (lambda given=given: thing(given), lambda place=place, given=given: thing(**{place: given})):
                try:
                    made = call()  # type: ignore[no-untyped-call]  # one of two small functions
                    shown = repr(made) + str(made)
                    shown += repr(list(made)) if isinstance(made, Iterator) else ""
                except Exception as error:
                    shown = "".join(frames(error))
                assert clean(shown), (name, place)


HYPOTHESIS = """
from hypothesis import given, strategies as st
import danvan
from danvan import Identity, Seal, strategies

@given(strategies.identities(), st.builds(Identity, id=st.just("i"), name=st.builds(Seal, st.just("Trần Bí Mật"))),
       st.just("Trần").map(Seal), st.lists(st.just("Ngõ 0912").map(Seal), min_size=1))
def test(drawn, built, mapped, several):
    assert drawn.name is None
    assert built == mapped == several

test()
"""


def test_a_failed_property_shows_nobody(tmp_path: pathlib.Path) -> None:
    (tmp_path / "failing.py").write_text(HYPOTHESIS, "utf-8")
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "failing.py"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 1
    said = "\n".join(line for line in (run.stdout + run.stderr).splitlines() if "st." not in line)
    assert "Failing" in said or "Falsifying" in said
    assert "<sealed>" in said
    assert clean(said), said


def test_a_name_where_a_key_belongs_is_not_repeated() -> None:
    """Line and column say where it stands; a key in a record about nobody is named as ever."""
    text = (
        '{"danvan": "petition/1.0", "id": "p",\n "Trần Thị Bí Mật": {"0912": 1}, "reciever": 1, "Trần Thị Bí Mật": 2}'
    )
    found = [finding for finding in serialization.loads(text, "json").findings if finding.line == 2]
    assert [(finding.code, finding.pointer, finding.column) for finding in found] == [
        ("key-unknown", "/•••", 2),
        ("key-unknown-near", "/reciever", 34),
        ("duplicate-key", "/•••", 49),
    ]
    assert clean("".join(str(finding) + finding.text("vi") for finding in found))
    with pytest.raises(serialization.InvalidPlain) as caught:
        serialization.structure({"Trần": 1}, Petition)
    assert clean(str(caught.value))
    said = [str(finding) for finding in serialization.loads('{"danvan": "unit/1.0", "Trần": 1}', "json").findings]
    assert any("“Trần”" in text for text in said)
    table = "danvan,id,Trần Thị Bí Mật\nidentity/1.0,i-1,x\n"
    assert clean("".join(str(finding) for finding in serialization.loads(table, "csv").findings))
    twice = "i1,Trần Thị Bí Mật,Ngõ 5,Ngõ 5\ni2,X,Y,Z\n"
    found = serialization.loads(twice, "csv", kind="identity").findings
    assert "csv-header-repeated" in [finding.code for finding in found]
    assert clean("".join(str(finding) for finding in found))
    tagged = "danvan: petition/1.0\nid: !TranThiBiMat0912 p\nunit: !!str u\n"
    found = serialization.loads(tagged, "yaml").findings
    said = [str(finding) for finding in found if finding.code == "yaml-tag"]
    assert len(said) == 2
    assert "•••" in said[0]
    assert "2002:str" in said[1]
    assert "BiMat" not in "".join(str(finding) for finding in found)


def test_the_command_line_writes_for_the_entitled_alone(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    serialization.dump(identity(), "a.json", audience=Audience.RECEIVER)
    for audience in Audience:
        code = main(["convert", "a.json", f"{audience.value}.yaml", "--audience", audience.value])
        entitled = audience in (Audience.RECEIVER, Audience.RESOLVER)
        assert code == (0 if entitled else 2)
        assert (tmp_path / f"{audience.value}.yaml").exists() is entitled
    assert main(["convert", "a.json", "b.csv"]) == 2
    assert main(["validate", "a.json"]) == 0
    assert clean("".join(capsys.readouterr()))


COMMANDS: dict[str, list[str]] = {
    "validate": ["validate", "."],
    "validate as json": ["validate", ".", "--format", "json"],
    "validate as github": ["validate", ".", "--format", "github", "--strict"],
    "convert for statistics": ["convert", "petition.json", "out.yaml", "--audience", "statistics"],
    "convert for the accused": ["convert", "petition.json", "out.ndjson", "--audience", "accused"],
    "convert for publication": ["convert", "petition.json", "out.toml", "--audience", "publication"],
    "convert an identity for nobody": ["convert", "identity.json", "out.csv"],
    "convert a broken one": ["convert", "broken.json", "out.json"],
    "timeline": ["timeline", ".", "--on", "2026-09-10"],
    "timeline before": ["timeline", "petition.json", "--on", "2026-07-01"],
    "overdue": ["overdue", ".", "--on", "2026-12-31"],
    "tally": ["tally", "02/XLD", ".", "--from", "2026-07-01", "--to", "2026-12-31", "--by-unit"],
    "tally as json": ["tally", "04/GQTC", ".", "--from", "2026-07-01", "--to", "2026-12-31", "--json"],
    "tally as a grid": ["tally", "05/KQTH", ".", "--from", "2026-07-01", "--to", "2026-12-31", "--csv"],
    "due": ["due", "Trần Thị Bí Mật", "2026-07-06"],
    "due on no day": ["due", "complaint.accept", "0912 345 678"],
    "diagram": ["diagram", "denunciation"],
    "schema": ["schema", "identity"],
    "limits": ["limits"],
}
ECHOED = frozenset({"due", "due on no day"})
"""Here the words that were typed are named as wrong, as they must be; they come from no file."""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_command_shows_it(
    command: str, lang: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over a folder with marked texts wherever a petition has one, and with files that are wrong in many ways."""
    monkeypatch.chdir(tmp_path)
    serialization.dump(identity(), "identity.json", audience=Audience.RECEIVER)
    serialization.dump(petition(), "petition.json", audience=Audience.RECEIVER)
    plain = json.loads((tmp_path / "petition.json").read_text("utf-8"))
    broken = {**plain, "received_on": "Trần Thị Bí Mật", "0912 345 678": 1, "note": "Trần\x00", "id": "Ngõ 5, Trần"}
    (tmp_path / "broken.json").write_text(json.dumps(broken, ensure_ascii=False), "utf-8")
    (tmp_path / "cut.json").write_text(json.dumps(plain, ensure_ascii=False)[:-300], "utf-8")
    (tmp_path / "twice.json").write_text((tmp_path / "petition.json").read_text("utf-8"), "utf-8")
    (tmp_path / "wrong.json").write_text(json.dumps({**PLAIN, "phone": 79123456789, "paper": "0912"}), "utf-8")
    (tmp_path / "table.csv").write_text("danvan,id,name\nidentity/1.0,i-9,Trần Thị Bí Mật,0912\n", "utf-8")
    main([*COMMANDS[command], "--lang", lang])
    out, err = capsys.readouterr()
    written = [path.read_text("utf-8") for path in tmp_path.glob("out.*")]
    assert out or err or written
    if command not in ECHOED:
        assert clean(out + err + "".join(written)), command
