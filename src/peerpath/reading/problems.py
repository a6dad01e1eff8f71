"""Turns Pydantic's errors into diagnostics on the exact key or value."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place
from peerpath.diagnostic.nearest import nearest
from peerpath.reading.limits import FRAMEWORK
from peerpath.reading.shape_common import tag_of
from peerpath.reading.yamltree.placed import Path, Placed

IN_WORDS: Final = {
    "<text>": "text",
    "<whole number>": "a whole number",
    "<number>": "a number with a decimal point",
    "<list>": "a list",
    "<mapping>": "keys with values",
    "<any of>": "keys with values",
    "<true or false>": "true or false",
    "<nothing>": "nothing",
    "<something else>": "something else",
}
WANTED: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "list_type": "a list",
    "dict_type": "keys with values",
    "bool_type": "true or false",
}
MOST_OF_ONE: Final = 200
"""The most problems reported for one entry."""


def shape_problems(
    error: ValidationError, shape: TypeAdapter[Any], where: Placed, start: Path, *, private: bool = False
) -> list[Diagnostic]:
    """Translate every validation error of one entry; ``start`` is the entry's path within its file."""
    found = error.errors(include_url=False, include_input=True)[:MOST_OF_ONE]
    missing = dict[Path, list[str]]()
    for one in found:
        if one["type"] == "missing":
            # Pydantic reports each missing key separately.
            missing.setdefault(one["loc"][:-1], []).append(str(one["loc"][-1]))
    told = [_missing(keys, where.place(start + loc, key=True), private) for loc, keys in missing.items()]
    others = (one for one in found if one["type"] != "missing")
    return told + [_diagnostic(one, shape, where, start, private) for one in others]


def _missing(keys: Sequence[str], place: Place, private: bool) -> Diagnostic:
    """All missing keys of an entry at once, so that nobody has to run the check once for each."""
    listed = " and ".join(filter(None, (", ".join(keys[:-1]), keys[-1])))
    message = f"{listed} {'is' if len(keys) == 1 else 'are'} missing here"
    return Diagnostic(code=codes.MISSING_KEY, message=message, place=place, private=private)


def _diagnostic(
    one: Mapping[str, Any], shape: TypeAdapter[Any], where: Placed, start: Path, private: bool
) -> Diagnostic:
    loc: Path = one["loc"]
    kind: str = one["type"]
    if kind == "extra_forbidden":
        keys = keys_at(shape, loc[:-1])
        near = nearest(str(loc[-1]), keys)
        return Diagnostic(
            code=codes.UNKNOWN_KEY,
            message="no such key is known here",
            place=where.place(start + loc, key=True),
            suggestions=near,
            help=_help_with_key(str(loc[-1]), one["input"], near, keys),
            private=private,
        )
    code, message, choices = _in_words(kind, one.get("ctx") or {}, one["input"])
    near = nearest(one["input"], choices) if choices and isinstance(one["input"], str) else ()
    place = where.place(start + loc)
    help = _one_each(str(loc[-1]) if loc else "", one["input"])
    if kind == "list_type" and isinstance(one["input"], str):
        help = "Put it in brackets, [ and ], or on a line of its own after a dash."
    return Diagnostic(code=code, message=message, place=place, suggestions=near, help=help, private=private)


def _one_each(key: str, value: object) -> str:
    """How to ask for several things, if there is a list in place of one."""
    if key not in ("holds", "declares", "equivalent", "check", "set") or not isinstance(value, list):
        return ""
    return f"Write one entry for each: - {key}: one. If one of them is enough, put these entries under any_of."


def _help_with_key(key: str, value: object, near: tuple[str, ...], keys: tuple[str, ...]) -> str:
    if near:
        return ""
    if instead := next((other for other in INSTEAD.get(key, ()) if other in keys), ""):
        return f"The key for this is {instead}."
    # "{a: b, c}" is a mapping with a key "c" and no value, which is rarely meant.
    if value is None:
        return "Inside { } a comma ends the text before it: put that text in quotes."
    return f"The keys here are {', '.join(keys)}."


def _in_words(kind: str, ctx: Mapping[str, Any], value: object) -> tuple[str, str, tuple[str, ...]]:
    """The code, the message, and the allowed values if there is a list of them."""
    if kind in WANTED:
        return codes.WRONG_TYPE, _wrong_type(WANTED[kind], value), ()
    if kind == "union_tag_invalid":
        wanted = re.findall(r"'(<[a-z ]+>)'", ctx["expected_tags"])
        return codes.WRONG_TYPE, _wrong_type(" or ".join(dict.fromkeys(IN_WORDS[tag] for tag in wanted)), value), ()
    if kind == "literal_error":
        # Pydantic gives the allowed values only as one text.
        choices = tuple(re.findall(r"'([^']*)'", ctx["expected"]))
        return codes.NOT_ALLOWED, f"this has to be one of {', '.join(choices)}", choices
    if kind == "string_pattern_mismatch" and ctx.get("pattern") == FRAMEWORK:
        return codes.NOT_ALLOWED, "a framework is named in capital letters, such as SCQF", ()
    if kind == "string_pattern_mismatch":
        return codes.MALFORMED_ID, "an id is lower-case letters and figures, joined by hyphens", ()
    say = LIMITS.get(kind)
    return codes.NOT_ALLOWED, say(ctx) if say else "this value is not allowed here", ()


def _wrong_type(wanted: str, value: object) -> str:
    return f"this has to be {wanted}, not {IN_WORDS[tag_of(value)]}"


INSTEAD: Final = {
    "closing": ("conditions",),
    "contract": ("lasts_months",),
    "desirable": ("strength",),
    "essential": ("strength",),
    "expires_after_months": ("valid_for_months",),
    "location": ("place",),
    "renew_every_months": ("valid_for_months",),
    "salary": ("pay",),
    "town": ("place",),
    "url": ("link",),
    "website": ("link",),
    "within_years": ("in_the_last_months", "within_months"),
    "years": ("months",),
}
"""Words that newcomers write → keys with that meaning; the first that is known at the place is suggested."""


LIMITS: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    "greater_than_equal": lambda ctx: f"this has to be {ctx['ge']} or more",
    "less_than_equal": lambda ctx: f"this has to be {ctx['le']} or less",
    "string_too_short": lambda ctx: "this must not be empty",
    "string_too_long": lambda ctx: f"this is longer than {ctx['max_length']} characters",
    "too_short": lambda ctx: "this list must not be empty",
    "recursion_loop": lambda ctx: "this holds itself",
}


@cache
def _json_schema(shape: TypeAdapter[Any]) -> dict[str, Any]:
    return shape.json_schema()


def keys_at(shape: TypeAdapter[Any], loc: Path) -> tuple[str, ...]:
    """The keys that the shape allows at a place, in order, from its JSON Schema."""
    schema = _json_schema(shape)
    nodes = [schema]
    for part in (*loc, None):
        nodes = [branch for node in nodes for branch in _branches(node, schema)]
        # Parts in angle brackets name a branch of a union and are not keys.
        if part is not None and not str(part).startswith("<"):
            nodes = [below for node in nodes if (below := _below(node, part)) is not None]
    return tuple(dict.fromkeys(key for node in nodes for key in node.get("properties", {})))


def _branches(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema node, or what it refers to, or each of its alternatives."""
    if "$ref" in node:
        return _branches(schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], schema)
    if "properties" not in node and "oneOf" in node:
        return [branch for one in node["oneOf"] for branch in _branches(one, schema)]
    return [node]


def _below(node: dict[str, Any], part: str | int) -> dict[str, Any] | None:
    if isinstance(part, int):
        return node.get("items")
    below: dict[str, Any] | None = node.get("properties", {}).get(part)
    return below
