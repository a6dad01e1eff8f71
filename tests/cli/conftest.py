import io
import json
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from peerpath.ask import planner
from peerpath.cli.app import run
from peerpath.diagnostic.diagnostic import Read
from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.kept import read_catalogue
from peerpath.reading.role_data.layers import Folders


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


@cache
def _builtin() -> Read[Catalogue]:
    return read_catalogue(None, builtin=True)


def shared_catalogue(named: Folders = None, *, builtin: bool = True) -> Read[Catalogue]:
    """The built-in role data, read once for all tests; any other is read each time."""
    return _builtin() if builtin and not named else read_catalogue(named, builtin=builtin)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs one command as a script would: no terminal, nothing on standard input unless given."""

    def run_one(*arguments: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(planner, "read_catalogue", shared_catalogue)
        capsys.readouterr()
        code = run(arguments)
        seen = capsys.readouterr()
        return Answer(code, seen.out, seen.err)

    return run_one
