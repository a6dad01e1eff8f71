"""Mends: only what is safe, and what is mended is right."""

from collections.abc import Callable

import pytest

from peerpath.validate.fix import diff, fixed
from peerpath.validate.runner import Report

Look = Callable[[str | bytes], Report]
ROLE = """\
roles:
  cwpt/example-worker:
    title: Example worker
    occupation: {occupation}
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
"""


def mended(report: Report) -> bytes:
    return fixed(report).get("example.yaml", b"")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("areas:\n  carer: no\n", 'areas:\n  carer: "no"\n'),
        ("areas:\n  carer: 012\n  autism: 1:30\n", 'areas:\n  carer: "012"\n  autism: "1:30"\n'),
        ("areas: {carer: no, autism: off}\n", 'areas: {carer: "no", autism: "off"}\n'),
        ("areas:\r\n  carer: no\r\n  autism: Autism\r\n", 'areas:\r\n  carer: "no"\r\n  autism: Autism\r\n'),
        ("\ufeffareas:\n  carer: no\n", '\ufeffareas:\n  carer: "no"\n'),
        ("areas:\n  carer: no # not yet\n", 'areas:\n  carer: "no" # not yet\n'),
        ("areas:\n  carer: no", 'areas:\n  carer: "no"'),
        (ROLE.format(occupation="peer-suport-worker"), ROLE.format(occupation="peer-support-worker")),
        (ROLE.format(occupation="'peer-support-workre'"), ROLE.format(occupation="peer-support-worker")),
    ],
)
def test_safe_mends(before: str, after: str, report_on: Look) -> None:
    changed = mended(report_on(before))
    assert changed == after.encode()
    assert mended(report_on(changed)) == b""


@pytest.mark.parametrize(
    "text",
    [
        "areas:\n  carer: Carer\n",
        ROLE.format(occupation="per-suport-workr"),  # more than one slip
        ROLE.format(occupation="gardener"),
        ROLE.format(occupation="peer-support-worker").replace(
            "cwpt/", "cwtp/"
        ),  # the id of a role is not for us to change
        ROLE.format(occupation="peer-support-worker") + "    requirements_listed: no\n",  # text would be wrong as well
        "areas:\n  carer: Carer\n  carer: Caring\n",
        "areas: [\n",
    ],
)
def test_what_is_not_safe_is_left(text: str, report_on: Look) -> None:
    assert fixed(report_on(text)) == {}


def test_several_mends_on_one_line(report_on: Look) -> None:
    text = ROLE.format(occupation="peer-support-worker") + "    offers: [care-certifcate, no, pgc]\n"
    assert b"offers: [care-certificate, no, pgce]" in mended(report_on(text))


def test_diff_shows_what_would_change(report_on: Look) -> None:
    report = report_on("areas:\n  carer: no\n")
    assert diff(report, fixed(report)) == (
        '--- a/example.yaml\n+++ b/example.yaml\n@@ -1,2 +1,2 @@\n areas:\n-  carer: no\n+  carer: "no"\n'
    )


def test_suppressed_is_not_mended(report_on: Look) -> None:
    assert fixed(report_on("areas:\n  carer: Carer\n")) == {}
