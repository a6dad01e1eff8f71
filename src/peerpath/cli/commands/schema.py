"""``peerpath schema``: the JSON Schema of a file format or of a JSON answer."""

from typing import Annotated, Literal

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, show_data

Name = Literal["roles", "qualifications", "profile", "gap", "route", "next", "map"]
"""What has a schema."""


def schema(
    name: Annotated[Name, typer.Argument(help="A file format (roles, qualifications, profile) or an answer.")],
    output: o.OUTPUT = None,
    quiet: o.QUIET = False,
) -> None:
    """The JSON Schema of a file format or of a JSON answer, for editors and programs."""
    from peerpath.validate.schema import schema as schema_of

    show_data(schema_of(name), Out(Format.JSON, o.written_to(output), quiet=quiet))
