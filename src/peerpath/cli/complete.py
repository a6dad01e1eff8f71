"""What the Tab key may finish: answered before the command line is built, from two lists that are kept beside this file.

`docs/make.py` makes them: `words.txt` has the commands with their options, `ids.txt` the ids of the built-in role data.
Nothing is imported that the interpreter has not loaded already, but where a person names role data of their own.
"""

import os
import sys

from peerpath.cli.streams import to_nowhere

TYPE_CHECKING = False  # Importing typing would take half the time of a completion.
if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "_PEERPATH_COMPLETE"
"""Set by a shell that asks for completions. "new" means that a new word begins, for shells that drop empty words."""
FILES = ":files"
"""Tells the shell to complete a file name."""
WORDS = os.path.join(os.path.dirname(__file__), "words.txt")  # noqa: PTH118, PTH120 (pathlib costs 10 ms here)
IDS = os.path.join(os.path.dirname(__file__), "ids.txt")  # noqa: PTH118, PTH120

HARMLESS = r"[a-z0-9][a-z0-9/_.-]*"
"""What an id with a mistake may be made of and still be completed."""

CommandLine = tuple[list[str], dict[str, str]]
"""A command's arguments, and its options by what they take; a flag takes nothing."""

SECTIONS = {
    "role": ("roles",),
    "course": ("qualifications",),
    "any": ("roles", "qualifications"),
    "experience": ("occupations", "settings", "roles"),
    "area": ("areas",),
    "declaration": ("declarations",),
    "organisation": ("organisations",),
    "occupation": ("occupations",),
    "word": ("glossary",),
}
"""Placeholders of values, with the sections of role data whose ids they take."""


def main() -> None:
    """Print what could replace the last word of the command line, one to a line."""
    words = sys.argv[1:]
    # PowerShell drops the empty last word, which is the one to complete.
    if os.environ[VARIABLE] == "new" or not words:
        words.append("")
    try:
        sys.stdout.write("".join(f"{word}\n" for word in candidates(words, commands())))
        sys.stdout.flush()
    # Data that cannot be read, nobody reading, or a terminal without the letters: then nothing is completed.
    except (OSError, UnicodeError):
        to_nowhere(sys.stdout)


def commands() -> dict[str, CommandLine]:
    """The kept commands by path ("profile new"); the program itself has an empty path."""
    found: dict[str, CommandLine] = {}
    with open(WORDS, encoding="utf-8") as kept:  # noqa: PTH123
        for line in kept:
            path, arguments, options = line.rstrip("\n").split("\t")
            found[path] = arguments.split(), dict(option.split("=", 1) for option in options.split())
    return found


def candidates(words: list[str], known: dict[str, CommandLine]) -> list[str]:
    """What could replace the last word, in order."""
    *before, typed = words
    path, rest = _command(before, known)
    arguments, options = known[path]
    option, equals, value = typed.partition("=")
    if option in options and equals:  # --holds=car
        return _values(options[option], value, before, f"{option}=")
    # After "--holds", or, as bash cuts words, after "--holds" and "=".
    if named := _open_option(rest, typed, options):
        return _values(options[named], typed.removeprefix("="), before)
    if typed.startswith("-"):
        return _begun(options, typed)
    if below := _below(path, known):
        return [] if rest else _begun(below, typed)
    return _values(_argument(arguments, rest, options), typed, before)


def _begun(words: "Iterable[str]", typed: str) -> list[str]:
    return [one for one in words if one.startswith(typed)]


def _below(path: str, known: dict[str, CommandLine]) -> list[str]:
    """The commands below one, such as ``new`` below ``profile``."""
    paths = (one.rpartition(" ") for one in known if one)
    return [name for above, _, name in paths if above == path]


def _open_option(rest: list[str], typed: str, options: dict[str, str]) -> str:
    """The option whose value is being typed. Bash splits "--holds=car" into three words."""
    apart = typed == "=" or rest[-1:] == ["="]
    name = next(iter((rest[:-1] if rest[-1:] == ["="] else rest)[-1:]), "")
    return name if options.get(name) or (apart and name in options) else ""


def _argument(arguments: list[str], rest: list[str], options: dict[str, str]) -> str:
    """What the next argument takes; empty if there is none."""
    count = _arguments(rest, options)
    if not arguments or (count >= len(arguments) and not arguments[-1].endswith("+")):
        return ""
    return arguments[min(count, len(arguments) - 1)].rstrip("+")


def _command(before: list[str], known: dict[str, CommandLine]) -> tuple[str, list[str]]:
    """The path of the command that is being typed, and the words after it."""
    path, rest = "", list(before)
    while rest:
        word = rest[0]
        longer = f"{path} {word}".strip()
        if longer in known:
            path = longer
        elif not (path == "" and word.startswith("-")):
            break
        rest = rest[1:]
    return path, rest


def _arguments(rest: list[str], options: dict[str, str]) -> int:
    """The number of arguments so far, without the values of options."""
    count, skip = 0, False
    for word in rest:
        if skip or word == "=":
            skip = word == "="
        elif word.startswith("-") and word != "-":
            skip = bool(options.get(word))
        else:
            count += 1
    return count


def _values(kind: str, typed: str, before: list[str], front: str = "") -> list[str]:
    """The values that begin with what was typed. In a list with commas, the last one is completed."""
    if kind == "file":
        return [] if front else [FILES]
    if kind in ("", "text"):
        return []
    # Of "degree,care" only "care" is still being typed.
    done, comma, last = typed.rpartition(",")
    end = "=" if kind == "experience" else ""
    # In order, for shells that do not sort.
    found = sorted(_ids(SECTIONS[kind], before)) if kind in SECTIONS else kind.split("|")
    return [f"{front}{done}{comma}{one}{end}" for one in found if one.startswith(last)]


def _ids(sections: tuple[str, ...], before: list[str]) -> set[str]:
    """The ids in these sections, from the kept list of built-in ids or from role data of one's own."""
    named = [before[place] for place in range(1, len(before)) if before[place - 1] == "--data"]
    folder = named[-1] if named else os.environ.get("PEERPATH_DATA", "")
    if folder:
        return _own_ids(sections, folder)
    with open(IDS, encoding="utf-8") as kept:  # noqa: PTH123
        lines = (line.rstrip("\n").partition("\t") for line in kept)
        return {id for section, _, ids in lines if section in sections for id in ids.split()}


def _own_ids(sections: tuple[str, ...], folder: str) -> set[str]:
    """The ids in role data of one's own, including entries with mistakes: whoever is writing them wants their names."""
    from pathlib import Path

    from peerpath.reading.role_data.kept import read_catalogue

    # From the kept catalogue, and so at once, if nothing is wrong with it.
    whole = read_catalogue(Path(folder)).value
    if whole is not None:
        return {id for section in sections for id in getattr(whole, section)}
    import re

    from peerpath.reading.files import builtin_data
    from peerpath.reading.role_data.catalogue import load
    from peerpath.reading.role_data.layers import read_layer

    # Layer by layer, so that one unreadable file does not hide the others.
    entries = load([read_layer(place).value or () for place in (builtin_data(), Path(folder))]).entries
    # A shell may put a candidate on the command line as it stands, and `$(…)` in a name would be a command.
    return {id for section in sections for id in entries.sections[section] if re.fullmatch(HARMLESS, id)}
