"""Makes text that others chose, such as file names, safe to show on a terminal or in a log."""

import re
import unicodedata

# Controls, formats, halves of pairs, separators of lines, and numbers that are no characters.
_NOT_SEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})


def shown(text: str) -> str:
    r"""The text with each character that cannot be seen as an escape: ``\x1b``, ``\u202e``, or a lone byte as ``\xff``."""
    text = text.replace("##[", "##\\[")  # the old way of a CI system to give a command, anywhere in a line
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_seen, text))


def brief(text: str) -> str:
    """A name; of one that nobody reads to its end, the beginning, how much is left out, and the end."""
    if len(text) <= MOST_OF_NAME:
        return text
    return f"{text[:KEPT]} [{len(text) - 2 * KEPT:,} characters left out] {text[-KEPT:]}"


def plain_line(text: str) -> str:
    """A line for a log, made harmless: neither a terminal nor a CI system can take a name in it for a command."""
    line = _LONG_NAME.sub(lambda found: brief(found[0]), shown(text))
    return f"- {line}" if line.lstrip().startswith("::") else line


MOST_OF_NAME, KEPT = 1_000, 100
"""The most characters of a name that a message repeats, and how many it keeps at either end of a longer one."""
_LONG_NAME = re.compile(rf"\S{{{MOST_OF_NAME + 1},}}")


def _seen(character: str) -> str:
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a file name that is not UTF-8, as Python carries it
        return f"\\x{number - 0xDC00:02x}"
    if unicodedata.category(character) in _NOT_SEEN:
        return character.encode(
            "unicode_escape" if number < 0xD800 or number > 0xDFFF else "ascii", "backslashreplace"
        ).decode()
    return character
