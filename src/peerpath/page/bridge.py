"""What a page asks, each as JSON text in and JSON text out. What cannot be answered is a value too."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError, json, msgpack

from peerpath.ask.errors import DataError, our_mistake
from peerpath.ask.planner import Planner
from peerpath.model.catalogue import Catalogue
from peerpath.report.as_json import text

CATALOGUE = Path(__file__).with_name("catalogue.msgpack")
"""The compiled role data, which a page carries beside this file."""
T = TypeVar("T")


@cache
def ready() -> Planner:
    """The planner over the role data of the page."""
    return Planner(msgpack.decode(CATALOGUE.read_bytes(), type=Catalogue))


def warming() -> tuple[str, ...]:
    """Steps that `warm` takes, each of them short."""
    return ("questions", "gap", "route")


def warm(step: str) -> None:
    """Import what a first question of a kind would wait for, by asking one that nobody hears the answer to."""
    target = next(iter(ready().catalogue.roles))
    if step == "questions":
        questions(text({"target": target}))
    else:
        draw(text({"command": step, "target": target}))


def ask(request: str) -> str:
    """The text that ``--format json`` prints, to the last byte."""
    from peerpath.page.requests import Asked, answer

    return _told(request, Asked, lambda asked: answer(asked, ready()).to_dict())


def draw(request: str) -> str:
    """The same answer as HTML, to be put into a page."""
    from peerpath.page.requests import Asked, answer
    from peerpath.render.html import paint_inside

    def drawn(asked: Asked) -> dict[str, Any]:
        document = answer(asked, ready()).document(full=asked.full)
        return {"title": document.title, "html": paint_inside(document, foot=True)}

    return _told(request, Asked, drawn)


def switches(request: str) -> str:
    """What may be tried out for a route, a sentence each."""
    from peerpath.page.requests import Asked
    from peerpath.page.requests import switches as found

    return _told(request, Asked, lambda asked: {"switches": found(asked, ready())})


def questions(request: str) -> str:
    """The questions that make a profile, what was answered so far, and the profile that this gives."""
    from peerpath.page.form import Form, filled

    return _told(request, Form, lambda form: filled(form, ready()))


def profile_read(request: str) -> str:
    """A profile's file as plain data."""
    from peerpath.page.files import ProfileFile, profile_of_file

    return _told(request, ProfileFile, lambda file: profile_of_file(file, ready()))


def profile_write(request: str) -> str:
    """Plain data of a profile as its file, which the command line reads."""
    from peerpath.page.files import ProfileData, file_of_profile

    return _told(request, ProfileData, lambda told: file_of_profile(told, ready()))


def check(request: str) -> str:
    """What ``peerpath validate`` finds wrong with files of role data."""
    from peerpath.page.files import RoleFiles, checked

    return _told(request, RoleFiles, checked)


def _told(request: str, kind: type[T], answer: Callable[[T], dict[str, Any]]) -> str:
    """An answer as text. Where there is none: what is wrong, in the words of the command line."""
    try:
        asked = json.decode(request, type=kind)
    except DecodeError as wrong:
        # A slip of the page, not of the person: the message names a key or a type, never what a profile says.
        return _problem(f"The page asked in a way that is not known: {wrong}.")
    try:
        return text(answer(asked))
    except DataError as wrong:
        return _problem(str(wrong), getattr(wrong, "choices", ()))
    except ModuleNotFoundError as missing:
        # What explains a wrong file takes a while to unpack, so that a page adds it when it is first needed.
        return text({"needs": "check"}) if missing.name == "pydantic" else _problem(our_mistake(missing))
    except Exception as slip:
        return _problem(our_mistake(slip))


def _problem(error: str, choices: tuple[str, ...] = ()) -> str:
    return text({"error": error, "choices": choices})
