"""Writing TOML: tomli-w spells keys and single values, and this module puts them in order.

A table under its own header must come after the plain keys of its parent. Where the order of the
keys does not allow that, the table is written in braces on the line of its key, so that the order
of keys is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from danvan.errors import MissingExtra, Refused, Sentence
from danvan.serialization.formats.json import one_only
from danvan.serialization.plain import Plain

__all__ = ["write"]

Spell = Callable[[Mapping[str, Plain]], str]


def _headed(value: Plain) -> bool:
    """Whether the value can stand under headers: a table, or a list of nothing but tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


class _Writer:
    def __init__(self, spell: Spell) -> None:
        self.spell = spell

    def key(self, key: str) -> str:
        return self.spell({key: 0}).removesuffix(" = 0\n")

    def inline(self, value: Plain) -> str:
        """The value on one line."""
        if value is None:
            raise Refused(
                Sentence(
                    "TOML không ghi được giá trị null; hãy bỏ khóa, hoặc ghi tệp JSON hay YAML.",
                    "TOML cannot write null; leave the key out, or write JSON or YAML.",
                )
            )
        if isinstance(value, list):
            return "[" + ", ".join(self.inline(item) for item in value) + "]"
        if isinstance(value, dict):
            pairs = [f"{self.key(key)} = {self.inline(item)}" for key, item in value.items()]
            return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
        return self.spell({"x": value}).removeprefix("x = ").removesuffix("\n")

    def table(self, value: dict[str, Plain], name: str) -> Iterator[str]:
        """The keys of one table: first those on their own lines, then those under headers."""
        items = list(value.items())
        plain = len(items)
        while plain and _headed(items[plain - 1][1]):
            plain -= 1
        for key, item in items[:plain]:
            yield f"{self.key(key)} = {self.inline(item)}\n"
        for key, item in items[plain:]:
            inner = f"{name}.{self.key(key)}" if name else self.key(key)
            for part in item if isinstance(item, list) else [item]:
                if isinstance(part, dict):
                    yield f"\n[[{inner}]]\n" if isinstance(item, list) else f"\n[{inner}]\n"
                    yield from self.table(part, inner)


def write(values: Iterable[dict[str, Plain]]) -> Iterator[str]:
    """The text of a TOML file that holds the one document given."""
    try:
        from tomli_w import dumps
    except ImportError as error:
        raise MissingExtra(
            Sentence(
                "Ghi tệp TOML cần tomli-w: pip install 'danvan[toml]'",
                "Writing TOML needs tomli-w: pip install 'danvan[toml]'",
            )
        ) from error
    value = one_only(values, "TOML")
    if not value:
        # An empty TOML file is a document without keys; a comment keeps it from looking lost.
        return iter(["# {}\n"])
    return iter(["".join(_Writer(dumps).table(value, "")).removeprefix("\n")])
