"""The manual of each rule as a page, for ``peerpath explain`` and for ``docs/rules/``."""

from typing import Final

from peerpath.validate.rule import Rule
from peerpath.validate.rules import RULES

BY_CODE: Final = {rule.code: rule for rule in RULES}
BY_NAME: Final = {rule.name: rule for rule in RULES}

GROUPS: Final = {
    "PP0": "Reading the file",
    "PP1": "The shape of entries",
    "PP2": "References",
    "PP3": "The logic of requirements",
    "PP4": "The pathway as a whole",
    "PP5": "Peer work",
    "PP6": "Plain English",
    "PP7": "Suppressions",
}
"""The first three characters of codes, and what those codes are about."""


def find(code: str) -> Rule | None:
    """The rule with this code or name, in any case; None if there is none."""
    return BY_CODE.get(code.upper()) or BY_NAME.get(code.lower())


def page(rule: Rule) -> str:
    """The manual as Markdown."""
    parts = [
        f"# {rule.code} {rule.name}",
        f"{rule.what} ({rule.severity.value})",
        "## Why",
        rule.why,
        "## How to mend it",
        rule.mend,
    ]
    if rule.bad:
        parts += ["## Breaks it", _example(rule.bad), "## Keeps it", _example(rule.good)]
    if not rule.is_reading and rule.check:
        line = f"# peerpath: ignore[{rule.code}] the reason"
        parts += ["## To suppress it", f"Write `{line}` at the end of the line, or on a line above it."]
    return "\n\n".join(parts) + "\n"


def _example(text: str | bytes) -> str:
    return f"```yaml\n{visible(text).rstrip()}\n```"


def visible(text: str | bytes) -> str:
    """An example made visible: characters that cannot be seen are shown as numbers."""
    shown = text.decode("ascii", "backslashreplace") if isinstance(text, bytes) else text
    return "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in shown)


def index() -> str:
    """The list of all rules as Markdown, grouped by what they are about."""
    parts = ["# Rules of peerpath validate"]
    for start, title in GROUPS.items():
        rows = [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} | {rule.what} |"
            for rule in RULES
            if rule.code.startswith(start)
        ]
        parts += [f"## {title}", "\n".join(["| code | name | severity | what it wants |", "|---|---|---|---|", *rows])]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """Every page of ``docs/rules/``, by file name."""
    return {"README.md": index(), **{f"{rule.code}.md": page(rule) for rule in RULES}}
