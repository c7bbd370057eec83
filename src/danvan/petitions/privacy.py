"""Who may see whose identity (bảo vệ bí mật thông tin): the audiences of petition data."""

from collections.abc import Mapping

from danvan.errors import Problem, Refused, Sentence
from danvan.labels import Labelled

__all__ = ["ENTITLED", "WITHHELD_BY", "Audience", "withheld"]


class Audience(Labelled):
    """Who a document is written for (đối tượng được cung cấp)."""

    RECEIVER = "receiver", "người tiếp nhận", "receiver"
    RESOLVER = "resolver", "người giải quyết", "resolver"
    VERIFIER = "verifier", "người xác minh", "verifier"
    ACCUSED = "accused", "người bị tố cáo", "accused"
    FORWARDER = "forwarder", "người, cơ quan chuyển đơn", "forwarder"
    PUBLICATION = "publication", "công khai", "publication"
    STATISTICS = "statistics", "thống kê", "statistics"


ENTITLED = frozenset({Audience.RECEIVER, Audience.RESOLVER})
"""Who may read identities: those who took the petition in and who resolve it (LTC 56.2)."""

WITHHELD_BY: Mapping[Audience, str] = {
    Audience.VERIFIER: "LTC 56.2; ND154 12.2",
    Audience.ACCUSED: "LTC 29.3, 10.1.a; ND154 12.2",
    Audience.FORWARDER: "LTC 49.2, 9.1.b; ND154 12.2",
    Audience.PUBLICATION: "LTC 40.3; ND31 6.1; ND154 12.2",
    Audience.STATISTICS: "LTC 9.1.b, 56.1; ND154 12.2",
}
"""The articles by which an audience does not learn who a citizen is."""


def withheld(code: str, audience: Audience | None = None, /, **values: object) -> Refused:
    """The refusal to show something about a citizen, by a code of `danvan.messages.secrecy`."""
    from danvan import messages

    if audience is not None:
        values |= {"audience": audience.value, "audience_en": audience.en, "audience_vi": audience.vi}
    problem = Problem(code, (), tuple((name, str(value)) for name, value in values.items()))
    said, mend = messages.sentence(problem), messages.mend(problem)
    return Refused(said if mend is None else Sentence(f"{said.vi} {mend.vi}", f"{said.en} {mend.en}"))
