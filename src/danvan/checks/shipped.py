"""The ids of shipped units, without making the units: most who refer to one do not ask for more."""

import functools
import pkgutil
import re

__all__ = ["shipped_unit_ids"]

_FILES = ("provinces", "islands", "central-bodies")
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)


@functools.cache
def shipped_unit_ids() -> frozenset[str]:
    """The ids of `danvan.bundled.units`, read from the text of their files."""
    texts = [pkgutil.get_data("danvan", f"data/units/{name}.toml") or b"" for name in _FILES]
    return frozenset(found for text in texts for found in _ID.findall(text.decode("utf-8")))
