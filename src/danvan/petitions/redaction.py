"""A petition as an audience may see it (che thông tin): the table of `danvan.petitions.sight`, applied."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import attrs

from danvan.errors import InvalidRecord
from danvan.petitions.acts import EventKind
from danvan.petitions.documents import Document
from danvan.petitions.history import Event
from danvan.petitions.matter import Matter
from danvan.petitions.petition import Petition
from danvan.petitions.privacy import ENTITLED, Audience, withheld
from danvan.petitions.sight import EVENTS, KEPT, PAPERS, REFERENCES, WHOLE
from danvan.petitions.words import DocumentRole, DocumentVersion, MatterKind
from danvan.records import fields_of
from danvan.rules import Listing

__all__ = ["redacted"]

_SECRET = frozenset({MatterKind.DENUNCIATION, MatterKind.UNCLASSIFIED})
_CONCLUDES = frozenset({EventKind.CONCLUSION, EventKind.SUMMARY_HANDLING})
_R = TypeVar("_R")


def redacted(petition: Petition, *, audience: Audience) -> Petition:
    """The petition without what an audience may not see (che thông tin): LTC 56.2, 29.3, 40.3; ND154 12.2.

    The receiver and the resolver see the whole, and so does the verifier of a complaint. Whatever is
    sealed to an audience has its default, as if nothing were known of it. A petition with a matter that
    denounces, or is not yet classified, is a secret as a whole. Raises `Refused` for the publication of
    a denunciation that is not concluded, or of which a paper would be carried that is not redacted.
    """
    secret = any(matter.kind in _SECRET for matter in petition.matters)
    if audience in ENTITLED or (audience is Audience.VERIFIER and not secret):
        return petition
    if audience is Audience.PUBLICATION and secret:
        _refuse_unredacted(petition)
    seen = _Eye.of(audience, petition, secret=secret).seen(petition)
    if seen is None:
        raise AssertionError("the table seals what a petition cannot be without")
    return seen


@attrs.frozen
class _Eye:
    """An audience before a petition: which papers it sees, and by which ids the others are named to it."""

    audience: Audience
    papers: Mapping[str, str]

    @classmethod
    def of(cls, audience: Audience, petition: Petition, *, secret: bool) -> "_Eye":
        """The audience before this petition."""
        rule = PAPERS.get(audience)
        own = [paper for paper in petition.documents if rule is not None and rule.sees(paper, secret=secret)]
        # A redacted copy stands for its original; a paper that is seen stands for itself.
        papers = {paper.redacts: paper.id for paper in reversed(own) if paper.redacts is not None}
        return cls(audience, papers | {paper.id: paper.id for paper in own})

    def seen(self, record: _R) -> _R | None:
        """The record as it is seen; ``None`` where nothing is left that could be such a record."""
        cls: type[_R] = type(record)
        plain: type = cls
        if plain in WHOLE or not attrs.has(plain):
            return record
        if isinstance(record, Event) and record.kind not in EVENTS.get(self.audience, ()):
            return None
        if isinstance(record, Document) and self.papers.get(record.id) != record.id:
            return None
        rows, values = KEPT[plain], dict[str, object]()
        for spec in fields_of(plain):
            value: object = getattr(record, spec.name)
            if value is None or self.audience not in rows[spec.name]:
                continue
            if (plain, spec.name) in REFERENCES:
                value = self.papers.get(str(value))
                value = None if value == getattr(record, "id", None) else value
            elif isinstance(spec.shape, Listing) and isinstance(value, tuple):
                items = [self.seen(item) for item in value]
                value = tuple([item for item in items if item is not None])
            else:
                value = self.seen(value)
            values[spec.name] = value
        try:
            return cls(**values)
        except (InvalidRecord, TypeError):
            # What is left breaks the rules of such a record, as a target without anybody does.
            return None


def _refuse_unredacted(petition: Petition) -> None:
    """Raise the refusal to publish, if a denunciation is not concluded or a paper is not redacted."""
    concluded = {event.matter for event in petition.events if event.kind in _CONCLUDES}
    for matter in petition.matters:
        if matter.kind in _SECRET and matter.result is None and not concluded & {None, matter.id}:
            raise withheld("publish-unconcluded", matter=matter.id)
    rule = PAPERS[Audience.PUBLICATION]
    fit = {paper.id for paper in petition.documents if rule.sees(paper, secret=True)}
    stood_for = {paper.redacts for paper in petition.documents if paper.id in fit}
    for name in _published(petition.matters):
        if name not in fit:
            raise withheld("publish-unredacted", paper=name)
    for name in _carried(petition):
        if name not in fit and name not in stood_for:
            raise withheld("publish-unredacted", paper=name)


def _published(matters: tuple[Matter, ...]) -> Iterator[str]:
    """The papers that were published: each must be redacted itself."""
    for matter in matters:
        for publication in matter.publications:
            if publication.document is not None:
                yield publication.document


def _carried(petition: Petition) -> Iterator[str]:
    """The papers that a publication carries: each must be redacted, or have a redacted copy."""
    for matter in petition.matters:
        if matter.result is not None and matter.result.document is not None:
            yield matter.result.document
    for event in petition.events:
        if event.kind in EVENTS[Audience.PUBLICATION] and event.document is not None:
            yield event.document
    for paper in petition.documents:
        if paper.role in (DocumentRole.DECISION, DocumentRole.CONCLUSION):
            if paper.version is not DocumentVersion.REDACTED_COPY or paper.redacts is None:
                yield paper.id
