"""The form of one entry in the catalogue of sentences."""

import attrs

__all__ = ["Template"]


@attrs.frozen
class Template:
    """What is said under one code; `{names}` are filled from the problem's values.

    `warning`: the finding does not make the data wrong. `structural`: a JSON Schema of the kind
    refuses the same document.
    """

    en: str
    vi: str
    mend_en: str = ""
    mend_vi: str = ""
    warning: bool = False
    structural: bool = False
