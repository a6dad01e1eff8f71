"""Everything that a page asks: JSON text in, JSON text out. A question that cannot be answered gives a value too."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError, json, msgpack

from peerpath.ask.errors import DataError, our_mistake
from peerpath.ask.planner import Planner
from peerpath.model.catalogue import Catalogue
from peerpath.report.as_json.text import text

CATALOGUE = Path(__file__).with_name("catalogue.msgpack")
"""The compiled role data, which a page has beside this file."""
T = TypeVar("T")


@cache
def ready() -> Planner:
    """The planner for the page's role data."""
    return Planner(msgpack.decode(CATALOGUE.read_bytes(), type=Catalogue))


def warming() -> tuple[str, ...]:
    """Steps that `warm` takes, each of them short."""
    return ("questions", "gap", "route")


def warm(step: str) -> None:
    """Import what the first question of a kind would wait for, by asking one and dropping the answer."""
    target = next(iter(ready().catalogue.roles))
    if step == "questions":
        questions(text({"target": target}))
    else:
        draw(text({"command": step, "target": target}))


def ask(request: str) -> str:
    """Exactly the text that ``--format json`` prints."""
    from peerpath.page.requests import Asked, answer

    return _told(request, Asked, lambda asked: answer(asked, ready()).to_dict())


def draw(request: str) -> str:
    """The same answer as HTML for inclusion in a page."""
    from peerpath.page.requests import Asked, answer
    from peerpath.render.html import paint_inside

    def drawn(asked: Asked) -> dict[str, Any]:
        document = answer(asked, ready()).document(full=asked.full)
        return {"title": document.title, "html": paint_inside(document, foot=True)}

    return _told(request, Asked, drawn)


def switches(request: str) -> str:
    """What may be supposed for a route, each as a sentence."""
    from peerpath.page.requests import Asked
    from peerpath.page.requests import switches as found

    return _told(request, Asked, lambda asked: {"switches": found(asked, ready())})


def questions(request: str) -> str:
    """The questions that make a profile, the answers so far, and the resulting profile."""
    from peerpath.page.form import Form, filled

    return _told(request, Form, lambda form: filled(form, ready()))


def profile_read(request: str) -> str:
    """Read a profile file as plain data."""
    from peerpath.page.files import ProfileFile, profile_of_file

    return _told(request, ProfileFile, lambda file: profile_of_file(file, ready()))


def profile_write(request: str) -> str:
    """Write a profile's plain data as a file that the command line reads."""
    from peerpath.page.files import ProfileData, file_of_profile

    return _told(request, ProfileData, lambda told: file_of_profile(told, ready()))


def check(request: str) -> str:
    """What ``peerpath validate`` finds wrong with files of role data."""
    from peerpath.page.files import RoleFiles, checked

    return _told(request, RoleFiles, checked)


def _told(request: str, kind: type[T], answer: Callable[[T], dict[str, Any]]) -> str:
    """An answer as text, or what is wrong, in the words of the command line."""
    try:
        asked = json.decode(request, type=kind)
    except DecodeError as wrong:
        # A bug in the page, not a mistake by the person. The message names a key or a type, never a profile's content.
        return _problem(f"The page asked in a way that is not known: {wrong}.")
    try:
        return text(answer(asked))
    except DataError as wrong:
        return _problem(str(wrong), getattr(wrong, "choices", ()))
    except ModuleNotFoundError as missing:
        # The part that explains wrong files takes a while to unpack, so a page adds it when first needed.
        return text({"needs": "check"}) if missing.name == "pydantic" else _problem(our_mistake(missing))
    except Exception as slip:
        return _problem(our_mistake(slip))


def _problem(error: str, choices: tuple[str, ...] = ()) -> str:
    return text({"error": error, "choices": choices})
