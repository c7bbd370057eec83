"""What the tests of the file layer share: records as plain values, and exact comparison."""

import functools
import math
from pathlib import Path
from typing import cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # has no stubs

from danvan import Audience, serialization
from danvan.errors import Finding, Severity
from danvan.serialization import KINDS, Kind
from danvan.serialization.plain import Plain
from danvan.serialization.schema import schema_of

plain_of = functools.partial(serialization.unstructure, audience=Audience.RECEIVER)

DOCUMENTS = Path(__file__).parent.parent / "documents"
SCHEMAS = Path(__file__).parent.parent.parent / "src" / "danvan" / "schemas"


def examples(number: int) -> settings:
    """So many examples; records take their time to draw, more so where other programs run besides."""
    return settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def same(one: Plain, other: Plain) -> bool:
    """Equal with the same types, the same sign of zero, and the same order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return one == other


def same_records(one: object, other: object) -> bool:
    """Equal, of one class, and alike in the order of an agency's own keys."""
    return type(one) is type(other) and one == other and same(plain_of(one), plain_of(other))


def document_of(record: object, kind: Kind) -> dict[str, Plain]:
    """The document that holds one record."""
    return {"danvan": kind.stamp, **plain_of(record)}


def has_null(value: Plain) -> bool:
    """Whether there is a null anywhere."""
    if isinstance(value, dict):
        return any(has_null(item) for item in value.values())
    if isinstance(value, list):
        return any(has_null(item) for item in value)
    return value is None


def errors(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that make data wrong."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@functools.cache
def validator(kind: str) -> Draft202012Validator:
    """The validator of a kind's schema; dates are looked at as well."""
    return Draft202012Validator(cast("dict[str, object]", schema_of(KINDS[kind])), format_checker=FormatChecker())


kinds_of_documents = st.sampled_from(list(KINDS))
