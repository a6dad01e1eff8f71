"""Comments that suppress: their reach, what they must give, and what they cannot do."""

from collections.abc import Callable

import pytest

ROLE = """\
roles:
  cwpt/example-worker:
    title: Example worker
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Utilises it.{comment}
"""


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("  # peerpath: ignore[PP603] the trust's own word", []),
        ("  #peerpath:ignore[PP603]: the trust's own word", []),
        ("  # peerpath: ignore[PP602, PP603] the trust's own words", ["PP702"]),
        ("  # peerpath: ignore[PP603]", ["PP603", "PP701"]),
        ("  # peerpath: ignore[PP602] another code", ["PP603", "PP702"]),
        ("  # peerpath: ignore[PP6] a group of codes", ["PP603", "PP703"]),
        ("  # peerpath: ignore[] nothing", ["PP603", "PP703"]),
        ("  # ignore[PP603] not for us", ["PP603"]),
        ("\n# peerpath: ignore[PP603] too late: it speaks of what follows", ["PP603", "PP702"]),
    ],
)
def test_a_comment_on_the_line(comment: str, codes: list[str], codes_of: Callable[[str], list[str]]) -> None:
    assert codes_of(ROLE.format(comment=comment)) == codes


def test_a_comment_alone_speaks_of_the_next_line_that_is_none(codes_of: Callable[[str], list[str]]) -> None:
    lines = ROLE.format(comment="").splitlines()
    lines[6:6] = ["    # peerpath: ignore[PP603] the trust's own word", "", "    # Another remark."]
    assert codes_of("\n".join(lines) + "\n") == []


def test_a_comment_for_the_file_may_stand_anywhere(codes_of: Callable[[str], list[str]]) -> None:
    assert codes_of(ROLE.format(comment="\n# peerpath: ignore-file[PP603] the trust's own words")) == []


def test_text_is_no_comment(codes_of: Callable[[str], list[str]]) -> None:
    block = ROLE.replace("Utilises it.{comment}", "|\n      Utilises it.\n      # peerpath: ignore[PP603] text\n")
    assert codes_of(block) == ["PP603"]
