"""From the plain values of older versions to those of today; knows no record class.

A step takes the values of one record of one version and gives those of the next. Steps are never
changed once released: an old file must load for ever.
"""

from collections.abc import Callable, Mapping

import attrs

from danvan.serialization.plain import Plain

__all__ = ["STEPS", "Step", "known_version", "migrate"]

Values = dict[str, Plain]


@attrs.frozen
class Step:
    """One step of migration: from which version, to which, and how."""

    since: tuple[int, int]
    to: tuple[int, int]
    change: Callable[[Values], Values]


STEPS: Mapping[str, tuple[Step, ...]] = {}
"""The steps of each kind, oldest first. Every kind is at its first version."""


def known_version(
    kind: str, version: tuple[int, int], today: tuple[int, int], steps: Mapping[str, tuple[Step, ...]] = STEPS
) -> bool:
    """Whether documents of this older version were ever written."""
    return version == today or any(step.since == version for step in steps.get(kind, ()))


def migrate(
    kind: str, values: Values, version: tuple[int, int], steps: Mapping[str, tuple[Step, ...]] = STEPS
) -> Values:
    """The values of a record, brought from `version` to today; the argument stays as it is."""
    for step in steps.get(kind, ()):
        if step.since == version:
            values = step.change(dict(values))
            version = step.to
    return values
