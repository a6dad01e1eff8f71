"""Roles side by side: an answer that is not about a person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from peerpath.ask.answer import Answer
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role

if TYPE_CHECKING:
    from peerpath.document.blocks import Document


class CompareAnswer(Answer):
    """What several roles ask and offer, side by side. Made by `Planner.compare`."""

    def __init__(self, roles: Sequence[Role], catalogue: Catalogue) -> None:
        self.roles, self._catalogue = tuple(roles), catalogue

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain data, equal to what ``--format json`` prints."""
        from peerpath.report.catalogue.compare import compare_data

        return compare_data(list(self.roles), self._catalogue)

    def document(self, *, full: bool = False, again: str = "", flags: str = "") -> "Document":
        """Return the comparison as tables.

        Args:
            full: The whole report, instead of what fits on a screen.
            again: What was typed after the command, for suggested commands.
            flags: Those of it that name role data of one's own.
        """
        from peerpath.report.catalogue.compare import compare_document
        from peerpath.report.catalogue.compare_screen import compare_screen

        if full:
            return compare_document(self.roles, self._catalogue, flags)
        return compare_screen(self.roles, self._catalogue, again, flags)

    def _says(self) -> str:
        return ", ".join(role.id for role in self.roles)
