"""What a command says about itself, as a document that is painted like every answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperGroup, TyperOption

from peerpath.cli.words import command_list

if TYPE_CHECKING:
    from peerpath.document.blocks import Block, Document

OPTIONS = "Options"
COMMANDS = "Commands"


def painted(command: Any, ctx: Any) -> str:
    """The help of a command as text for standard output."""
    from peerpath.cli.edge import look
    from peerpath.render.terminal.text import paint

    return paint(help_document(command, ctx), look(stream_is_file=False, accessible=False))


def help_document(command: Any, ctx: Any) -> "Document":
    """The help of one command: what it does, how to type it, its options, and examples."""
    from peerpath.document.build import commands, document

    name = below_program(ctx.command_path)
    examples = command_list.EXAMPLES.get(name, ())
    return document(
        ctx.command_path,
        *_usage(command, ctx),
        *_below(command, ctx),
        *([commands("Examples", *examples)] if examples else []),
        *_panels(command, ctx),
        lead=" ".join((command.help or "").split()),
        foot=_foot(command, name),
    )


def below_program(path: str) -> str:
    """A command's path after the program's name, such as "profile new"."""
    return path.partition(" ")[2]


def pieces(param: Any) -> tuple[str, str]:
    """How an option or argument is typed, and what it means."""
    takes = not getattr(param, "is_flag", False)
    value = f" {metavar(param)}" if takes else ""
    names = ", ".join((*sorted(param.opts, key=len), *param.secondary_opts))
    typed = names + value if isinstance(param, TyperOption) else metavar(param)
    return typed, " ".join(part for part in (param.help or "", *_notes(param)) if part)


def metavar(param: Any) -> str:
    """The placeholder of a value, such as "FILE"; with dots if the option may be repeated."""
    number = "NUMBER" if param.type.name.startswith("int") else param.name.upper().replace("_", "-")
    named = param.metavar or number
    many = param.nargs == -1 or (getattr(param, "multiple", False) and isinstance(param, TyperArgument))
    return f"{named}..." if many and "..." not in named else str(named)


def choices(param: Any) -> list[str]:
    """The words of which one is wanted; none if anything may be typed."""
    return [str(getattr(one, "value", one)) for one in getattr(param.type, "choices", ())]


def _notes(param: Any) -> Iterator[str]:
    if named := choices(param):
        yield f"One of: {', '.join(named)}."
    if getattr(param, "multiple", False):
        yield "It can be given again."
    if param.envvar:
        yield f"Or set {param.envvar}."
    usual = getattr(param.default, "value", param.default)
    if isinstance(usual, str | int | Path) and not isinstance(usual, bool):
        yield f"Usually {usual}."


def _usage(command: Any, ctx: Any) -> "list[Block]":
    from peerpath.document.build import prose
    from peerpath.document.inline import code

    named = [param for param in command.get_params(ctx) if isinstance(param, TyperArgument)]
    own = [metavar(param) if param.required else f"[{metavar(param)}]" for param in named]
    below = ["COMMAND"] if isinstance(command, TyperGroup) else []
    return [prose("Type: ", code(" ".join([ctx.command_path, *own, *below, "[OPTIONS]"])))]


def _panels(command: Any, ctx: Any) -> "list[Block]":
    """Arguments first, then the command's own options, then shared ones."""
    from peerpath.document.build import commands

    shown = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    panels: dict[str, list[tuple[str, str]]] = {"": [], OPTIONS: []}
    for param in shown:
        panel = "" if isinstance(param, TyperArgument) else getattr(param, "rich_help_panel", None) or OPTIONS
        panels.setdefault(panel, []).append(pieces(param))
    return [commands(title or "What to name", *entries) for title, entries in panels.items() if entries]


def _shown_commands(group: TyperGroup) -> dict[str, str]:
    return {name: " ".join((one.help or "").split()) for name, one in group.commands.items() if not one.hidden}


def _below(command: Any, ctx: Any) -> "list[Block]":
    """The subcommands, grouped by whom they are for."""
    from peerpath.document.build import commands

    if not isinstance(command, TyperGroup):
        return []
    known = _shown_commands(command)
    if below_program(ctx.command_path):
        return [commands(COMMANDS, *known.items())]
    grouped: dict[str, list[tuple[str, str]]] = {title: [] for title, _ in command_list.GROUPS}
    order = [name for _, names in command_list.GROUPS for name in names]
    for name in sorted(known, key=lambda name: order.index(name) if name in order else len(order)):
        grouped[command_list.group_of(name)].append((name, known[name]))
    return [commands(title, *entries) for title, entries in grouped.items() if entries]


def _foot(command: Any, name: str) -> str:
    if isinstance(command, TyperGroup):
        return f"For more on a command, type: {' '.join(filter(None, ('peerpath', name, 'COMMAND', '--help')))}"
    return ""
