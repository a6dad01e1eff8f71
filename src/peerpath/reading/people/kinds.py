"""Whether a file is about one person or about many, by its name. Apart from what reads them, which takes long to import."""

from pathlib import Path

TABLES = {".csv": "csv", ".tsv": "csv", ".tab": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""Kinds of tables by the end of the file's name."""


def is_many(file: str, table: str | None) -> bool:
    """Whether a file is a folder or a table, and not the profile of one person.

    ``table`` is the kind that the person names, whatever the file is called; None where they name none.
    """
    return table is not None or Path(file).suffix.lower() in TABLES or Path(file).is_dir()
