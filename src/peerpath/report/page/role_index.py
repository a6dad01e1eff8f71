"""The roles as a short list for other programs: enough to find one by any of its titles."""

from typing import Any

from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role
from peerpath.report import words


def role_index(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each role by employer and band, with its title, other titles, its employer and its band in words."""
    return [_entry(role, catalogue) for role in catalogue.roles_in_order]


def _entry(role: Role, catalogue: Catalogue) -> dict[str, Any]:
    kind = catalogue.occupations.get(role.occupation)
    called = dict.fromkeys((*role.also_called, *(kind.also_called if kind else ()), *([kind.title] if kind else [])))
    return {
        "id": role.id,
        "title": role.title,
        "also_called": [title for title in called if title.casefold() != role.title.casefold()],
        "employer": catalogue.organisations[role.organisation].title,
        "band": words.capital(words.band(role)) if role.band else "",
        "summary": role.summary,
    }
