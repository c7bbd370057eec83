"""Is this rule book sound? (kiểm chứng bộ tiêu chí): every hole with a counter-example, before anybody is scored."""

import datetime as dt
from collections.abc import Mapping

import attrs

from danvan.evaluation.catalogue import FactDefinition
from danvan.evaluation.flaws import Flaw
from danvan.evaluation.gate_flaws import gate_flaws
from danvan.evaluation.line_flaws import line_flaws
from danvan.evaluation.proving import Prover
from danvan.evaluation.rank_flaws import rank_flaws
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.static_flaws import static_flaws
from danvan.law.instruments import Instrument
from danvan.units.unit import Level

__all__ = ["Verification", "verify"]


@attrs.frozen(kw_only=True)
class Verification:
    """What was found in a rule book (kết quả kiểm chứng).

    `flaws` are what is wrong, each with a counter-example where facts can show it. `unsettled` are questions that
    were neither proven nor refuted within reasonable work; a book is proven only without them. `unknown` are the
    lines of which the text that was read states no points, or that are scored by hand.
    """

    book: RuleBook
    flaws: tuple[Flaw, ...]
    unsettled: tuple[Flaw, ...] = ()
    unknown: tuple[Flaw, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether every body gets exactly one outcome, once its facts and the points given by hand are known."""
        return not self.flaws and not self.unsettled


def verify(
    book: RuleBook,
    *,
    facts: Mapping[str, FactDefinition] | None = None,
    instruments: Mapping[str, Instrument] | None = None,
    level_ends: Mapping[Level, dt.date] | None = None,
) -> Verification:
    """Decide whether a rule book gives every body exactly one outcome (kiểm chứng bộ tiêu chí).

    `facts` is the catalogue: which facts there are, which of them are whole numbers, which words they may be; without
    it every number that is not negative may come. `instruments` are those that citations may name, `level_ends` the
    last days on which levels exist. Raises `CannotScore` for a rule book that refines another and is not whole by
    itself.
    """
    known = {} if facts is None else facts
    whole = frozenset(code for code, use in known.items() if use.whole)
    words = {code: frozenset(word.word for word in use.words) for code, use in known.items() if use.words}
    prover = Prover(book, whole=whole, words=words)
    found = [
        *static_flaws(book, facts=facts, instruments=instruments, level_ends=level_ends),
        *line_flaws(prover),
        *gate_flaws(prover),
        *rank_flaws(prover),
    ]
    unique = list(dict.fromkeys(found))
    return Verification(
        book=book,
        flaws=tuple(flaw for flaw in unique if flaw.problem.code not in ("not-settled", "points-unknown")),
        unsettled=tuple(flaw for flaw in unique if flaw.problem.code == "not-settled"),
        unknown=tuple(flaw for flaw in unique if flaw.problem.code == "points-unknown"),
    )
