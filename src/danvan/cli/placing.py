"""Findings about records that were read from files, each with its file, line and column."""

from collections.abc import Iterable, Iterator, Sequence

from danvan import messages
from danvan.errors import Finding, Problem
from danvan.serialization.places import Places
from danvan.serialization.reading import Entry

__all__ = ["placed"]


def placed(problems: Iterable[tuple[str, Entry | None, Problem]]) -> Iterator[Finding]:
    """The findings of problems, each once; what stands in no file has the name that is given instead."""
    listed: Sequence[tuple[str, Entry | None, Problem]] = list(dict.fromkeys(problems))
    places = Places().find(
        (entry.file, entry.document, entry.pointer + problem.pointer, problem.at_key)
        for _, entry, problem in listed
        if entry is not None
    )
    for name, entry, problem in listed:
        if entry is None:
            yield messages.finding(problem, file=name)
            continue
        problem = problem.under(entry.pointer)
        place = places.get((entry.file, entry.document, problem.pointer, problem.at_key))
        line, column = (None, None) if place is None else (place.line, place.column)
        yield messages.finding(problem, file=entry.file, line=line, column=column)
