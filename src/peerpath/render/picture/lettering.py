"""Estimates widths in a sans-serif typeface, since a picture does not know the font that it will be shown in."""

from peerpath.render.terminal.measure import width_of

_NARROW = frozenset("fijlrtI.,:;'|!()[]-’‘ ")
_WIDE = frozenset("mwMWQ@%—…")
ENDS_WITH = "…"
LABEL, LEADING = 12.5, 1.2
"""The smallest letters, 9 points on paper, and the height of a line as a multiple of its letters."""


def ems(text: str) -> float:
    """The width of the text as a multiple of its letter size (ems)."""
    return sum(map(_em, text))


def set_in(text: str, room: float, lines: int) -> list[str]:
    """Wrap the text to a number of lines of at most ``room`` ems; text that does not fit is cut, with three dots."""
    result = [""]
    for word in _short_words(text, room):
        joined = f"{result[-1]} {word}" if result[-1] else word
        if ems(joined) <= room:
            result[-1] = joined
        else:
            result.append(word)
    if len(result) <= lines:
        return result
    return [*result[: lines - 1], result[lines - 1][:-1].rstrip() + ENDS_WITH]


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.9
    if letter.isupper():
        return 0.7
    return 0.57 * width_of(letter)


def _short_words(text: str, room: float) -> list[str]:
    """The words, those too long for a line in parts."""
    words: list[str] = []
    for word in text.split(" "):
        start = 0
        for end in range(1, len(word) + 1):
            if ems(word[start:end]) > room:
                words.append(word[start : end - 1])
                start = end - 1
        words.append(word[start:])
    return words
