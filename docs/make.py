"""Writes what is made from the program itself: the reference, and the words for the Tab key.

Run it after a change to a command or to the ids in the role data: python docs/make.py. With --check it writes nothing, and ends with 1 where a file
is not as the program would have it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from peerpath.ask.planner import load
from peerpath.cli.app import build
from peerpath.cli.commands.completion import SCRIPTS
from peerpath.cli.complete import SECTIONS
from peerpath.cli.words.help_page import help_document
from peerpath.document.build import document, prose, section
from peerpath.render.markdown import paint as markdown

ROOT = Path(__file__).resolve().parent.parent
TAKES = {
    "role": "role",
    "names": "role",
    "name": "any",
    "word": "word",
    "file": "file",
    "files": "file",
    "paths": "file",
    "target": "role",
    "holds": "course",
    "studying": "course",
    "not_willing": "course",
    "avoid": "any",
    "via": "any",
    "experience": "experience",
    "lived_experience": "area",
    "declares": "declaration",
    "organisation": "organisation",
    "stay_with": "organisation",
    "occupation": "occupation",
    "pillar": "doing|leading|teaching|research",
    "by": "time|moves|study|unpaid",
}
"""By parameter: what may be typed for it. Without an entry: its choices, the name of a file for a path, or any text."""


def commands() -> Iterator[tuple[str, Any, Any]]:
    """Each command with its path below the program's name and its context, the program itself first."""
    program = typer.main.get_command(build())
    yield from _below("", program, program.make_context("peerpath", [], resilient_parsing=True))


def _below(path: str, command: Any, context: Any) -> Iterator[tuple[str, Any, Any]]:
    yield path, command, context
    for name, one in getattr(command, "commands", {}).items():
        inner = one.make_context(name, [], parent=context, resilient_parsing=True)
        yield from _below(f"{path} {name}".strip(), one, inner)


def words() -> str:
    """A line a command: its path, what its arguments take, and its options with what they take."""
    lines = []
    for path, command, context in commands():
        params = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
        arguments = [_takes(one) + ("+" if one.nargs == -1 else "") for one in params if isinstance(one, TyperArgument)]
        options = [
            f"{name}={'' if getattr(one, 'is_flag', False) else _takes(one)}"
            for one in params
            if isinstance(one, TyperOption)
            for name in (*one.opts, *one.secondary_opts)
            if name.startswith("--")
        ]
        lines.append(f"{path}\t{' '.join(arguments)}\t{' '.join(sorted(options))}\n")
    return "".join(lines)


def ids() -> str:
    """A line a section of the built-in role data: its name, and the ids in it."""
    catalogue = load().catalogue
    sections = sorted({section for several in SECTIONS.values() for section in several})
    return "".join(f"{section}\t{' '.join(sorted(getattr(catalogue, section)))}\n" for section in sections)


def _takes(param: Any) -> str:
    choices = [str(getattr(one, "value", one)) for one in getattr(param.type, "choices", ())]
    if choices:
        return "|".join(choices)
    path = param.type.name in ("path", "file", "directory") or param.metavar in ("FILE", "DIR")
    return TAKES.get(param.name, "file" if path else "text")


def reference() -> str:
    """The help of every command on one page."""
    pages = [help_document(command, context) for _, command, context in commands()]
    parts = [section(page.title, prose(page.lead), *page.blocks, anchor=page.title) for page in pages]
    lead = "Every command, made from the program itself. What the JSON answers hold, peerpath schema tells."
    return markdown(document("Reference", *parts, lead=lead))


def completions() -> dict[str, str]:
    """What lets the Tab key work as soon as the package is there, by its file's name; zsh loads its own when first asked."""
    zsh = f'#compdef peerpath\n{SCRIPTS["zsh"]}_peerpath "$@"\n'
    return {"peerpath": SCRIPTS["bash"], "_peerpath": zsh, "peerpath.fish": SCRIPTS["fish"]}


def files() -> dict[Path, str]:
    """All that is made, by where it goes."""
    scripts = {ROOT / "docs" / "completions" / name: text for name, text in completions().items()}
    return {
        ROOT / "src" / "peerpath" / "cli" / "words.txt": words(),
        ROOT / "src" / "peerpath" / "cli" / "ids.txt": ids(),
        ROOT / "docs" / "reference.md": reference(),
        **scripts,
    }


def main() -> int:
    """Write the files, or look whether they are as they should be."""
    made = files()
    old = [file for file, text in made.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for file in old:
            print(f"{file.relative_to(ROOT)} is not as the program would have it. Run: python docs/make.py")
        return 1 if old else 0
    for file in old:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made[file], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
