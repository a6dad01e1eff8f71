"""Every command, in every way that it can answer, and how each is run as people run it."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PAPER = ("text", "json", "markdown", "html")
MAPS = ("text", "svg", "html", "mermaid", "dot", "graphml", "json", "markdown")
FOUND = ("text", "lines", "json", "github", "sarif", "junit", "gitlab")


def about_data(role: str, other: str, course: str) -> list[list[str]]:
    """Questions that are answered from role data."""
    return [
        *(["gap", role, "--format", form] for form in (*PAPER, "jsonl")),
        ["gap", role, "--full"],
        *(["route", role, "--format", form] for form in PAPER),
        *(["next", "--format", form] for form in PAPER),
        *(["roles", "--format", form] for form in PAPER),
        *(["show", name, "--format", form] for name in (role, course) for form in PAPER),
        *(["compare", role, other, "--format", form] for form in PAPER),
        *(["map", what, "--format", form] for what in (role, "all") for form in MAPS),
        ["map", role, "--route"],
        *(["explain", "--format", form] for form in PAPER),
        *(["about", "--format", form] for form in PAPER),
    ]


def about_a_profile(file: str, role: str) -> list[list[str]]:
    """Questions that read a profile."""
    return [
        *(["gap", role, "--profile", file, "--format", form] for form in (*PAPER, "jsonl")),
        *(["route", role, "--profile", file, "--format", form] for form in PAPER),
        *(["next", "--profile", file, "--format", form] for form in PAPER),
        *(["profile", "show", file, "--format", form] for form in PAPER),
        ["profile", "check", file],
        ["profile", "import", file],
        ["map", role, "--route", "--profile", file],
    ]


OTHERS = [
    [],
    ["--help"],
    ["--version"],
    ["profile", "--help"],
    ["page", "--help"],
    *(["schema", name] for name in ("roles", "qualifications", "profile", "gap", "route")),
    *(["completion", shell] for shell in ("bash", "zsh", "fish", "powershell")),
    *(["validate", "--format", form] for form in FOUND),
    ["validate", "--statistics"],
    ["explain", "PP503"],
]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a command is run in: nothing of whoever runs the tests, and everything kept lies in a folder."""
    path = os.environ.get("PATH", "")
    return {"PATH": path, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), **more}


def command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "peerpath", *arguments]


def start(*arguments: str, folder: Path, **more: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command(arguments),
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        cwd=folder,
        env=environment(folder, **more),
        preexec_fn=hears_signals,
    )


def hears_signals() -> None:
    """What a shell starts in the background is deaf to Ctrl-C, and what nohup starts to the end of a terminal."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def ask(*arguments: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, with nothing on standard input."""
    return subprocess.run(
        command(arguments), capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        cwd=folder, env=environment(folder, **more), timeout=60,
    )  # fmt: skip
