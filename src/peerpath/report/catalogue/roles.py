"""Lists of roles."""

from collections.abc import Sequence

from peerpath.document.blocks import Commands, Document
from peerpath.document.build import callout, commands, document, rows, screen, section, table
from peerpath.document.inline import Inline, code, short
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.head import OURS, STAR


def roles_document(roles: Sequence[Role], catalogue: Catalogue) -> Document:
    """A table of roles for each organisation, ordered by band."""
    blocks = [
        section(
            catalogue.organisations[owner].title,
            table("From the lowest band up", ("Role", "Band", "Id"), map(_row, some)),
        )
        for owner, some in _by_owner(roles).items()
    ]
    return document("Roles", *blocks, _about_the_first(roles), lead=_how_many(roles))


def roles_screen(roles: Sequence[Role], catalogue: Catalogue, flags: str = "") -> Document:
    """The band and id of each role on a line, since ids repeat titles.

    ``flags`` name role data of one's own, with a leading space, to repeat in suggested commands.
    """
    blocks = [
        callout(catalogue.organisations[owner].title, rows(*([_brief_band(role), code(role.id)] for role in some)))
        for owner, some in _by_owner(roles).items()
    ]
    starred = any(role.band and role.band.provenance.basis is Basis.ASSUMED for role in roles)
    return screen(
        "Roles",
        *blocks,
        _about_the_first(roles, flags),
        lead=_how_many(roles),
        foot=f"{STAR} {OURS}" if starred else "",
    )


def _by_owner(roles: Sequence[Role]) -> dict[str, list[Role]]:
    owners: dict[str, list[Role]] = {}
    for role in roles:
        owners.setdefault(role.organisation, []).append(role)
    return owners


def _how_many(roles: Sequence[Role]) -> str:
    if not roles:
        return "No role fits."
    found, listed = words.number(len(roles), "role"), sum(role.is_listed for role in roles)
    known = "" if listed == len(roles) else f" For {listed or 'none'} of them, a source lists what is asked."
    return f"{found}.{known} Each employer sets its own bands: the same title can stand at different ones."


def _about_the_first(roles: Sequence[Role], flags: str = "") -> Commands:
    if not roles:
        return commands("What next", (f"peerpath roles{flags}", "all roles"))
    first = roles[0].id
    return commands(
        "What next",
        (f"peerpath show {first}{flags}", "all about one role"),
        (f"peerpath route {first}{flags}", "how to get there"),
    )


def _brief_band(role: Role) -> Inline:
    """The band in a few letters, and in words for screen readers."""
    told = words.band(role)
    if role.band is None:
        return role.pay or short("none", told)
    star = STAR if role.band.provenance.basis is Basis.ASSUMED else ""
    usual = "usually " if role.band.provenance.basis is Basis.TYPICAL else ""
    return short(f"{usual}{role.band.value}{star}", words.capital(told))


def _row(role: Role) -> list[Inline]:
    worth = role.pay if role.pay and role.band is None else words.band(role).removeprefix("Band ")
    return [role.title, worth, code(role.id)]
