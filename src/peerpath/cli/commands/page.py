"""``peerpath page``: the whole planner as one HTML file that opens by double click."""

import re
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

from peerpath.cli import options as o
from peerpath.cli.alone import LOCK
from peerpath.cli.edge import Format, leave, tell, write
from peerpath.cli.exit_codes import stop
from peerpath.cli.files import DRAFT, own_folder
from peerpath.diagnostic.shown import shown
from peerpath.reading.files import reason

ANYBODY_READS, ANYBODY_LOOKS = 0o644, 0o755
"""Permissions of a file and of a folder."""
INDEX, MADE_HERE = "index.html", '<meta name="peerpath-parts"'
"""The main file of a website's folder, and a text that only such a page contains."""
PART = re.compile(r"\b[a-z]+-[0-9a-f]{12}\.(?:bin|css|js)\b")


@o.takes
def page(
    *,
    output: Annotated[
        Path | None, o.of_answer("--output", "-o", metavar="FILE", help="The file to write; - is standard output.")
    ] = None,
    split: Annotated[
        Path | None, o.of_answer(metavar="DIR", help="Several files for a website, in a new folder.")
    ] = None,
    quiet: o.QUIET = False,
    where: o.RoleData,
) -> None:
    """The planner as one HTML file, for people without Python and for a website. Nothing leaves it."""
    if (output is None) == (split is None):
        stop("Name the file to write with --output, or a new folder with --split.")
    made = _maker()
    from peerpath.page.whole import contents

    folders = [Path(folder) for folder in where.data or ()]
    whole = made.Page(**contents(where.planner(), folders, builtin=not where.no_builtin))
    if split is not None:
        _write_all(made.folder(whole), split)
        tell(f"Written to {shown(str(split))}", quiet=quiet)
        return
    out = o.Leaving(output=output, quiet=quiet).out(Format.HTML)
    leave(made.one_file(whole), out)
    if out.file is not None and out.file.is_file():
        out.file.chmod(ANYBODY_READS)


def _write_all(files: dict[str, bytes], folder: Path) -> None:
    """Write files to a folder that is new or that this command made, readable by a web server: they are about nobody."""
    before = _made_before(folder)
    with own_folder(folder, resume=True):
        # The page is written last, so that it never names a missing part.
        for name in sorted(files, key=lambda name: name == INDEX):
            write(folder / name, files[name])
            (folder / name).chmod(ANYBODY_READS)
        for name in before - {*files}:
            (folder / name).unlink(missing_ok=True)
        folder.chmod(ANYBODY_LOOKS)


def _made_before(folder: Path) -> set[str]:
    """Names of the parts that this command wrote earlier. Ends with exit code 2 if the folder is somebody's own."""
    try:
        names = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
        page = (folder / INDEX).read_text(encoding="utf-8", errors="replace") if INDEX in names else ""
    except OSError as error:
        stop(f"{folder} cannot be used: {reason(error)}.")
    # Parts without a page were left by a run that was stopped.
    if MADE_HERE not in page and not all(PART.fullmatch(name) or name.endswith((DRAFT, LOCK)) for name in names):
        stop(f"{folder} has other files in it. Name a new folder, or one that peerpath page --split made.")
    return {*PART.findall(page)} & names


def _maker() -> Any:
    """The package with Python for the browser. Ends with exit code 2 if it is not installed or not built."""
    try:
        made = import_module("peerpath_page")
    except ModuleNotFoundError:
        made = None
    if made is None or not made.PARTS.is_dir():
        stop(
            "To make a page, one more package is needed: peerpath-page. It is in the folder page of the project.",
            "In a copy of the project, with npm installed, type: pip install ./page",
        )
    return made
