"""Finds what a question is about by any of its names, or asks back on a terminal."""

from peerpath.ask.errors import UnknownNameError
from peerpath.ask.names import any_named, in_a_list, role_named
from peerpath.cli.exit_codes import stop
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role


def role_meant(name: str, catalogue: Catalogue) -> Role:
    """Return the one role with this name. Asks back on a terminal; otherwise ends with exit code 2 and the choices."""
    try:
        return role_named(name, catalogue)
    except UnknownNameError as unknown:
        return catalogue.roles[_asked_back(unknown, catalogue)]


def id_meant(name: str, catalogue: Catalogue) -> str:
    """Return the id of the one role or qualification with this name; otherwise like `role_meant`."""
    try:
        return any_named(name, catalogue)
    except UnknownNameError as unknown:
        return _asked_back(unknown, catalogue)


def _asked_back(unknown: UnknownNameError, catalogue: Catalogue) -> str:
    """Which of several the person means."""
    from peerpath.cli.terminal.asking import can_ask, choose

    if not unknown.choices or not can_ask():
        raise unknown
    listed = [(id, in_a_list(id, catalogue)) for id in unknown.choices]
    chosen = choose(f"{unknown.asked} Which one do you mean?", listed)
    return chosen if chosen is not None else stop("You chose none of them.")
