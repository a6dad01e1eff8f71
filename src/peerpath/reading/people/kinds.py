"""Tells by its name whether a file is about one person or many. Separate from reading, which is slow to import."""

from pathlib import Path

FILES = (".yaml", ".yml", ".json")
"""What the names of profiles end with, among all files in a folder."""
TABLES = {".csv": "csv", ".tsv": "csv", ".tab": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""Kinds of tables by file extension."""


def is_many(file: str, table: str | None) -> bool:
    """Whether a file is a folder or a table, and not one person's profile.

    ``table`` is the kind of table that was named on the command line; None if none was.
    """
    return table is not None or Path(file).suffix.lower() in TABLES or Path(file).is_dir()
