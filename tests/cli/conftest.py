import io
import json
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from peerpath.cli.app import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the program tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def mistakes_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEERPATH_TRACEBACK", "1")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs one command as a script would: no terminal, nothing on standard input unless given."""

    def run_one(*arguments: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run(arguments)
        seen = capsys.readouterr()
        return Answer(code, seen.out, seen.err)

    return run_one
