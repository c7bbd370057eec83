"""Who may see whose identity (bảo vệ bí mật thông tin): the audiences of petition data."""

from danvan.labels import Labelled

__all__ = ["ENTITLED", "Audience"]


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
