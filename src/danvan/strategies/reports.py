"""Strategies for the room `danvan.reports`: indicators, figures, document headers, reports, regimes."""

from collections.abc import Sequence
from decimal import Decimal

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from danvan.reports.document import DocumentHeader, Secrecy
from danvan.reports.figures import Delta, Figure, Indicator, Nature
from danvan.reports.regime import RegimeDeadline, ReportRegime
from danvan.reports.report import Report, ReportKind
from danvan.strategies.fields import (
    Values,
    asked,
    codes_among,
    made,
    mending,
    need,
    words_among,
)
from danvan.strategies.units import other_id
from danvan.strategies.values import codes, numbers

__all__ = ["deltas", "document_headers", "figures", "indicators", "report_regimes", "reports"]


@mending(Delta)
def _delta(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("percent") is None:
        need(draw, drawn, "absolute", numbers(signed=True))


@mending(Figure)
def _figure(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("value") is not None:
        drawn.pop("silence", None)
    elif drawn.get("silence") is None:
        drawn["value"] = draw(numbers(signed=True))
    if drawn.get("label") is None:
        need(draw, drawn, "indicator", codes())
    denominator = drawn.get("denominator")
    if denominator is not None and not denominator and drawn.get("stated_rate") is not None:
        drawn["denominator"] = Decimal(1)
    if drawn.get("part_of") is not None and drawn.get("part_of") == drawn.get("id"):
        drawn["part_of"] = other_id(draw, drawn["id"])


@mending(RegimeDeadline)
def _deadline(draw: st.DrawFn, drawn: Values) -> None:
    if drawn.get("days_after") is None:
        need(draw, drawn, "day", st.integers(1, 31))
    else:
        drawn.pop("day", None)
        drawn.pop("months_after", None)


@mending(Report)
def _report(draw: st.DrawFn, drawn: Values) -> None:
    if drawn["kind"] is ReportKind.ORAL:
        drawn.pop("document", None)
    header = drawn.get("document")
    content = any(drawn.get(name) for name in ("sections", "figures", "themes", "issues", "proposals"))
    if header is not None and content and header.secrecy is not Secrecy.NONE:
        drawn["document"] = attrs.evolve(header, secrecy=Secrecy.NONE)
    elif header is not None and not content and draw(st.booleans()):
        drawn["document"] = attrs.evolve(header, secrecy=draw(st.sampled_from(Secrecy)))
    if drawn.get("figures"):
        drawn["figures"] = _related(draw, drawn["figures"])
    if drawn.get("replaces") == drawn["id"]:
        drawn["replaces"] = other_id(draw, drawn["id"])


def _related(draw: st.DrawFn, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of one report: no id twice, and a part names a figure that stands before it."""
    related: list[Figure] = []
    known: list[str] = []
    if len(figures) > 1 and figures[0].id is None and draw(st.booleans()):
        figures = (attrs.evolve(figures[0], id=other_id(draw, figures[0].part_of or "")), *figures[1:])
    for figure in figures:
        if figure.id in known:
            figure = attrs.evolve(figure, id=None)
        if known and (figure.part_of is not None or draw(st.booleans())):
            figure = attrs.evolve(figure, part_of=draw(st.sampled_from(known)))
        elif figure.part_of is not None:
            figure = attrs.evolve(figure, part_of=None)
        if figure.id is not None:
            known.append(figure.id)
        related.append(figure)
    return tuple(related)


def indicators(*, natures: Sequence[Nature] | None = None) -> st.SearchStrategy[Indicator]:
    """Indicators of these `natures`. Shrinks to an id, a name, a unit of measure and a flow."""
    return made(Indicator, asked(nature=words_among("natures", Nature, natures)))


def deltas() -> st.SearchStrategy[Delta]:
    """Changes against a base period. Shrinks to an absolute change of 0."""
    return made(Delta)


def figures(*, indicators: Sequence[str] | None = None, allow_silent: bool = True) -> st.SearchStrategy[Figure]:
    """Figures; with `indicators`, always of one of the indicators with these ids.

    Without `allow_silent` every figure has a value. Shrinks to the value 0 of an indicator.
    """
    value = None if allow_silent else numbers(signed=True)
    silence = None if allow_silent else st.none()
    return made(Figure, asked(indicator=codes_among("indicators", indicators), value=value, silence=silence))


def document_headers(*, secrecies: Sequence[Secrecy] | None = None) -> st.SearchStrategy[DocumentHeader]:
    """Headers of documents with these classification marks. Shrinks to a style and an issuer."""
    return made(DocumentHeader, asked(secrecy=words_among("secrecies", Secrecy, secrecies)))


def reports(
    *,
    kinds: Sequence[ReportKind] | None = None,
    indicators: Sequence[str] | None = None,
    min_figures: int = 0,
    max_figures: int = 3,
) -> st.SearchStrategy[Report]:
    """Reports of these `kinds` with so many figures; with `indicators`, figures of these indicators.

    A report that is classified has no figures, so with `min_figures` above 0 none is. Shrinks to
    an id and a kind, and as many figures as are asked for.
    """
    if not 0 <= min_figures <= max_figures:
        raise InvalidArgument(f"min_figures={min_figures} and max_figures={max_figures} leave no number between them")
    counted = indicators is not None or (min_figures, max_figures) != (0, 3)
    rows = st.lists(figures(indicators=indicators), min_size=min_figures, max_size=max_figures).map(tuple)
    return made(
        Report,
        asked(kind=words_among("kinds", ReportKind, kinds), figures=rows if counted else None),
    )


def report_regimes(*, kinds: Sequence[ReportKind] | None = None) -> st.SearchStrategy[ReportRegime]:
    """Report regimes for reports of these `kinds`. Shrinks to an id, a name and a kind."""
    return made(ReportRegime, asked(kind=words_among("kinds", ReportKind, kinds)))
