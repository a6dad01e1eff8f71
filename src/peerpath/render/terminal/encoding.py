"""Fits text to an encoding without some characters: uses the nearest that it has, or else codes."""

import unicodedata

_NEAREST = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2026": "...", "\u2022": "*", "\u00b7": "-", "\u00d7": "x", "\u2192": "->", "\u2190": "<-",
    "\u2265": ">=", "\u2264": "<=", "\u00a3": "GBP ", "\u20ac": "EUR ", "\u00df": "ss", "\u00f8": "o",
    "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe",
    "\u2713": "v", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u00a0": " ",
}  # fmt: skip


def fit(text: str, encoding: str) -> str:
    """Replace characters that ``encoding`` lacks, so that encoding the result never fails."""
    if text.isascii() or encoding.lower().startswith(("utf-8", "utf8", "utf_8")):
        return text
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(character if character.isascii() else _fitted(character, encoding) for character in text)
    return text


def _fitted(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
        return _NEAREST.get(character) or base or character.encode("ascii", "backslashreplace").decode("ascii")
    return character
