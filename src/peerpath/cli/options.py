"""The options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from peerpath.cli.edge import Form

TARGET = Annotated[str, typer.Argument(metavar="ROLE", help="An id, a title, or a title that other trusts use.")]
PROFILE_PANEL, ANSWER_PANEL, DATA_PANEL = "About you", "The answer", "Role data"

PROFILE = Annotated[
    str | None,
    typer.Option(
        "--profile", "-p", metavar="FILE", help="A profile; - is standard input.", rich_help_panel=PROFILE_PANEL
    ),
]
HOLDS = Annotated[
    list[str] | None,
    typer.Option("--holds", metavar="ID[=DATE]", help="A qualification that you have.", rich_help_panel=PROFILE_PANEL),
]
STUDYING = Annotated[
    list[str] | None,
    typer.Option("--studying", metavar="ID[=DATE]", help="A course that you are on.", rich_help_panel=PROFILE_PANEL),
]
EXPERIENCE = Annotated[
    list[str] | None,
    typer.Option(
        "--experience",
        metavar="ID=MONTHS",
        help="Months of one kind of work, such as peer-support-worker=18, or in one role.",
        rich_help_panel=PROFILE_PANEL,
    ),
]
LIVED_EXPERIENCE = Annotated[
    list[str] | None,
    typer.Option(
        "--lived-experience",
        metavar="AREA",
        help="A broad area, such as mental-health. No details are wanted.",
        rich_help_panel=PROFILE_PANEL,
    ),
]
DECLARES = Annotated[
    list[str] | None,
    typer.Option(
        "--declares",
        metavar="ID",
        help="What only you can say, such as written-english.",
        rich_help_panel=PROFILE_PANEL,
    ),
]
NOT_WILLING = Annotated[
    list[str] | None,
    typer.Option(
        "--not-willing", metavar="ID", help="A course that you would not take.", rich_help_panel=PROFILE_PANEL
    ),
]
FORMAT = Annotated[
    Form, typer.Option("--format", "-f", help="How the answer is written.", rich_help_panel=ANSWER_PANEL)
]
OUTPUT = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the answer to a file.", rich_help_panel=ANSWER_PANEL),
]
ACCESSIBLE = Annotated[
    bool,
    typer.Option(
        "--accessible", help="For screen readers: nothing drawn, short labelled lines.", rich_help_panel=ANSWER_PANEL
    ),
]
QUIET = Annotated[
    bool, typer.Option("--quiet", "-q", help="Only the answer, no remarks.", rich_help_panel=ANSWER_PANEL)
]
AS_OF = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Answer as if today were this day.", rich_help_panel=ANSWER_PANEL),
]
DATA = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="PEERPATH_DATA",
        help="Role data of your own, laid over the built-in.",
        rich_help_panel=DATA_PANEL,
    ),
]
NO_BUILTIN = Annotated[
    bool, typer.Option("--no-builtin", help="Use only the data in --data.", rich_help_panel=DATA_PANEL)
]
