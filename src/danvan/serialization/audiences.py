"""What of a record may be written for an audience: the door that every way out of danvan passes."""

from danvan.errors import Refused, Sentence
from danvan.petitions.privacy import ENTITLED, WITHHELD_BY, Audience, withheld
from danvan.problems import is_private

__all__ = ["as_seen_by"]

_IDENTITY = "danvan.petitions.identity"


def as_seen_by(record: object, audience: Audience | None) -> object:
    """The record as an audience may see it; ``None`` means that the caller keeps it.

    Raises `Refused` for an identity without an entitled audience, and for what no other audience sees.
    """
    cls: type = type(record)
    if audience in ENTITLED or not is_private(cls):
        return record
    if cls.__module__ == _IDENTITY and cls.__name__ == "Identity":
        if audience is None:
            raise Refused(_NO_AUDIENCE)
        raise withheld("withheld-identity", audience, article=WITHHELD_BY[audience])
    if audience is None:
        return record
    if cls.__module__ == _IDENTITY:
        raise withheld("withheld-protection", audience)
    from danvan.petitions.petition import Petition
    from danvan.petitions.redaction import redacted

    if isinstance(record, Petition):
        return redacted(record, audience=audience)
    raise withheld("withheld-part", audience, part=cls.__name__)


_NO_AUDIENCE = Sentence(
    vi="Danh tính công dân chỉ được ghi cho người tiếp nhận hoặc người giải quyết; "
    "hãy nêu audience=Audience.RECEIVER hoặc Audience.RESOLVER.",
    en="The identity of a citizen is written only for the receiver or the resolver; "
    "name audience=Audience.RECEIVER or Audience.RESOLVER.",
)
