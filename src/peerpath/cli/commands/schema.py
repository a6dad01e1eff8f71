"""``peerpath schema``: the JSON Schema of a file format or of a JSON answer."""

from enum import StrEnum
from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, show_data


class Name(StrEnum):
    """What has a schema."""

    ROLES = "roles"
    QUALIFICATIONS = "qualifications"
    PROFILE = "profile"
    GAP = "gap"
    ROUTE = "route"
    NEXT = "next"
    MAP = "map"


def schema(
    name: Annotated[Name, typer.Argument(help="A file format (roles, qualifications, profile) or an answer.")],
    output: o.OUTPUT = None,
    quiet: o.QUIET = False,
) -> None:
    """The JSON Schema of a file format or of a JSON answer, for editors and programs."""
    from peerpath.validate.schema import schema as schema_of

    show_data(schema_of(name.value), Out(Format.JSON, o.written_to(output), quiet=quiet))
