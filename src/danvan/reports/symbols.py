"""Number and symbol of a document, taken apart and put together again (số và ký hiệu)."""

import re
from collections.abc import Callable, Mapping

import attrs

from danvan.labels import Labelled

__all__ = ["DocumentSymbol", "SymbolForm"]


class SymbolForm(Labelled):
    """How a number and symbol is written (cách viết số, ký hiệu); the Front writes as state bodies do."""

    STATE = "state", "cơ quan nhà nước, Mặt trận (84/BC-TTT)", "state bodies and the Front (84/BC-TTT)"
    PARTY = "party", "cơ quan Đảng (07-BC/DV)", "Party bodies (07-BC/DV)"
    LAW = "law", "văn bản của Quốc hội (72/2025/QH15)", "National Assembly (72/2025/QH15)"
    OTHER = "other", "cách viết khác", "another way"


_KIND = r"(?P<kind>[A-ZĐ][A-ZĐa-zđ]{0,5})"
_ISSUER = r"(?P<issuer>[0-9A-ZĐƠƯ][0-9A-ZĐƠƯa-zđơư.&/-]{0,28}[0-9A-ZĐƠƯa-zđơư]|[A-ZĐƠƯ])"
_FORMS: Mapping[SymbolForm, re.Pattern[str]] = {
    SymbolForm.STATE: re.compile(rf"(?P<number>[0-9]{{1,11}})/(?:(?P<year>[0-9]{{4}})/)?{_KIND}-{_ISSUER}"),
    SymbolForm.PARTY: re.compile(rf"(?P<number>[0-9]{{1,5}})-{_KIND}/{_ISSUER}"),
    SymbolForm.LAW: re.compile(r"(?P<number>[0-9]{1,11})/(?P<year>[0-9]{4})/(?P<issuer>[A-ZĐ]{2,8}[0-9]{1,3})"),
}
_SAID = re.compile(r"[Ss]ố[ ]*:?[ ]*")


@attrs.frozen(kw_only=True)
class DocumentSymbol:
    """The number and symbol of a document (số và ký hiệu): ``84/BC-TTT``, ``07-BC/DV``.

    `written` is what the document has. `number` keeps its zeros, `kind` is the abbreviation of the type
    (BC, QĐ, KH), `issuer` that of the body. Where the form is not known (`SymbolForm.OTHER`) nothing is
    taken apart. NĐ 30/2020/NĐ-CP, appendix I; HD 36-HD/VPTW.
    """

    written: str
    form: SymbolForm
    number: str | None = None
    year: int | None = None
    kind: str | None = None
    issuer: str | None = None

    @classmethod
    def parse(cls, text: str) -> "DocumentSymbol":
        """Take a number and symbol apart; “Số:” before it and blanks around it may stand there.

        Never fails: what has no known form is kept as it is.
        """
        said = _SAID.match(text.strip())
        bare = text.strip()[0 if said is None else said.end() :]
        for form, pattern in _FORMS.items():
            found = pattern.fullmatch(bare)
            if found is not None:
                parts = found.groupdict()
                year = parts.get("year")
                return cls(
                    written=text,
                    form=form,
                    number=parts["number"],
                    year=None if year is None else int(year),
                    kind=parts.get("kind"),
                    issuer=parts["issuer"],
                )
        return cls(written=text, form=SymbolForm.OTHER)

    def __str__(self) -> str:
        """As its form writes it; as it was written where the form is not known."""
        return _PRINTERS[self.form](self)

    def same_as(self, other: "DocumentSymbol") -> bool:
        """Whether both are one number and symbol: zeros in front of the number do not count."""
        if SymbolForm.OTHER in (self.form, other.form):
            return str(self).strip() == str(other).strip()
        return self._key() == other._key()

    def _key(self) -> tuple[object, ...]:
        return self.form, (self.number or "").lstrip("0"), self.year, self.kind, self.issuer


def _state(symbol: DocumentSymbol) -> str:
    year = "" if symbol.year is None else f"{symbol.year:04d}/"
    return f"{symbol.number}/{year}{symbol.kind}-{symbol.issuer}"


_PRINTERS: Mapping[SymbolForm, Callable[[DocumentSymbol], str]] = {
    SymbolForm.STATE: _state,
    SymbolForm.PARTY: lambda symbol: f"{symbol.number}-{symbol.kind}/{symbol.issuer}",
    SymbolForm.LAW: lambda symbol: f"{symbol.number}/{symbol.year:04d}/{symbol.issuer}",
    SymbolForm.OTHER: lambda symbol: symbol.written,
}
