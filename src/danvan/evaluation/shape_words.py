"""How facts become points, in words, Vietnamese and English (diễn đạt cách tính điểm)."""

from collections.abc import Iterator
from decimal import Decimal

from danvan.errors import Sentence
from danvan.evaluation.condition_words import (
    Names,
    bounds_words,
    condition_words,
    decimal_words,
    joined,
    named,
    percent_words,
)
from danvan.evaluation.leaves import (
    AllOrNothing,
    Bands,
    Checklist,
    Judged,
    Levels,
    LinearLoss,
    OwnLimit,
    PerFault,
    PerItem,
    ProgressiveLoss,
    Proportional,
    ShareLoss,
    Steps,
    TargetRatio,
    Unencoded,
)
from danvan.evaluation.measures import Band, Measure, NoCase, Value
from danvan.evaluation.outside import (
    ByBand,
    ByScale,
    ByWord,
    CohortPlace,
    Imported,
    OutsideReference,
    RatioToFirst,
    Reading,
    RelativeToLeader,
    Survey,
)
from danvan.evaluation.shapes import Alternative, ByGroup, CaseMean, LeafShape, Scaled
from danvan.evaluation.words import Direction, NoCaseResult, StepUnit

__all__ = ["shape_words"]


def shape_words(shape: LeafShape, maximum: Decimal | None, names: Names) -> Sentence:
    """The rule of a line: one clause for each case, parted by semicolons. Points that no text states are “?”."""
    return joined(_clauses(shape, maximum, names), "; ", "; ")


def _points(number: Decimal | None) -> Sentence:
    if number is None:
        return Sentence("? điểm", "? points")
    said = decimal_words(number)
    return Sentence(f"{said.vi} điểm", f"{said.en} {'point' if number == 1 else 'points'}")


def _case(when: Sentence, number: Decimal | None) -> Sentence:
    points = _points(number)
    return Sentence(f"{when.vi}: {points.vi}", f"{when.en}: {points.en}")


def _otherwise(number: Decimal | None) -> Sentence:
    return _case(Sentence("trường hợp khác", "otherwise"), number)


def _no_case(no_case: NoCase | None, maximum: Decimal | None) -> Iterator[Sentence]:
    if no_case is None:
        return
    when = Sentence("không phát sinh", "where nothing occurred")
    if no_case.gives is NoCaseResult.NOT_APPLICABLE:
        yield Sentence(f"{when.vi}: {no_case.gives.vi}", f"{when.en}: {no_case.gives.en}")
    else:
        given = {NoCaseResult.FULL: maximum, NoCaseResult.ZERO: Decimal(0)}.get(no_case.gives, no_case.points)
        yield _case(when, given)


def _measure(measure: Measure, names: Names) -> tuple[Sentence, bool]:
    if isinstance(measure, Value):
        return named(measure.fact, names), False
    return _quotient(measure.numerator, measure.denominator, names), True


def _quotient(numerator: str, denominator: str, names: Names) -> Sentence:
    return joined((named(numerator, names), named(denominator, names)), " / ", " / ")


def _bands(bands: tuple[Band, ...], what: Sentence, *, percent: bool) -> Iterator[Sentence]:
    for band in bands:
        bounds = bounds_words(band, percent=percent)
        yield _case(Sentence(f"{what.vi} {bounds.vi}", f"{what.en} {bounds.en}"), band.points)


def _clauses(shape: LeafShape, maximum: Decimal | None, names: Names) -> Iterator[Sentence]:
    match shape:
        case AllOrNothing():
            yield _case(condition_words(shape.when, names), maximum)
            yield _otherwise(Decimal(0))
        case Levels():
            for level in shape.levels:
                yield _case(condition_words(level.when, names), level.points)
            if shape.otherwise is not None:
                yield _otherwise(shape.otherwise)
            yield from _no_case(shape.no_case, maximum)
        case Bands():
            what, percent = _measure(shape.measure, names)
            yield from _bands(shape.bands, what, percent=percent)
            yield from _no_case(None if isinstance(shape.measure, Value) else shape.measure.no_case, maximum)
        case Checklist():
            for item in shape.items:
                yield _case(Sentence(item.title, item.title_en or item.title), item.points)
        case PerItem() | PerFault() | Steps():
            yield from _counted(shape, maximum, names)
        case Proportional() | TargetRatio() | OwnLimit():
            yield from _compared(shape, maximum, names)
        case OutsideReference() | RelativeToLeader() | CohortPlace() | RatioToFirst() | Imported() | Survey():
            yield from _outside(shape, maximum, names)
        case CaseMean():
            inner = shape_words(shape.case, maximum, names)
            cases = named(shape.cases, names)
            yield Sentence(f"trung bình của từng {cases.vi}: {inner.vi}", f"the mean over {cases.en} of: {inner.en}")
            if shape.leave_out is not None:
                out = condition_words(shape.leave_out, names)
                yield Sentence(f"không tính hồ sơ: {out.vi}", f"cases left out: {out.en}")
            if shape.rounding is not None:
                places = shape.rounding.places
                yield Sentence(f"làm tròn đến {places} chữ số thập phân", f"rounded to {places} decimals")
            yield from _no_case(shape.no_case, maximum)
        case Alternative():
            first, second = (
                shape_words(arm.shape, maximum if arm.maximum is None else arm.maximum, names)
                for arm in (shape.first, shape.second)
            )
            when = condition_words(shape.first_applies, names)
            yield Sentence(f"nếu {when.vi}: {first.vi}", f"if {when.en}: {first.en}")
            yield Sentence(f"nếu không: {second.vi}", f"if not: {second.en}")
        case ByGroup():
            for variant in shape.variants:
                inner = shape_words(variant.shape, maximum, names)
                yield Sentence(f"nhóm “{variant.group}”: {inner.vi}", f"group “{variant.group}”: {inner.en}")
            if shape.otherwise is not None:
                inner = shape_words(shape.otherwise, maximum, names)
                yield Sentence(f"nhóm khác: {inner.vi}", f"other units: {inner.en}")
        case Scaled():
            yield from _clauses(shape.shape, maximum, names)
            for entry in shape.coefficients:
                by = percent_words(entry.factor)
                yield Sentence(
                    f"nhóm “{entry.group}”: {shape.on.vi} × {by.vi}", f"group “{entry.group}”: {shape.on.en} × {by.en}"
                )
        case Judged():
            yield Sentence(f"do {shape.by} chấm", f"given by {shape.by}")
        case Unencoded():
            text = shape.excerpt or shape.why
            yield Sentence(f"(chưa mã hóa) {text}", f"(not encoded) {text}")


def _counted(shape: PerItem | PerFault | Steps, maximum: Decimal | None, names: Names) -> Iterator[Sentence]:
    match shape:
        case PerItem():
            for item in shape.items:
                what, each = named(item.count, names), _points(item.per_item)
                most = None if item.cap is None else _points(item.cap)
                vi, en = ("", "") if most is None else (f" (tối đa {most.vi})", f" (at most {most.en})")
                yield Sentence(f"mỗi {what.vi}: {each.vi}{vi}", f"each of {what.en}: {each.en}{en}")
            if shape.cap is not None:
                yield _case(Sentence("tối đa", "at most"), shape.cap)
        case PerFault():
            for fault in shape.faults:
                what = named(fault.count, names)
                match fault.loss:
                    case LinearLoss():
                        lost = _points(fault.loss.each)
                        yield Sentence(f"mỗi {what.vi}: trừ {lost.vi}", f"each of {what.en}: −{lost.en}")
                    case ShareLoss():
                        part = percent_words(fault.loss.each_share)
                        yield Sentence(
                            f"mỗi {what.vi}: trừ {part.vi} số điểm", f"each of {what.en}: −{part.en} of the points"
                        )
                    case ProgressiveLoss():
                        for step in fault.loss.steps:
                            lost = Sentence("hết điểm", "all points") if step.everything else _points(step.lost)
                            yield Sentence(
                                f"{what.vi} từ {step.times} lần: trừ {lost.vi}",
                                f"{what.en} {step.times} or more: −{lost.en}",
                            )
            if shape.floor is not None:
                yield _case(Sentence("còn lại ít nhất", "never less than"), shape.floor)
        case Steps():
            what, base = named(shape.quantity, names), _points(shape.base_points)
            first, more, each = decimal_words(shape.base_quantity), decimal_words(shape.step), _points(shape.per_step)
            yield Sentence(f"{what.vi} đến {first.vi}: {base.vi}", f"{what.en} up to {first.en}: {base.en}")
            yield Sentence(f"thêm mỗi {more.vi}: {each.vi}", f"each further {more.en}: {each.en}")
            if shape.cap is not None:
                yield _case(Sentence("tối đa", "at most"), shape.cap)


def _compared(
    shape: Proportional | TargetRatio | OwnLimit, maximum: Decimal | None, names: Names
) -> Iterator[Sentence]:
    full = _points(maximum)
    match shape:
        case Proportional():
            what = _quotient(shape.numerator, shape.denominator, names)
            rest = shape.direction is Direction.LOWER_IS_BETTER
            vi, en = (f"(1 − {what.vi})", f"(1 − {what.en})") if rest else (what.vi, what.en)
            yield Sentence(f"{vi} × {full.vi}", f"{en} × {full.en}")
            if shape.zero_below is not None:
                yield _case(
                    Sentence(
                        f"dưới {percent_words(shape.zero_below).vi}", f"under {percent_words(shape.zero_below).en}"
                    ),
                    Decimal(0),
                )
            yield from _no_case(shape.no_case, maximum)
        case TargetRatio():
            what, share = _quotient(shape.actual, shape.target, names), percent_words(shape.base_share)
            yield Sentence(f"{what.vi} × {share.vi} của {full.vi}", f"{what.en} × {share.en} of {full.en}")
            yield from _no_case(shape.no_case, maximum)
        case OwnLimit():
            actual, limit = named(shape.actual, names), named(shape.limit, names)
            for vi, en, number in (
                ("nhỏ hơn", "less than", shape.below),
                ("bằng", "equal to", shape.equal),
                ("lớn hơn", "more than", shape.above),
            ):
                yield _case(Sentence(f"{actual.vi} {vi} {limit.vi}", f"{actual.en} {en} {limit.en}"), number)


def _outside(
    shape: OutsideReference | RelativeToLeader | CohortPlace | RatioToFirst | Imported | Survey,
    maximum: Decimal | None,
    names: Names,
) -> Iterator[Sentence]:
    full = _points(maximum)
    match shape:
        case OutsideReference():
            value, reference = named(shape.value, names), named(shape.reference, names)
            yield _case(
                Sentence(f"{value.vi} bằng {reference.vi}", f"{value.en} equal to {reference.en}"), shape.at_reference
            )
            step, unit = decimal_words(shape.step), shape.step_unit
            mark = {
                StepUnit.PERCENT_OF_REFERENCE: Sentence(" %", " %"),
                StepUnit.PERCENTAGE_POINTS: Sentence(" điểm phần trăm", " percentage points"),
            }.get(unit, Sentence("", ""))
            yield _case(
                Sentence(f"tốt hơn mỗi {step.vi}{mark.vi}: thêm", f"each {step.en}{mark.en} better: plus"),
                shape.per_step,
            )
            if shape.zero_if_worse:
                yield _case(Sentence("kém hơn", "worse"), Decimal(0))
            elif shape.per_step_worse is not None:
                yield _case(
                    Sentence(f"kém hơn mỗi {step.vi}{mark.vi}: trừ", f"each {step.en}{mark.en} worse: minus"),
                    shape.per_step_worse,
                )
            if shape.cap is not None:
                yield _case(Sentence("tối đa", "at most"), shape.cap)
        case RelativeToLeader():
            what, within = _quotient(shape.actual, shape.target, names), shape.within
            share = percent_words(shape.base_share)
            yield Sentence(
                f"{what.vi}: đạt chỉ tiêu được {share.vi} của {full.vi}, phần vượt so với đơn vị dẫn đầu ({within.vi})",
                f"{what.en}: {share.en} of {full.en} at the target, the rest against the leader ({within.en})",
            )
        case CohortPlace():
            what = named(shape.by, names)
            for entry in shape.places:
                place = str(entry.place) if entry.to is None else f"{entry.place}–{entry.to}"
                yield _case(Sentence(f"{what.vi}: thứ {place}", f"{what.en}: place {place}"), entry.points)
            if shape.otherwise is not None:
                yield _otherwise(shape.otherwise)
        case RatioToFirst():
            what = named(shape.by, names)
            yield Sentence(f"{what.vi} / đơn vị thứ nhất × {full.vi}", f"{what.en} / that of the first × {full.en}")
        case Imported():
            yield from _read(shape.reading, named(shape.fact, names), full, percent=False)
        case Survey():
            what = _quotient(shape.satisfied, shape.asked, names)
            yield from _read(shape.reading, what, full, percent=True)
            if shape.least_sample is not None:
                yield Sentence(
                    f"chỉ tính khi hỏi từ {shape.least_sample} trở lên", f"only of {shape.least_sample} asked or more"
                )
            yield from _no_case(shape.no_case, maximum)


def _read(reading: Reading, what: Sentence, full: Sentence, *, percent: bool) -> Iterator[Sentence]:
    match reading:
        case ByWord():
            for entry in reading.words:
                yield _case(Sentence(f"{what.vi} là “{entry.word}”", f"{what.en} is “{entry.word}”"), entry.points)
            if reading.otherwise is not None:
                yield _otherwise(reading.otherwise)
        case ByBand():
            yield from _bands(reading.bands, what, percent=percent)
        case ByScale():
            whole = percent_words(reading.full) if percent else decimal_words(reading.full)
            yield Sentence(f"{what.vi} / {whole.vi} × {full.vi}", f"{what.en} / {whole.en} × {full.en}")
            if reading.zero_below is not None:
                least = (percent_words if percent else decimal_words)(reading.zero_below)
                yield _case(Sentence(f"dưới {least.vi}", f"under {least.en}"), Decimal(0))
