"""Scoring with full explanations beside `rule-engine`, `zen-engine` and `cel-python` without, in one run, as ratios.

Run it with ``python benchmarks/scoring.py [communes]``. Every engine gets the same 60 leaves, compiled once, and the
facts already in its own form; danvan gets the sheets as records, and gives the whole card with everything that is to
be said of each line in one language: its facts, its rule, what it lost and what would have kept it. Points are compared before anything is measured.
"""

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from scoring_book import C_LIKE, PYTHON_LIKE, expression, fact_sheet, rule_book

from danvan.evaluation.asking import facts_of
from danvan.evaluation.explainer import Explainer
from danvan.evaluation.facts import FactSheet
from danvan.evaluation.known import fact_values
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.scoring import Scorer

try:
    import celpy
    import rule_engine
    import zen
except ImportError as error:
    sys.exit(f"{error.name} is not installed: pip install rule-engine zen-engine cel-python")

COMMUNES = 3_321
Facts = Mapping[str, float | bool]
Leaf = Callable[[Facts], object]


def score(scorer: Scorer, sheets: Sequence[FactSheet]) -> int:
    """Every card with everything that is said of it in one language; how many sentences that is."""
    explainer = Explainer({}, "vi")
    sentences = 0
    for sheet in sheets:
        said = explainer.card(scorer.card(sheet))
        sentences += sum(map(len, said.lines)) + len(said.lost)
    return sentences


def with_rule_engine(book: RuleBook) -> list[Leaf]:
    context = rule_engine.Context()
    return [
        rule_engine.Rule(expression(criterion, PYTHON_LIKE), context=context).evaluate for criterion in book.criteria
    ]


def with_zen(book: RuleBook) -> list[Leaf]:
    """One decision of the engine for each leaf, as it is called from Python."""
    engine = zen.ZenEngine()

    def leaf(text: str) -> Leaf:
        content = {"expressions": [{"id": "points", "key": "points", "value": text}]}
        decision = engine.create_decision(
            json.dumps(
                {
                    "nodes": [
                        {"id": "in", "type": "inputNode", "name": "in"},
                        {"id": "leaf", "type": "expressionNode", "name": "leaf", "content": content},
                        {"id": "out", "type": "outputNode", "name": "out"},
                    ],
                    "edges": [
                        {"id": "1", "sourceId": "in", "targetId": "leaf", "type": "edge"},
                        {"id": "2", "sourceId": "leaf", "targetId": "out", "type": "edge"},
                    ],
                }
            )
        )
        return lambda facts: decision.evaluate(facts)["result"]["points"]

    return [leaf(expression(criterion, PYTHON_LIKE)) for criterion in book.criteria]


def with_zen_expressions(book: RuleBook) -> list[Leaf]:
    """The bare expression language of the engine: no decision, no trace."""
    return [zen.compile_expression(expression(criterion, PYTHON_LIKE)).evaluate for criterion in book.criteria]


def with_cel(book: RuleBook) -> list[Leaf]:
    environment = celpy.Environment()
    return [
        environment.program(environment.compile(expression(criterion, C_LIKE))).evaluate for criterion in book.criteria
    ]


def facts_for(book: RuleBook, sheet: FactSheet) -> list[Facts]:
    """For each criterion its own facts and no others, which suits engines that copy what they are given."""
    values = {
        code: value if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
        for code, value in fact_values(sheet.facts).items()
    }
    return [{code: values[code] for code in facts_of(criterion.shape)} for criterion in book.criteria]


def for_cel(facts: Facts) -> object:
    return celpy.json_to_cel(dict(facts))


def best(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of processor time, the best of some."""
    found = []
    for _ in range(times):
        started = time.process_time()
        action()
        found.append(time.process_time() - started)
    return min(found)


def evaluated(leaves: Sequence[Leaf], rows: Sequence[Sequence[Facts]]) -> None:
    for row in rows:
        for leaf, facts in zip(leaves, row, strict=True):
            leaf(facts)


def main() -> None:
    communes = int(sys.argv[1]) if len(sys.argv) > 1 else COMMUNES
    book = rule_book()
    scorer = Scorer(book)
    sheets = [fact_sheet(book, number) for number in range(communes)]
    engines: tuple[tuple[str, Callable[[RuleBook], list[Leaf]], int], ...] = (
        ("rule-engine", with_rule_engine, 200),
        ("zen-engine, a decision for each leaf", with_zen, 50),
        ("zen-engine, bare compiled expressions", with_zen_expressions, 200),
        ("cel-python", with_cel, 10),
    )
    cards = [scorer.card(sheet) for sheet in sheets[:50]]
    ready = {}
    for name, make, some in engines:
        leaves = make(book)
        rows = [facts_for(book, sheet) for sheet in sheets[:some]]
        if make is with_cel:
            rows = [[for_cel(facts) for facts in row] for row in rows]  # type: ignore[misc]
        for card, row in zip(cards, rows, strict=False):
            for line, leaf, facts in zip(card.lines, leaves, row, strict=True):
                theirs = float(leaf(facts))  # type: ignore[arg-type]
                assert abs(theirs - float(line.points.low)) < 1e-6, (name, line.id, theirs, line.points)
        ready[name] = leaves, rows

    sentences = score(scorer, sheets[:100])
    ours = best(lambda: score(scorer, sheets)) / communes
    bare = best(lambda: deque(map(scorer.card, sheets), maxlen=0)) / communes
    print(
        f"danvan, {communes} communes × {len(book.criteria)} criteria: {ours * communes:.2f} s, {ours * 1e6:.0f} µs each; "
        f"{sentences // 100} sentences for each; the cards alone {bare / ours:.2f} of that"
    )
    for name, (leaves, rows) in ready.items():
        theirs = best(partial(evaluated, leaves, rows)) / len(rows)
        print(f"{name}, the same leaves without explanation: {theirs / ours:.2f} times as long")

    few = sheets[: communes // 10]
    tenth = best(lambda: score(scorer, few)) / len(few)
    print(f"{communes / len(few):.1f} times the units: {ours * communes / (tenth * len(few)):.2f} times as long")
    double = rule_book(2)
    twice = Scorer(double)
    many = [fact_sheet(double, number) for number in range(len(few))]
    print(f"2 times the criteria: {best(lambda: score(twice, many)) / (tenth * len(few)):.2f} times as long")
    holes = [fact_sheet(book, number, unreported=0.05) for number in range(len(few))]
    print(f"5 % of the facts not reported: {best(lambda: score(scorer, holes)) / (tenth * len(few)):.2f} times as long")


if __name__ == "__main__":
    main()
