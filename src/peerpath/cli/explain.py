"""``peerpath explain``: what a rule wants, why, and how to mend what breaks it."""

from typing import TYPE_CHECKING, Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, show, show_data, stop

if TYPE_CHECKING:
    from peerpath.document.blocks import Document
    from peerpath.validate.rule import Rule


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code such as PP503, or a rule's name.")],
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
) -> None:
    """What a rule of validate wants, why, and how to mend what breaks it."""
    from peerpath.reading.nearest import nearest
    from peerpath.validate.manual import BY_CODE, BY_NAME, find

    rule = find(code)
    if rule is None:
        near = nearest(code.upper(), BY_CODE) or nearest(code.lower(), BY_NAME)
        stop(f"There is no such rule. Did you mean {' or '.join(near)}?" if near else "There is no such rule.")
    out = Out(format, output, accessible, quiet)
    if format is Form.JSON:
        show_data(_data(rule), out)
    else:
        show(_document(rule), out)


def _data(rule: "Rule") -> dict[str, str]:
    from peerpath.validate.manual import visible

    return {
        "schema": "peerpath/rule/1",
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "what": rule.what,
        "why": rule.why,
        "mend": rule.mend,
        "breaks": visible(rule.bad),
        "keeps": visible(rule.good),
    }


def _document(rule: "Rule") -> "Document":
    from peerpath.document.build import document, prose, section, verbatim
    from peerpath.validate.manual import visible

    examples = (
        section("Breaks it", verbatim(visible(rule.bad))),
        section("Keeps it", verbatim(visible(rule.good))),
    )
    return document(
        f"{rule.code} {rule.name} ({rule.severity.value})",
        section("Why", prose(rule.why)),
        section("How to mend it", prose(rule.mend)),
        *(examples if rule.bad else ()),
        lead=rule.what,
    )
