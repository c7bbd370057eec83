"""Thông tư 01/2018/TT-VPCP, Điều 13-15: complete."""

import datetime as dt
from decimal import Decimal as D

from book_parts import CHECKED, equal, share

from danvan.evaluation.criteria import Criterion
from danvan.evaluation.gates import (
    AllOf,
    AnyOf,
    Compare,
    CompareFacts,
    Holds,
    Ratio,
    WordIn,
)
from danvan.evaluation.leaves import (
    Bands,
    Levels,
    OwnLimit,
    ScoreLevel,
)
from danvan.evaluation.measures import Band, NoCase, Rounding, Value
from danvan.evaluation.process import Scope, UnitGroup
from danvan.evaluation.ranking import Rank, Ranking
from danvan.evaluation.rulebook import RuleBook
from danvan.evaluation.shapes import ByGroup, CaseMean, GroupVariant, LeafShape
from danvan.evaluation.words import (
    Comparison,
    NoCaseResult,
    RankWord,
    RoundingMode,
    RoundingPoint,
)
from danvan.law.instruments import Citation, Mark, Source
from danvan.law.periods import PeriodKind
from danvan.units.unit import Level

TT01 = "Thông tư 01/2018/TT-VPCP"


PARTICIPANTS = "Nhiều đơn vị cùng tham gia một hồ sơ thì tính gộp thế nào chưa rõ."


def tt_01_2018() -> RuleBook:
    """The nine items of handling administrative procedures at the one-stop shop."""
    return RuleBook(
        id="tt01-2018",
        title="Đánh giá việc giải quyết thủ tục hành chính tại Bộ phận Một cửa",
        title_en="Assessment of the handling of administrative procedures at the one-stop shop",
        enacted_by=Citation(document=TT01, article="13–15", mark=Mark.READ),
        basis=(Citation(document="Nghị định 61/2018/NĐ-CP"),),
        valid_from=dt.date(2019, 1, 6),
        valid_to=dt.date(2025, 6, 30),
        checked_on=CHECKED,
        scope=Scope(
            described="Cơ quan, đơn vị giải quyết thủ tục hành chính theo cơ chế một cửa.",
            levels=(Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE),
            periods=(PeriodKind.QUARTER, PeriodKind.YEAR),
            nationwide=True,
        ),
        unit_groups=(
            UnitGroup(
                id="ministry-province",
                title="bộ, cơ quan ngang bộ; cấp tỉnh",
                when=WordIn(fact="unit.level", words=("central", "province")),
            ),
            UnitGroup(id="district", title="cấp huyện", when=WordIn(fact="unit.level", words=("district",))),
            UnitGroup(id="commune", title="cấp xã", when=WordIn(fact="unit.level", words=("commune",))),
        ),
        total=D("18"),
        criteria=_nine_items(),
        ranking=Ranking(
            ranks=(
                Rank(id="excellent", word=RankWord.EXCELLENT, title="Xuất sắc", at_least=D("15")),
                Rank(id="good", word=RankWord.GOOD, title="Tốt", at_least=D("12"), below=D("15")),
                Rank(id="fair", word=RankWord.FAIR, title="Khá", at_least=D("9"), below=D("12")),
                Rank(id="average", word=RankWord.AVERAGE, title="Trung bình", at_least=D("6"), below=D("9")),
                Rank(id="weak", word=RankWord.WEAK, title="Yếu", below=D("6")),
            )
        ),
        mark=Mark.READ,
        sources=(
            Source(
                title="diepxuan/diepxuan.github.io, van-ban/buu-chinh-vien-thong/cong-nghe-thong-tin.md",
                mark=Mark.READ,
                note="Bản chép của bên thứ ba, không phải công báo.",
            ),
        ),
        note="Ngày hết hiệu lực suy từ Nghị định 118/2025/NĐ-CP (từ 01/7/2025), chưa kiểm chứng với công báo.",
    )


def _item(number: int, title: str, shape: LeafShape, note: str | None = None) -> Criterion:
    return Criterion(
        id=f"tt01.{number}",
        number=str(number),
        title=title,
        maximum=D("2"),
        shape=shape,
        citation=Citation(document=TT01, article="13–15", mark=Mark.READ)
        if number != 8
        else Citation(document=TT01, article="13", clause="8", mark=Mark.READ),
        note=note,
    )


def _per_file(case: LeafShape) -> CaseMean:
    rounding = Rounding(places=1, mode=RoundingMode.HALF_UP, at=RoundingPoint.CRITERION)
    return CaseMean(cases="files", case=case, rounding=rounding)


def _zero_one_more(fact: str) -> Bands:
    return Bands(
        measure=Value(fact=fact),
        bands=(
            Band(at_most=D("0"), points=D("2")),
            Band(at_least=D("1"), at_most=D("1"), points=D("1")),
            Band(above=D("1"), points=D("0")),
        ),
    )


def _reception(least: str) -> Levels:
    return Levels(
        levels=(
            ScoreLevel(points=D("2"), when=share("procedures.decided_on_the_spot", "procedures.total", least)),
            ScoreLevel(points=D("1"), when=share("procedures.received_at_desk", "procedures.total", "1")),
            ScoreLevel(
                points=D("0"),
                when=Ratio(numerator="procedures.received_at_desk", denominator="procedures.total", below=D("1")),
            ),
        )
    )


def _nine_items() -> tuple[Criterion, ...]:
    limit = OwnLimit(actual="file.handling_time", limit="file.legal_limit", below=D("2"), equal=D("1"), above=D("0"))
    part_limit = OwnLimit(
        actual="file.participant_time", limit="file.participant_limit", below=D("2"), equal=D("1"), above=D("0")
    )
    publicity = Levels(
        levels=(
            ScoreLevel(points=D("0"), when=Holds(fact="publicity.exact_complete_timely", expected=False)),
            ScoreLevel(
                points=D("2"), when=AllOf(of=(Holds(fact="publicity.posted"), Holds(fact="publicity.electronic")))
            ),
            ScoreLevel(
                points=D("1"), when=AnyOf(of=(Holds(fact="publicity.posted"), Holds(fact="publicity.electronic")))
            ),
        )
    )
    no_complaint = equal("file.complaints", "0")

    def against_limit(comparison: Comparison) -> CompareFacts:
        return CompareFacts(fact="file.handling_time", comparison=comparison, other="file.legal_limit")

    attitude = Levels(
        levels=(
            ScoreLevel(points=D("2"), when=AllOf(of=(against_limit(Comparison.LESS), no_complaint))),
            ScoreLevel(points=D("1"), when=AllOf(of=(against_limit(Comparison.EQUAL), no_complaint))),
            ScoreLevel(
                points=D("0"), when=Compare(fact="file.complaints", comparison=Comparison.AT_LEAST, value=D("1"))
            ),
        )
    )
    none_dragging = equal("petitions.dragging", "0")
    petitions = Levels(
        levels=(
            ScoreLevel(
                points=D("2"), when=AllOf(of=(share("petitions.on_time", "petitions.received", "1"), none_dragging))
            ),
            ScoreLevel(
                points=D("1"), when=AllOf(of=(share("petitions.on_time", "petitions.received", "0.9"), none_dragging))
            ),
        ),
        otherwise=D("0"),
        no_case=NoCase(gives=NoCaseResult.FULL),
    )
    none_late = equal("files.online_late", "0")
    online = Levels(
        levels=(
            ScoreLevel(
                points=D("2"),
                when=AllOf(
                    of=(
                        share("procedures.online_level_3_4", "procedures.eligible_online", "0.2"),
                        share("files.online", "files.total", "0.3"),
                        none_late,
                    )
                ),
            ),
            ScoreLevel(
                points=D("1"),
                when=AllOf(
                    of=(
                        Compare(fact="procedures.online", comparison=Comparison.AT_LEAST, value=D("1")),
                        Ratio(numerator="files.online", denominator="files.total", at_least=D("0.15"), below=D("0.3")),
                        none_late,
                    )
                ),
            ),
            ScoreLevel(
                points=D("0"),
                when=AnyOf(
                    of=(
                        equal("procedures.online", "0"),
                        Ratio(numerator="files.online", denominator="files.total", below=D("0.15")),
                        Compare(fact="files.online_late", comparison=Comparison.AT_LEAST, value=D("1")),
                    )
                ),
            ),
        )
    )
    reception = ByGroup(
        variants=(
            GroupVariant(group="ministry-province", shape=_reception("0.2")),
            GroupVariant(group="district", shape=_reception("0.5")),
            GroupVariant(group="commune", shape=_reception("1")),
        )
    )
    return (
        _item(1, "Tổng thời gian giải quyết so với thời hạn quy định", _per_file(limit)),
        _item(2, "Thời gian thực hiện của từng đơn vị tham gia so với thời hạn", _per_file(part_limit), PARTICIPANTS),
        _item(
            3,
            "Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ",
            _per_file(_zero_one_more("file.contacts")),
            "Không tính khi do lỗi của người nộp hồ sơ.",
        ),
        _item(
            4,
            "Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
            _per_file(_zero_one_more("file.bodies_contacted")),
            "Một đầu mối là Bộ phận Một cửa, ngoài các cơ quan pháp luật bắt buộc.",
        ),
        _item(5, "Tổ chức tiếp nhận hồ sơ tại Bộ phận Một cửa", reception),
        _item(6, "Công khai thủ tục hành chính", publicity),
        _item(7, "Thái độ khi giải quyết", _per_file(attitude), "Không tính phản ánh được xác minh là sai."),
        _item(8, "Tiếp thu, giải trình phản ánh, kiến nghị", petitions),
        _item(9, "Dịch vụ công trực tuyến", online),
    )
