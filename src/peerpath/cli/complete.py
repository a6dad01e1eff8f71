"""What the Tab key may finish: answered before the command line is built, from two kinds of plain text.

`words.txt`, kept beside this file and made by `docs/make.py`, has the commands with their options; the ids are read off
the lines of the role data. Nothing is imported that the interpreter has not loaded already.
"""

import os
import sys

from peerpath.cli.streams import to_nowhere

VARIABLE = "_PEERPATH_COMPLETE"
"""Set while a shell asks; "new" says that a word is beginning, for shells that drop an empty one."""
FILES = ":files"
"""Tells the shell to finish the name of a file."""
WORDS = os.path.join(os.path.dirname(__file__), "words.txt")  # noqa: PTH118, PTH120 (pathlib costs 10 ms here)

MOST_CHARACTERS = 16_000_000
"""Of role data that is looked through while somebody waits for a word."""

Line = tuple[list[str], dict[str, str]]
"""A command's arguments and options by what they take; a flag takes nothing."""

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
"""What may be typed, and the sections of role data whose ids these are."""


def main() -> None:
    """Print what may stand in place of the last word of the command line, one a line."""
    words = sys.argv[1:]
    if os.environ[VARIABLE] == "new" or not words:
        words.append("")
    try:
        sys.stdout.write("".join(f"{word}\n" for word in candidates(words, commands())))
        sys.stdout.flush()
    except OSError:  # data that cannot be read, or nobody to read the words: then nothing is finished
        to_nowhere(sys.stdout)


def commands() -> dict[str, Line]:
    """By path ("profile new"), as kept; the program itself has an empty path."""
    found: dict[str, Line] = {}
    with open(WORDS, encoding="utf-8") as kept:  # noqa: PTH123
        for line in kept:
            path, arguments, options = line.rstrip("\n").split("\t")
            found[path] = arguments.split(), dict(option.split("=", 1) for option in options.split())
    return found


def candidates(words: list[str], known: dict[str, Line]) -> list[str]:
    """What may stand in place of the last word, in order."""
    *before, current = words
    path, rest = _command(before, known)
    arguments, options = known[path]
    option, equals, value = current.partition("=")
    if equals and option in options:  # --holds=car
        return _values(options[option], value, before, f"{option}=")
    if rest and rest[-1] == "=" and len(rest) > 1:  # bash takes "--holds=car" for three words
        return _values(options.get(rest[-2], ""), current, before)
    if current == "=" and rest and rest[-1] in options:
        return _values(options[rest[-1]], "", before)
    if rest and options.get(rest[-1]):
        return _values(options[rest[-1]], current, before)
    if current.startswith("-"):
        return [one for one in options if one.startswith(current)]
    below = [one.split()[-1] for one in known if one and one.rpartition(" ")[0] == path]
    if below and rest:
        return []
    if below:
        return [one for one in below if one.startswith(current)]
    count = _arguments(rest, options)
    kind = arguments[min(count, len(arguments) - 1)] if arguments else ""
    goes_on = arguments and (count < len(arguments) or arguments[-1].endswith("+"))
    return _values(kind.rstrip("+"), current, before) if goes_on else []


def _command(before: list[str], known: dict[str, Line]) -> tuple[str, list[str]]:
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
    """How many arguments are there, values of options left out."""
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
    """The values of a kind that begin as what was typed; of several with commas, the last one is finished."""
    if kind == "file":
        return [] if front else [FILES]
    if kind == "text":
        return []
    done, comma, last = typed.rpartition(",")
    front = f"{front}{done}{comma}"
    if kind not in SECTIONS:
        return [front + one for one in kind.split("|") if one.startswith(last)]
    found = {id for section in SECTIONS[kind] for folder in _folders(before) for id in _ids(folder, section)}
    end = "=" if kind == "experience" else ""
    return sorted(front + id + end for id in found if id.startswith(last))


def _folders(before: list[str]) -> list[str]:
    """Where role data lies: the program's own, and a person's."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    installed = os.path.join(package, "data")  # noqa: PTH118
    checkout = os.path.join(os.path.dirname(os.path.dirname(package)), "data")  # noqa: PTH118, PTH120
    named = [before[n] for n in range(1, len(before)) if before[n - 1] == "--data"]
    own = named or [os.environ.get("PEERPATH_DATA", "")]
    return [folder for folder in (installed, checkout, *own) if folder and os.path.isdir(folder)]  # noqa: PTH112


def _ids(folder: str, section: str) -> set[str]:
    """The ids of a section in the files of a folder: the keys one step in from it."""
    found: set[str] = set()
    left = MOST_CHARACTERS
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        path = os.path.join(folder, name)  # noqa: PTH118
        if name.endswith((".yaml", ".yml")) and os.path.isfile(path):  # noqa: PTH113 (a pipe would be waited for)
            with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                text = file.read(left)
                left -= len(text)
                found |= _keys(text, section)
    return found


def _keys(text: str, section: str) -> set[str]:
    start = 0 if text.startswith(f"{section}:\n") else text.find(f"\n{section}:\n") + 1
    if not start and not text.startswith(f"{section}:\n"):
        return set()
    found, step = set(), 0
    for line in text[start:].splitlines()[1:]:
        inner = line.lstrip(" ")
        if not inner or inner[0] == "#":
            continue
        indent = len(line) - len(inner)
        step = step or indent
        if indent == 0:
            break
        key = inner.partition(":")[0].strip("\"'")
        if indent == step and key.replace("-", "").replace("/", "").isalnum():
            found.add(key)
    return found
