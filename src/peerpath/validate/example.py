"""The role that rules' examples are written into."""

from textwrap import indent
from typing import Final

WORKER: Final = """\
roles:
  cwpt/example-worker:
    title: Example worker
    occupation: peer-support-worker
    stage: entry
    band: 3
    source: cwpt-lived-experience
    summary: Supports people.
"""


def with_keys(text: str) -> str:
    """A role with more keys."""
    return WORKER + indent(text, "    ")


def asking(text: str) -> str:
    """A role with these requirements."""
    return with_keys("requires:\n" + indent(text, "  "))
