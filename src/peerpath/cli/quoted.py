"""A name as a word to type in a shell, for the commands that an answer suggests."""

import shlex

from peerpath.diagnostic.shown import shown
from peerpath.document.clean import clean


def quoted(name: str) -> str:
    r"""The name in quotes if a shell needs them; ``$'a\xff'`` if it has what cannot be seen, or is no text.

    Left out, such a character would make the command one for another file.
    """
    if shown(name) == name == clean(name):
        return shlex.quote(name)
    return "$'" + "".join(map(_typed, name)) + "'"


def _typed(character: str) -> str:
    """The character as bash, zsh and ksh read it between ``$'`` and ``'``."""
    number = ord(character)
    if character in "\\'":
        return f"\\{character}"
    if shown(character) == character == clean(character):
        return character
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a file name that is not UTF-8, as Python carries it
        return f"\\x{number - 0xDC00:02x}"
    if number < 0x80:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
