"""The door through which an identity is read: opened for an audience and a purpose, and written down."""

import datetime as dt

import attrs

from danvan.extra import Extra
from danvan.petitions.identity import Identity
from danvan.petitions.privacy import ENTITLED, WITHHELD_BY, Audience, withheld
from danvan.petitions.words import IdentityPaper
from danvan.problems import value_problems
from danvan.records import fields_of
from danvan.rules import Day, Moment, Words
from danvan.seal import opened

__all__ = ["Disclosure", "unseal"]

_ONE_LINE = Words("line", 2_000)


@attrs.frozen(kw_only=True, repr=False)
class Disclosure:
    """An identity that was unsealed, and the line of a log that says so (cung cấp thông tin): LTC 56.2.

    `identity` is the opaque id; `audience`, `purpose`, `on` and `by_office` say for whom, what for, when
    and by which office; `fields` names what was shown. These show themselves, and `log` gives them for
    a log in JSON. The values are properties: `name`, `phone` and the others of `Identity`.
    """

    identity: str
    audience: Audience
    purpose: str
    on: dt.date | dt.datetime
    by_office: str
    fields: tuple[str, ...]
    _sealed: Identity = attrs.field(alias="sealed")

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.log().items())
        return f"Disclosure({said})"

    def log(self) -> dict[str, str | list[str]]:
        """What may be written into a log, as JSON holds it: everything but the values."""
        return {
            "identity": self.identity,
            "audience": self.audience.value,
            "purpose": self.purpose,
            "on": self.on.isoformat(),
            "by_office": self.by_office,
            "fields": list(self.fields),
        }

    @property
    def name(self) -> str | None:
        """The name of the person or organisation (họ tên)."""
        return None if (seal := self._sealed.name) is None else opened(seal)

    @property
    def address(self) -> str | None:
        """The address (địa chỉ)."""
        return None if (seal := self._sealed.address) is None else opened(seal)

    @property
    def paper(self) -> IdentityPaper | None:
        """The identity paper (giấy tờ tùy thân)."""
        return None if (seal := self._sealed.paper) is None else opened(seal)

    @property
    def paper_number(self) -> str | None:
        """The number of the paper (số giấy tờ)."""
        return None if (seal := self._sealed.paper_number) is None else opened(seal)

    @property
    def paper_issued_on(self) -> dt.date | None:
        """The day of issue of the paper (ngày cấp)."""
        return None if (seal := self._sealed.paper_issued_on) is None else opened(seal)

    @property
    def paper_issued_by(self) -> str | None:
        """Who issued the paper (nơi cấp)."""
        return None if (seal := self._sealed.paper_issued_by) is None else opened(seal)

    @property
    def phone(self) -> str | None:
        """The telephone number (số điện thoại)."""
        return None if (seal := self._sealed.phone) is None else opened(seal)

    @property
    def email(self) -> str | None:
        """The address for electronic mail (thư điện tử)."""
        return None if (seal := self._sealed.email) is None else opened(seal)

    @property
    def contact(self) -> str | None:
        """Any other way of reaching the person (cách thức liên hệ)."""
        return None if (seal := self._sealed.contact) is None else opened(seal)

    @property
    def handwriting(self) -> bool | None:
        """Whether the file holds the person's own hand (bút tích)."""
        return None if (seal := self._sealed.handwriting) is None else opened(seal)

    @property
    def wants_protection(self) -> bool | None:
        """Whether the person asks that the identity be kept secret (đề nghị giữ bí mật)."""
        return None if (seal := self._sealed.wants_protection) is None else opened(seal)

    @property
    def self_disclosed(self) -> bool | None:
        """Whether the denouncer made the identity known (tự tiết lộ)."""
        return None if (seal := self._sealed.self_disclosed) is None else opened(seal)

    @property
    def note(self) -> str | None:
        """The note (ghi chú)."""
        return None if (seal := self._sealed.note) is None else opened(seal)

    @property
    def extra(self) -> Extra:
        """The agency's own data (dữ liệu riêng)."""
        return opened(self._sealed.extra)


def unseal(
    identity: Identity, *, audience: Audience, purpose: str, on: dt.date | dt.datetime, by_office: str
) -> Disclosure:
    """Open the seals of an identity (mở niêm phong) for an entitled audience and a stated purpose.

    `on` is the day or the moment of it, `by_office` the office that opens it. Only the receiver and the
    resolver are entitled (LTC 56.2; ND154 12.2). Raises `Refused` for any other audience, and where
    purpose, office or day are not stated.
    """
    if audience not in ENTITLED:
        raise withheld("withheld-identity", audience, article=WITHHELD_BY[audience])
    for name, text in (("purpose", purpose), ("by_office", by_office)):
        if any(value_problems(_ONE_LINE, text, (name,))):
            raise withheld("disclosure-unstated", field=name)
    if any(value_problems(Moment() if isinstance(on, dt.datetime) else Day(), on, ("on",))):
        raise withheld("disclosure-undated")
    empty = Identity(id=identity.id)
    shown = [spec.name for spec in fields_of(Identity) if getattr(identity, spec.name) != getattr(empty, spec.name)]
    return Disclosure(
        identity=identity.id,
        audience=audience,
        purpose=purpose,
        on=on,
        by_office=by_office,
        fields=tuple(shown),
        sealed=identity,
    )
