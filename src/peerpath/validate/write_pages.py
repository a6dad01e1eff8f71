"""Write the rules' manuals as pages: ``python -m peerpath.validate.write_pages docs/rules``."""

import sys
from pathlib import Path

from peerpath.validate.manual import pages


def write_pages(folder: Path) -> None:
    """Write a page for each rule to the folder, and remove the pages of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
