"""Everything about one role or qualification: an answer that is not about a person."""

from datetime import date
from typing import TYPE_CHECKING, Any

from peerpath.ask.answer import Answer
from peerpath.model.catalogue import Catalogue

if TYPE_CHECKING:
    from peerpath.document.blocks import Document


class ShowAnswer(Answer):
    """What a role asks and offers, or how a qualification is gained, with sources. Made by `Planner.show`."""

    def __init__(self, id: str, today: date, catalogue: Catalogue) -> None:
        self.id, self.today, self._catalogue = id, today, catalogue

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, equal to what ``--format json`` prints."""
        from peerpath.report.as_json.catalogue import qualification_data, role_details

        if self.id in self._catalogue.qualifications:
            return qualification_data(self._catalogue.qualifications[self.id], self._catalogue)
        return role_details(self._catalogue.roles[self.id], self._catalogue)

    def document(self, *, full: bool = False, flags: str = "") -> "Document":
        """Return the answer as a document; ``full`` shows everything, ``flags`` are repeated in suggested commands."""
        from peerpath.report.catalogue.qualification import qualification_document
        from peerpath.report.catalogue.role import role_document

        if self.id in self._catalogue.qualifications:
            return qualification_document(self._catalogue.qualifications[self.id], self._catalogue, flags)
        role = self._catalogue.roles[self.id]
        return role_document(role, self._catalogue, full=full, flags=flags, on=self.today)

    def _says(self) -> str:
        return self.id
