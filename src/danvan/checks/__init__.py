"""What no schema can say: relations between records that are loaded together (kiểm tra chéo)."""

from danvan.checks.checker import Checker, check

__all__ = ["Checker", "check"]
