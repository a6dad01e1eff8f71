"""What was typed is no question yet: said in plain lines, with what to type instead.

Nothing that was typed is repeated but the names of commands and options: the rest may be about a person.
"""

from collections.abc import Iterator
from typing import Any

from peerpath.ask.errors import DataError
from peerpath.cli.words import command_list
from peerpath.cli.words.help_page import below_program, choices, metavar
from peerpath.cli.words.slip import BAD_USE, BAD_VALUE, MISSING, NO_OPTION, NoSuchCommandError, UsageError, kind
from peerpath.document.clean import clean


def lines(slip: Any) -> list[str]:
    """What is wrong, an example that works, and where to find more."""
    path = slip.ctx.command_path if slip.ctx else "peerpath"
    example = _example(below_program(path), quoted=type(slip) is UsageError)
    return [
        *_amiss(slip, path),
        *([f"For example: {example}"] if example else []),
        f"For more, type: {path} --help",
    ]


_NAMED = {"FILE": "the name of a file", "DIR": "the name of a folder", "PATH": "the name of a file or a folder"}
"""What a value names, by a word in its placeholder."""


def refuse_empty(command: Any, ctx: Any, typed: list[str]) -> None:
    """Raise DataError for each value that was typed and is empty: most often it is what a script did not know.

    Roles and words to explain are left to those who look them up.
    """
    given, *_ = command.make_parser(ctx).parse_args(args=list(typed))
    empty = [param for param in command.get_params(ctx) if _has_empty(given.get(param.name))]
    told = [line for param in empty if (line := _empty(param))]
    if told:
        raise DataError(*told)


def _has_empty(value: Any) -> bool:
    return value == "" or (isinstance(value, list | tuple) and "" in value)


def _empty(param: Any) -> str:
    what = next((name for word, name in _NAMED.items() if word in metavar(param)), "")
    if not what and param.param_type_name == "argument":
        return ""
    return f"{_name(param).strip('[.]')} wants {what or 'a value'}, and this is empty."


def _example(path: str, *, quoted: bool) -> str:
    """The first example of a command, or the first with a quoted name if quoting is the problem."""
    examples = [typed for typed, _ in command_list.EXAMPLES.get(path, ())]
    return next((one for one in examples if quoted and '"' in one), examples[0] if examples else "")


def _amiss(slip: Any, path: str) -> Iterator[str]:
    what = kind(slip)
    if what == MISSING:
        yield f"{path} needs one thing more: {metavar(slip.param).rstrip('.')}. {_means(slip.param)}".rstrip()
    elif what == NO_OPTION:
        yield f"{path} has no option {_option(slip.option_name)}.{_near(slip.possibilities or ())}"
    elif what == BAD_USE:
        yield from _bad_option(slip)
    elif what == BAD_VALUE:
        yield f"{_name(slip.param)} wants {_wanted(slip.param)}"
    else:
        yield from _other(slip, path)


def _option(typed: str) -> str:
    """An option's name without what may have been typed behind it."""
    return clean(typed.partition("=")[0])


def _means(param: Any) -> str:
    named = choices(param)
    return f"It is one of: {', '.join(named)}." if named else param.help or ""


def _near(names: Any) -> str:
    return f" Did you mean {' or '.join(sorted(names)[:2])}?" if names else ""


def _bad_option(slip: Any) -> Iterator[str]:
    params = slip.ctx.command.get_params(slip.ctx) if slip.ctx else []
    param = next((one for one in params if slip.option_name in one.opts), None)
    if param is None or getattr(param, "is_flag", False):
        yield f"{slip.option_name} stands alone: it takes no value."
    else:
        yield f"{slip.option_name} needs a value after it: {metavar(param)}. {_means(param)}".rstrip()


def _name(param: Any) -> str:
    return str(max(param.opts, key=len)) if param.param_type_name == "option" else metavar(param)


def _wanted(param: Any) -> str:
    if named := choices(param):
        return f"one of: {', '.join(named)}."
    if param.type.name.startswith("int"):
        least, most = getattr(param.type, "min", None), getattr(param.type, "max", None)
        return "a whole number." if least is None or most is None else f"a whole number from {least} to {most}."
    return f"something else. {param.help or ''}".rstrip()


def _other(slip: Any, path: str) -> Iterator[str]:
    """A command that does not exist, or more words than the command takes."""
    if not isinstance(slip, NoSuchCommandError):
        yield f"{path} was given more words than it takes. Put quotes around a name of several words."
        return
    from peerpath.diagnostic.nearest import is_one_slip, nearest

    near = nearest(slip.typed, slip.known) or [one for one in slip.known if is_one_slip(slip.typed, one)]
    yield f"{path} has no such command.{_near(near)}"
    if not near and path == "peerpath":
        yield 'To find a role by its name, type: peerpath show "Peer practitioner"'
