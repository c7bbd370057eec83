"""``danvan units``: what a unit is or was, by id, code or name, and what it turned into."""

import argparse
import datetime as dt
from collections.abc import Iterator

from danvan import bundled
from danvan.cli.law import day, sound
from danvan.errors import Refused, Sentence
from danvan.labels import Labelled
from danvan.units.events import UnitEvent
from danvan.units.identifiers import FORMS, Scheme, schemes_of
from danvan.units.registry import UnitRegistry
from danvan.units.spans import Days, days_of, span_text
from danvan.units.succession import Route, Step
from danvan.units.unit import RelationKind, Unit
from danvan.units.view import UnitsOnDay, UnitState

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Run the command; gives the exit code: 1 where nothing was found."""
    if options.action == "import":
        from danvan.cli.units_import import run_import

        return run_import(options)
    registry = _registry(options.units)
    return {"show": _show, "find": _find, "successors": _successors, "history": _history}[options.action](
        registry, options
    )


def _registry(paths: list[str]) -> UnitRegistry:
    """The units that danvan ships, with those of ``--units`` files besides."""
    registry = bundled.unit_registry()
    for path in paths:
        archive = sound(path)
        registry = registry.with_records(archive.of(Unit), archive.of(UnitEvent))
    return registry


def _unit(registry: UnitRegistry, what: str, on: dt.date, scheme: str | None) -> Unit:
    """The unit that is meant: by id, by a code of the day, or by a name of the day."""
    if scheme is not None:
        return registry.at_code(Scheme(scheme), what, on=on)
    if what in registry:
        return registry[what]
    forms = [found for found in schemes_of(what) if found in FORMS]
    for found in forms:
        unit = registry.by_code(found, what, on=on)
        if unit is not None:
            return unit
    if forms:
        return registry.at_code(forms[0], what, on=on)
    return registry.on(on).named(what).unit


# What is asked ----------------------------------------------------------------------------------


def _show(registry: UnitRegistry, options: argparse.Namespace) -> int:
    on, lang = day(options.on), options.lang
    view = registry.on(on)
    state = view.unit(_unit(registry, options.what, on, options.scheme).id)
    print(_title(state, lang))
    for head, text in _facts(view, state, lang):
        print(f"  {head}: {text}")
    _steps(registry, state.id, lang)
    return 0


def _find(registry: UnitRegistry, options: argparse.Namespace) -> int:
    on, lang = day(options.on), options.lang
    view = registry.on(on)
    within = None if options.within is None else _unit(registry, options.within, on, None).id
    found = view.find(options.name, within=within)
    for state in found:
        places = ", ".join(_label(view, other) for other in view.ancestors(state.id))
        print(f"{_title(state, lang)}{f' – {places}' if places else ''}")
    vi = lang == "vi"
    count = len(found)
    print(f"{count} đơn vị, ngày {on}" if vi else f"{count} unit{'' if count == 1 else 's'}, on {on}")
    return 0 if found else 1


def _successors(registry: UnitRegistry, options: argparse.Namespace) -> int:
    since, to, lang = day(options.was), day(options.to), options.lang
    if to < since:
        raise Refused(
            Sentence(f"Ngày {to} trước ngày {since}.", f"{to} is before {since}."),
        )
    unit = _unit(registry, options.what, since, options.scheme)
    routes = registry.routes(unit.id, since=since, to=to)
    print(_title(registry.on(since).unit(unit.id), lang) + f", {since}")
    for route in routes:
        print(f"  → {_target(registry, route, to, lang)}")
        for step in route.steps:
            print(f"      {_step(registry, step, lang)}")
    return 0


def _history(registry: UnitRegistry, options: argparse.Namespace) -> int:
    lang = options.lang
    vi = lang == "vi"
    units = _all_of(registry, options.what)
    for unit in units:
        print(f"{unit.id}{_when(registry.days(unit.id), lang)}")
        for name in unit.names:
            print(f"  {'tên' if vi else 'name'}: {name.text}{_when(days_of(name.since, name.until), lang)}")
        for kind in unit.kinds:
            print(
                f"  {'loại' if vi else 'kind'}: {_word(kind.kind, lang)}{_when(days_of(kind.since, kind.until), lang)}"
            )
        for item in unit.identifiers:
            source = "" if item.source is None else f" [{item.source.title}]"
            days = _when(days_of(item.since, item.until), lang)
            print(f"  {_word(item.scheme, lang)}: {item.value}{days}{source}")
        for relation in unit.relations:
            days = _when(days_of(relation.since, relation.until), lang)
            print(f"  {_word(relation.kind, lang)}: {_any_label(registry, relation.unit)}{days}")
        _steps(registry, unit.id, lang)
    return 0 if units else 1


def _all_of(registry: UnitRegistry, what: str) -> list[Unit]:
    """Every unit of this id, code or name, at any time, in order of days."""
    if what in registry:
        return [registry[what]]
    coded = [unit for unit in registry.values() if any(item.value == what for item in unit.identifiers)]
    names = [registry[span.unit] for span in registry.named(what)]
    found = {unit.id: unit for unit in (*coded, *names)}
    if not found:
        registry.unit(what)
    return sorted(found.values(), key=lambda unit: (registry.days(unit.id), unit.id))


# How it is said ---------------------------------------------------------------------------------


def _title(state: UnitState, lang: str) -> str:
    kind = "" if state.kind is None else f" ({_word(state.kind, lang)})"
    return f"{state.label}{kind}  {state.id}"


def _facts(view: UnitsOnDay, state: UnitState, lang: str) -> Iterator[tuple[str, str]]:
    vi = lang == "vi"
    yield ("ngày" if vi else "on", str(view.day))
    if state.level is not None:
        yield ("cấp" if vi else "level", _word(state.level, lang))
    for scheme, values in state.codes.items():
        yield (_word(scheme, lang), ", ".join(values))
    places = view.ancestors(state.id)
    if places:
        yield ("thuộc" if vi else "part of", ", ".join(_label(view, other) for other in places))
    for kind in RelationKind:
        others = view.related(state.id, kind)
        if others and kind is not RelationKind.PART_OF:
            yield (_word(kind, lang), ", ".join(_label(view, other) for other in others))
    advisers = view.advisers(state.id)
    if advisers:
        yield ("cơ quan tham mưu" if vi else "advised by", ", ".join(_label(view, other) for other in advisers))
    children = view.children(state.id)
    if children:
        yield ("số đơn vị trực thuộc" if vi else "parts", str(len(children)))


def _steps(registry: UnitRegistry, name: str, lang: str) -> None:
    for sign, steps in (("←", registry.predecessors(name)), ("→", registry.successors(name))):
        for step in steps:
            if step.origin != step.result:
                print(f"  {sign} {_step(registry, step, lang)}")
            elif sign == "→" and step.event is not None and step.changes:
                changes = ", ".join(_word(change, lang) for change in step.changes)
                print(f"  = {step.on}  {changes}  [{step.event}]")


def _step(registry: UnitRegistry, step: Step, lang: str) -> str:
    vi = lang == "vi"
    nothing = "–"
    origin = nothing if step.origin is None else _any_label(registry, step.origin)
    result = nothing if step.result is None else _any_label(registry, step.result)
    if step.result is None:
        said = "kết thúc" if vi else "ended"
    elif step.origin is None:
        said = ", ".join(_word(change, lang) for change in step.changes) or nothing
    else:
        said = _word(step.extent, lang)
    event = "" if step.event is None else f"  [{step.event}]"
    return f"{step.on}  {origin} → {result}: {said}{event}"


def _target(registry: UnitRegistry, route: Route, on: dt.date, lang: str) -> str:
    vi = lang == "vi"
    if route.lost is not None:
        return "không rõ tiếp ra sao" if vi else "what became of it is not known here"
    if route.target is None:
        return "không còn" if vi else "gone"
    how = ("toàn bộ" if vi else "whole") if route.whole else ("một phần" if vi else "in part")
    return f"{_title(registry.on(on).unit(route.target), lang)}: {how}"


def _word(word: Labelled, lang: str) -> str:
    return word.vi if lang == "vi" else word.en


def _label(view: UnitsOnDay, name: str) -> str:
    return view[name].label if name in view else name


def _any_label(registry: UnitRegistry, name: str) -> str:
    """A name that a unit had at some time, with its id."""
    if name not in registry:
        return name
    unit = registry[name]
    text = next((entry.text for entry in unit.names if not entry.short), unit.names[0].text)
    return f"{text} ({name})"


def _when(days: Days, lang: str) -> str:
    said = span_text(days, lang)
    return f", {said}" if said else ""
