"""What a plain (unquoted) YAML scalar means: the core schema of YAML 1.2, without what 1.1 reads differently."""

import re
from typing import Final

WORDS: Final[dict[str, str | bool | None]] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
FIRST: Final = frozenset("0123456789+-.=")
"""The characters that begin every scalar which is, or once was, something other than text, but for words."""
LONGEST: Final = 40

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# In YAML 1.1.
_ONCE_TRUE_OR_FALSE: Final = frozenset(
    ("y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF")
)
_OTHERWISE = re.compile(
    r"="  # 1.1: a default
    r"|[-+]?0[0-9_]+|[-+]?0o[0-7]+|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+"  # octal, binary, hexadecimal
    r"|[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?"  # 1_000
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # 1:30, counted in sixties
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+"  # 1e3
)

Scalar = str | int | float | bool | None


class Ambiguous(str):
    """Text that another YAML reader would take for something else, so it has to be quoted."""

    __slots__ = ()


def meaning(text: str) -> Scalar:
    """The value of a plain scalar, or `Ambiguous` if versions of YAML disagree about it."""
    if text in WORDS:
        return WORDS[text]
    if text in _ONCE_TRUE_OR_FALSE:
        return Ambiguous(text)
    if len(text) > LONGEST or text[0] not in FIRST:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHERWISE.fullmatch(text):
        return Ambiguous(text)
    return _float(text) if _FLOAT.fullmatch(text) else text


def _float(text: str) -> float:
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
