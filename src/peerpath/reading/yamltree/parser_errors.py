"""Explains the YAML parser's errors in plain words, at their place."""

import re
from typing import Any, Final

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Also, Diagnostic, Place

MOST_LEVELS = 64
TOO_DEEP: Final = f"nested more than {MOST_LEVELS} levels deep"
# From libyaml 0.2.6 the parser has its own limit of depth; for brackets on one line it reports none before.
_PARSER_STOPPED: Final = "exceeded maximum nesting depth"
_CONFLICT: Final = re.compile(r"^<<<<<<< ", re.MULTILINE)
IN_WORDS: Final = {
    "mapping values are not allowed in this context": (
        "a second ': ' on this line, or a key that is indented wrongly",
        "Put text that holds ': ' in quotes, or mend the indentation.",
    ),
    "could not find expected ':'": ("this line is neither a key with ':' nor part of the text above", ""),
    "did not find expected key": ("a key was expected here", "Look at the indentation and at quotes left open."),
    "did not find expected '-' indicator": ("a list item was expected here", "Begin it with '- ', indented alike."),
    "found character that cannot start any token": (
        "this character cannot begin a value",
        "Use spaces, not tabs, to indent; put text that begins with % @ or ` in quotes.",
    ),
    "found unexpected end of stream": ("the file ends inside a quoted text", "Close the quotes."),
    "did not find expected ',' or ']'": ("a list in [ ] is not closed", "Add ',' or ']'."),
    "did not find expected ',' or '}'": ("a mapping in { } is not closed", "Add ',' or '}'."),
    "found unknown escape character": ("no such escape in double quotes", "Use single quotes, or write \\\\."),
    "found a tab character that violates indentation": ("a tab in the indentation", "Use spaces."),
}


def syntax_problem(error: Any, text: str, name: str) -> Diagnostic:
    """The diagnostic for a parse error, in libyaml's words if there are no plainer ones."""
    if conflict := _CONFLICT.search(text):
        return _merge_conflict(text[: conflict.start()].count("\n") + 1, name)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    message, help = IN_WORDS.get(problem, (f"not valid YAML: {problem}", ""))
    begun = getattr(error, "context_mark", None)
    place = _place(getattr(error, "problem_mark", None), text, name)
    if problem == _PARSER_STOPPED:
        return Diagnostic(code=codes.TOO_DEEP, message=TOO_DEEP, place=place)
    also = Also(_place(begun, text, name), "what it belongs to begins here") if begun else None
    if also and also.place == place:
        also = None
    return Diagnostic(code=codes.SYNTAX, message=message, place=place, also=also, help=help)


def _merge_conflict(line: int, name: str) -> Diagnostic:
    message = "a merge conflict was left in this file"
    help = "Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    return Diagnostic(code=codes.SYNTAX, message=message, place=Place(name, line, 1, 8), help=help)


def _place(mark: Any, text: str, name: str) -> Place:
    """A place inside the file, since the parser points past the end if something is left open."""
    lines = text.split("\n")
    line = min(mark.line if mark else 0, len(lines) - 1)
    column = min(mark.column if mark else 0, len(lines[line].rstrip("\r")))
    return Place(name, line + 1, column + 1, column + 2)
