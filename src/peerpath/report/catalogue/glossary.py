"""The words of the field, explained."""

from collections.abc import Iterable
from typing import Any

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, commands, document, labelled, section
from peerpath.document.inline import Inline, note
from peerpath.model.catalogue import Catalogue, Word
from peerpath.report import words
from peerpath.report.sources import source_line


def word_document(word: Word, catalogue: Catalogue) -> Document:
    """One word: what it means, its other names, and its source."""
    facts: list[tuple[str, Inline]] = [("Also called", ", ".join(word.also_called))]
    if word.provenance:
        facts.append(("Says", words.who_says(word.provenance, catalogue)))
    facts = [(label, text) for label, text in facts if text]
    source = catalogue.sources.get(word.provenance.source or "") if word.provenance else None
    return document(
        word.title,
        *([labelled(*facts)] if facts else []),
        *([section("Source", bullets(source_line(source)))] if source else []),
        commands(
            "What next",
            ("peerpath explain", "all words"),
            ("peerpath roles", "the roles that there are"),
        ),
        lead=word.text,
    )


def glossary_document(catalogue: Catalogue) -> Document:
    """Every word, ordered by title."""
    entries = [
        (word.title, [word.text, note(f" (Also called: {', '.join(word.also_called)}.)") if word.also_called else ""])
        for word in in_order(catalogue.glossary.values())
    ]
    blocks: list[Block] = [labelled(*entries)] if entries else []
    return document(
        "What the words mean",
        *blocks,
        commands(
            "What next",
            ("peerpath explain band", "one word"),
            ("peerpath explain PP503", "what a rule of peerpath validate wants"),
        ),
        lead="Words that you may meet here, in plain words.",
    )


def word_data(word: Word) -> dict[str, Any]:
    """One word as JSON data."""
    return {"schema": "peerpath/word/1", **_told(word)}


def glossary_data(catalogue: Catalogue) -> dict[str, Any]:
    """Every word as JSON data, ordered by title."""
    return {"schema": "peerpath/words/1", "words": [_told(word) for word in in_order(catalogue.glossary.values())]}


def _told(word: Word) -> dict[str, Any]:
    said = word.provenance
    return {
        "id": word.id,
        "title": word.title,
        "text": word.text,
        "also_called": list(word.also_called),
        "source": said.source if said else None,
        "basis": said.basis.value if said else None,
    }


def in_order(found: Iterable[Word]) -> list[Word]:
    """Sort by title, as in a dictionary."""
    return sorted(found, key=lambda word: (word.title.casefold(), word.id))
