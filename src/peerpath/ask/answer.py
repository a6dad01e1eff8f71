"""What every answer can be turned into, whatever the question was."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peerpath.document.blocks import Document


class Answer:
    """What every answer can be turned into: plain data, a document, HTML, Markdown."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data, equal to what ``--format json`` prints; ``peerpath schema`` describes it."""
        raise NotImplementedError

    def document(self, *, full: bool = False) -> "Document":
        """The answer as it is read on a screen; ``full``: as a report on paper."""
        raise NotImplementedError

    def to_html(self) -> str:
        """A page that fetches nothing, equal to what ``--format html`` prints."""
        from peerpath.render.html import paint

        return paint(self.document(full=True))

    def to_markdown(self) -> str:
        """Markdown, equal to what ``--format markdown`` prints."""
        from peerpath.render.markdown import paint

        return paint(self.document(full=True))

    def _repr_html_(self) -> str:
        """For notebooks: the page in a frame of its own, so that its style and the notebook's keep apart."""
        from html import escape

        style, title = "width: 100%; height: 36em; border: 0", escape(repr(self))
        return f'<iframe srcdoc="{escape(self.to_html())}" style="{style}" title="{title}"></iframe>'

    def _says(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        """The question and its answer on one line, without anything that a profile says."""
        return f"<{type(self).__name__} {self._says()}>"
