"""What would shorten a route, one to a line."""

from peerpath.model.catalogue import Catalogue
from peerpath.report import words
from peerpath.route.answer import Saving, SavingKind


def saving_line(saving: Saving, catalogue: Catalogue) -> str:
    """One saving in words: how much sooner, and what would have to be so."""
    sooner, thing = words.months(saving.months), words.small(words.name(saving.id, catalogue))
    match saving.kind:
        case SavingKind.EQUIVALENT:
            return f"{sooner} sooner if the employer accepts {thing}: ask."
        case SavingKind.EXPERIENCE:
            return f"{sooner} sooner if you have this already: {thing}."
        case SavingKind.FULL_TIME:
            return f"{sooner} sooner with full-time study: {words.name(saving.id, catalogue)}."
