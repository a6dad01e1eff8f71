"""What cannot be asked so is told in plain lines: what is amiss, an example that works, where there is more.

Nothing that was typed is repeated but the names of commands and options.
"""

import pytest

from tests.cli.conftest import Ask

TOLD = [
    (["rout"], "Did you mean route?"),
    (["profile", "nwe"], "Did you mean new?"),
    (["Peer", "practitioner"], 'peerpath show "'),
    (["route"], "ROLE. An id, a title"),
    (["gap"], "ROLE. An id, a title"),
    (["show", "peer", "practitioner"], "Put quotes around"),
    (["route", "PSW", "--profil", "x"], "Did you mean --profile?"),
    (["route", "PSW", "--format", "pdff"], "--format wants one of: text, json, markdown, html, pdf."),
    (["route", "PSW", "--courses", "two"], "--courses wants a whole number from 1 to 10."),
    (["route", "PSW", "--quiet=5"], "--quiet stands alone"),
    (["roles", "--band"], "--band needs a value after it: BAND."),
    (["completion"], "one of: bash, zsh, fish, powershell."),
    (["completion", "cmd"], "one of: bash, zsh, fish, powershell."),
]


@pytest.mark.parametrize(("typed", "told"), TOLD, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_it_is_told_in_plain_lines(ask: Ask, typed: list[str], told: str) -> None:
    answer = ask(*typed)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert "For example: peerpath " in answer.err and " --help" in answer.err.splitlines()[-1]
    assert not any(word in answer.err for word in ("Usage", "Error", "Invalid", "argument", "[OPTIONS]"))


@pytest.mark.parametrize(
    "typed",
    [
        ["route", "PSW", "--lived-experience", "mental", "secret"],
        ["route", "PSW", "--bogus=secret"],
        ["route", "PSW", "--courses", "secret"],
        ["profile", "show", "one.yaml", "secret"],
        ["secret"],
    ],
)
def test_what_was_typed_is_not_repeated(ask: Ask, typed: list[str]) -> None:
    answer = ask(*typed)
    assert answer.code == 2 and "secret" not in answer.err


def test_no_escape_reaches_the_terminal(ask: Ask) -> None:
    assert "\x1b" not in ask("roles", "--\x1b[31m").err
