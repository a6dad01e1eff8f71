"""What every answer can be turned into, whatever was asked."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peerpath.document.blocks import Document


class Answer:
    """The base of all answers: each can become plain data, a document, HTML or Markdown."""

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, equal to what ``--format json`` prints.

        ``peerpath schema`` prints its JSON Schema.
        """
        raise NotImplementedError

    def document(self, *, full: bool = False) -> "Document":
        """Return the answer as a document: what a screen shows, or with ``full`` the report on paper."""
        raise NotImplementedError

    def to_html(self) -> str:
        """Return the whole report as one HTML page, equal to what ``--format html`` prints. The page loads nothing."""
        from peerpath.render.html import paint

        return paint(self.document(full=True))

    def to_markdown(self) -> str:
        """Return the whole report as Markdown, equal to what ``--format markdown`` prints."""
        from peerpath.render.markdown import paint

        return paint(self.document(full=True))

    def _repr_html_(self) -> str:
        """Show the report in a notebook, in a frame of its own so that neither style changes the other."""
        from html import escape

        style, title = "width: 100%; height: 36em; border: 0", escape(repr(self))
        return f'<iframe srcdoc="{escape(self.to_html())}" style="{style}" title="{title}"></iframe>'

    def _says(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        """The question and its answer on one line, without anything from the profile."""
        return f"<{type(self).__name__} {self._says()}>"
