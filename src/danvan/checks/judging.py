"""Judges the histories of petitions: loaded when the first one comes that is not plain."""

from collections.abc import Iterator

import attrs

from danvan.errors import Problem
from danvan.law.law import Law
from danvan.petitions.course import course_of, protection_course, unlawful_events
from danvan.petitions.identity import ProtectionCase
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.running import Case, Course

__all__ = ["earlier_courses", "judged", "judged_protection"]


def judged(petition: Petition, law: Law, earlier: dict[str, Course]) -> Iterator[Problem]:
    """Every event of a petition that the law forbids; `earlier` are the courses that it takes on, by matter."""
    for matter in petition.matters:
        for place, problem in unlawful_events(_case(petition, matter, law, earlier)):
            yield attrs.evolve(problem, pointer=("events", place, *problem.pointer))


def judged_protection(protection: ProtectionCase, law: Law) -> Iterator[Problem]:
    """Every step of a protection that the law forbids."""
    for place, problem in protection_course(law, protection.events)[1]:
        yield attrs.evolve(problem, pointer=("events", place, *problem.pointer))


def earlier_courses(chain: list[Petition], law: Law) -> dict[str, Course]:
    """The courses of the last petition of a chain, each of which takes on the one before it."""
    courses: dict[str, Course] = {}
    for petition in chain:
        courses = {matter.id: course_of(_case(petition, matter, law, courses)) for matter in petition.matters}
    return courses


def _case(petition: Petition, matter: Matter, law: Law, earlier: dict[str, Course]) -> Case:
    before = earlier.get(matter.previous_matter or "")
    if before is None and matter.previous_matter is None and len(earlier) == 1:
        [before] = earlier.values()
    return Case(petition=petition, matter=matter, law=law, earlier=before)
