"""The case that a petition raises (vụ việc), kept apart from the petition itself (đơn)."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import attrs

from danvan.errors import Problem
from danvan.law.instruments import Citation, Mark
from danvan.petitions.history import criteria_problems, span_problems
from danvan.petitions.results import Execution, Publication, Result
from danvan.petitions.sealing import IdentityId, SealedLine, SealedText, UnitId, veiled
from danvan.petitions.words import (
    CompetentSystem,
    ComplexityCriterion,
    ComplexityGrade,
    ContestedKind,
    DenunciationKind,
    EligibilityGround,
    HandlingResult,
    Level,
    MatterKind,
    ObstacleKind,
    PriorDecisionKind,
    SubjectField,
)
from danvan.records import record
from danvan.rules import Ident, Line, Several, Whole

__all__ = [
    "AuthorityFinding",
    "Complexity",
    "Contested",
    "EligibilityFinding",
    "Handling",
    "Matter",
    "Obstacle",
    "PriorDecision",
    "Target",
]

_LEVELS = {
    MatterKind.COMPLAINT: (Level.FIRST_LEVEL, Level.SECOND_LEVEL),
    MatterKind.DENUNCIATION: (Level.FIRST_LEVEL, Level.CONTINUED_DENUNCIATION),
    MatterKind.UNCLASSIFIED: tuple(Level),
}
_ON_REGULATIONS = frozenset({MatterKind.REGULATION_FEEDBACK, MatterKind.REGULATION_PROPOSAL, MatterKind.UNCLASSIFIED})


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Target:
    """Whom the matter is against: the respondent (người bị khiếu nại) or the accused (người bị tố cáo).

    An official stands here by `office` and `unit`, a body by `unit` or, when it is not a known unit, by
    `body`; a private person by `identity` only.
    """

    unit: UnitId | None = None
    office: Line | None = None
    body: Line | None = None
    identity: IdentityId | None = None

    def _sound(self) -> bool:
        return self.unit is not None or self.office is not None

    def _broken(self) -> Iterator[Problem]:
        if self.unit is None and self.office is None and self.body is None and self.identity is None:
            yield Problem.of(
                "needs-field",
                field="unit",
                reason_en="neither “office”, “body” nor “identity” is named",
                reason_vi="không ghi “office”, “body” hay “identity”",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Contested:
    """The decision or act that a complaint is against (quyết định, hành vi bị khiếu nại), LKN 2.1, 2.8-2.10.

    `received_on` is the day on which the complainant received it, `known_on` the day on which it became
    known; the filing window runs from there (LKN 9, 48). `forced_dismissal` (buộc thôi việc) is a
    disciplinary measure with time limits of its own.
    """

    kind: ContestedKind
    number: Line | None = None
    issued_on: dt.date | None = None
    issued_by: UnitId | None = None
    received_on: dt.date | None = None
    known_on: dt.date | None = None
    forced_dismissal: bool = False

    def _sound(self) -> bool:
        return not self.forced_dismissal

    def _broken(self) -> Iterator[Problem]:
        if self.forced_dismissal and self.kind is not ContestedKind.DISCIPLINARY_DECISION:
            yield Problem.of(
                "excludes-field",
                ("forced_dismissal",),
                field="forced_dismissal",
                reason_en="only a disciplinary decision dismisses",
                reason_vi="chỉ quyết định kỷ luật mới buộc thôi việc",
            )


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Obstacle:
    """Time that the filing window does not count (trở ngại), LKN 9: from `from_on` to the day before `until_on`."""

    kind: ObstacleKind
    from_on: dt.date
    until_on: dt.date | None = None
    document: Ident | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.until_on is not None:
            yield from span_problems(self.from_on, self.until_on)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class Complexity:
    """The determination that a matter is complex (xác định vụ việc phức tạp): ND124 3a (ND155 2); LTC 30, ND31 3.

    `document` names the written determination in the file. `criteria` are those of a complaint; of a
    denunciation only `criteria_count` is kept.
    """

    grade: ComplexityGrade = ComplexityGrade.COMPLEX
    determined_on: dt.date | None = None
    document: Ident | None = None
    criteria: Annotated[tuple[ComplexityCriterion, ...], Several(distinct=True)] = ()
    criteria_count: Annotated[int, Whole(1, 7)] | None = None

    def _broken(self) -> Iterator[Problem]:
        if self.criteria_count is not None:
            yield from criteria_problems(self.criteria, self.criteria_count)


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class EligibilityFinding:
    """The finding on one condition or bar (kết quả kiểm tra điều kiện): TT05 6, LKN 11, LTC 29.1.

    `passed` is true when the condition is met or the bar does not stand. `basis` is the wording applied
    and `mark` how sure that wording is, because TT05 6 has not been read in full.
    """

    ground: EligibilityGround
    passed: bool
    matter: Ident | None = None
    on: dt.date | None = None
    by_office: Line | None = None
    basis: Citation | None = None
    mark: Mark | None = None
    note: SealedText | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class AuthorityFinding:
    """Whether the matter is within authority (thẩm quyền giải quyết), and whose it is otherwise.

    `competent`: within the authority of the body that holds the petition. `unit`, `office` or `body` is
    the competent one.
    """

    competent: bool
    system: CompetentSystem | None = None
    unit: UnitId | None = None
    office: Line | None = None
    body: Line | None = None
    basis: Citation | None = None
    on: dt.date | None = None
    note: SealedText | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Handling:
    """What the processing of a matter came to (kết quả xử lý đơn); columns 10 and 11 of Mẫu 03/TCD.

    `to_unit` or `to_body` is the body guided or transferred to, `number` the symbol of the letter.
    """

    result: HandlingResult
    on: dt.date | None = None
    to_unit: UnitId | None = None
    to_body: Line | None = None
    number: Line | None = None
    document: Ident | None = None
    reason: SealedText | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
class PriorDecision:
    """What another body decided on the matter before (kết quả đã giải quyết); column 8 of Mẫu 03/TCD.

    `received_on` is the day on which the petitioner received it: the window for the second level runs
    from there (LKN 33.1).
    """

    kind: PriorDecisionKind
    number: Line | None = None
    issued_on: dt.date | None = None
    received_on: dt.date | None = None
    unit: UnitId | None = None
    body: Line | None = None
    document: Ident | None = None


@record
@attrs.frozen(kw_only=True, weakref_slot=False)
@veiled
class Matter:
    """One case raised by a petition (vụ việc, nội dung đơn), with its own kind and its own clocks.

    `id` is known inside the petition only. Petitions that raise the same case carry the same `case`, so
    that đơn and vụ việc can be counted apart. `previous_matter` names the matter that this one takes on,
    in the petition that `Petition.continues` names. `contested` belongs to complaints, `regulation` to
    feedback on administrative regulations (ND20). `remote` is vùng sâu, vùng xa đi lại khó khăn (LKN 28,
    37); the law has no list of such places, hence the justification. `court_pending`: a court has taken
    the case (LKN 11.9).
    """

    id: Ident
    kind: MatterKind
    denunciation_kind: DenunciationKind | None = None
    level: Level | None = None
    field: SubjectField | None = None
    case: Ident | None = None
    previous_matter: Ident | None = None
    targets: tuple[Target, ...] = ()
    contested: Contested | None = None
    regulation: Citation | None = None
    subject: SealedLine | None = None
    content: SealedText | None = None
    request: SealedText | None = None
    authority: AuthorityFinding | None = None
    handling: Handling | None = None
    prior_decisions: tuple[PriorDecision, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    complexity: Complexity | None = None
    remote: bool = False
    remote_justification: SealedText | None = None
    court_pending: bool = False
    result: Result | None = None
    execution: Execution | None = None
    publications: tuple[Publication, ...] = ()
    note: SealedText | None = None

    @property
    def outside_authority(self) -> bool:
        """Whether the file says that it is not for this body to settle (không thuộc thẩm quyền)."""
        return self.authority is not None and not self.authority.competent

    def _sound(self) -> bool:
        return (
            self.kind is MatterKind.COMPLAINT
            and not self.remote
            and self.remote_justification is None
            and self.level is not Level.CONTINUED_DENUNCIATION
            and self.denunciation_kind is None
            and self.regulation is None
        )

    def _broken(self) -> Iterator[Problem]:
        kind = self.kind
        if self.remote is not (self.remote_justification is not None):
            yield self._remote_problem()
        if self.level is not None and self.level not in _LEVELS.get(kind, ()):
            yield Problem.of("level-of-kind", ("level",), level=self.level.value, kind=kind.value)
        if self.contested is not None and kind is not MatterKind.COMPLAINT and kind is not MatterKind.UNCLASSIFIED:
            yield _not_of("contested", kind)
        if kind is not MatterKind.DENUNCIATION:
            if self.denunciation_kind is not None and kind is not MatterKind.UNCLASSIFIED:
                yield _not_of("denunciation_kind", kind)
        elif self.complexity is not None and self.complexity.criteria:
            yield Problem.of(
                "excludes-field",
                ("complexity", "criteria"),
                field="criteria",
                reason_en="these are the criteria of a complaint (ND124 3a), and the matter is a denunciation",
                reason_vi="đây là tiêu chí của khiếu nại (ND124 3a), còn vụ việc là tố cáo",
            )
        if self.regulation is not None and kind not in _ON_REGULATIONS:
            yield _not_of("regulation", kind)

    def _remote_problem(self) -> Problem:
        if self.remote:
            return Problem.of(
                "needs-field",
                field="remote_justification",
                reason_en="“remote” is true",
                reason_vi="“remote” là true",
            )
        return Problem.of(
            "excludes-field",
            ("remote_justification",),
            field="remote_justification",
            reason_en="“remote” is not true",
            reason_vi="“remote” không phải true",
        )


def _not_of(field: str, kind: MatterKind) -> Problem:
    return Problem.of(
        "excludes-field",
        (field,),
        field=field,
        reason_en=f"the matter is “{kind.value}”",
        reason_vi=f"vụ việc là “{kind.vi}”",
    )
