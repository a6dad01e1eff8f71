"""What a question is about: found by any name, or asked back on a terminal."""

from peerpath.ask.errors import UnknownNameError
from peerpath.ask.names import any_named, in_a_list, role_named
from peerpath.cli.exit_codes import stop
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role


def target(name: str, catalogue: Catalogue, *, talking: bool = False) -> Role:
    """The one role that is called so. Asks back on a terminal; else ends with code 2, and with the choices.

    ``talking``: lines are being read and answered anyway, so that a pipe can be asked back too.
    """
    try:
        return role_named(name, catalogue)
    except UnknownNameError as unknown:
        return catalogue.roles[_asked_back(unknown, catalogue, talking)]


def target_or_course(name: str, catalogue: Catalogue) -> str:
    """The id of the one role or qualification that is called so; otherwise as `target`."""
    try:
        return any_named(name, catalogue)
    except UnknownNameError as unknown:
        return _asked_back(unknown, catalogue, False)


def _asked_back(unknown: UnknownNameError, catalogue: Catalogue, talking: bool) -> str:
    """The one that the person means, of several that may be."""
    from peerpath.cli.terminal.asking import can_ask, choose

    if not unknown.choices or not (talking or can_ask()):
        raise unknown
    listed = [(id, in_a_list(id, catalogue)) for id in unknown.choices]
    chosen = choose(f"{unknown.asked} Which one do you mean?", listed)
    return chosen if chosen is not None else stop("You chose none of them.")
