"""What all nouns share: a repr for notebooks and logs that is short, whatever lies within."""

from msgspec import Struct

MOST = 96
"""Characters between the class and the end."""


class Noun(Struct, frozen=True):
    """A frozen value. Its repr is one line: its class, and the first two things that it holds."""

    def __repr__(self) -> str:
        """The whole can be 37,000 characters, since nouns hold each other."""
        said = " ".join(f"{name}={_short(getattr(self, name))}" for name in self.__struct_fields__[:2])
        return f"<{type(self).__name__} {said if len(said) < MOST else said[: MOST - 1] + '…'}>"


class Private(Noun, frozen=True):
    """A part of what a person has told. Its repr is only its class: none of it may reach a log or an error."""

    def __repr__(self) -> str:
        """Nothing that the person said."""
        return f"<{type(self).__name__}>"


def _short(value: object) -> str:
    """A noun by its first field, several things by their number, anything else in full."""
    while isinstance(value, Noun):
        value = getattr(value, value.__struct_fields__[0])
    return f"({len(value)})" if isinstance(value, tuple) else " ".join(str(value).split())
