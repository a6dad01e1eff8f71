"""What the program is, where its facts come from, how old they are, and what it does not know."""

from datetime import date
from typing import Any

from peerpath.document.blocks import Document
from peerpath.document.build import bullets, commands, document, labelled, prose, section
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Source
from peerpath.report import words

STALE_MONTHS = 12
"""Months after which a source should be read again."""

TRUST = (
    "Stated: the source says it of this very role or course.",
    "Usual: a published page says it of things of this kind.",
    "Our assumption: nobody says it, and the answer tells you so.",
)
PRIVACY = (
    "Nothing leaves this computer, and nothing is counted.",
    "A profile is a file of your own. Delete it when you like.",
    "Lived experience is yours to say, in broad areas. It is never described or scored.",
)
DOES_NOT_KNOW = (
    "Which jobs are open now. It never goes on the network.",
    "What has changed since a source was last read.",
    "What an employer will take as equal to a qualification. Ask them.",
    "How long it takes to find a job and to be offered it.",
    "What courses cost near you, and when they start.",
    "How well you would do the work. It never scores a person.",
)


def about_document(catalogue: Catalogue, version: str, today: date) -> Document:
    """Everything about the role data on one page."""
    sources = in_order(catalogue)
    first = words.example_role(catalogue)
    employers = [one for one in catalogue.organisations.values() if one.employer]
    return document(
        "About peerpath",
        labelled(
            ("Version", version),
            ("Role data", catalogue.version),
            ("It knows", _size(catalogue, len(employers))),
            ("Employers", words.joined(one.title for one in employers)),
        ),
        section(
            "How far to trust it",
            prose("An employer's own advert decides. This tool does not."),
            bullets(*TRUST),
        ),
        section("What it does not know", bullets(*DOES_NOT_KNOW)),
        section("Your privacy", bullets(*PRIVACY)),
        section(
            "Where the facts come from",
            prose(_ages(sources, today)),
            bullets(*(_source(source, today) for source in sources)),
        ),
        commands(
            "What next",
            *([(f"peerpath show {first}", "a role, with its sources")] if first else []),
            ("peerpath explain basis", "how sure a fact is"),
        ),
        lead="peerpath helps you plan a career in which you use what you have lived through.",
    )


def about_data(catalogue: Catalogue, version: str, today: date) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "schema": "peerpath/about/1",
        "version": version,
        "catalogue": catalogue.version,
        "as_of": today.isoformat(),
        "sources": [
            {
                "id": source.id,
                "publisher": source.publisher,
                "title": source.title,
                "published": source.published,
                "looked_at": source.looked_at.isoformat(),
                "months_since": months_since(source, today),
            }
            for source in in_order(catalogue)
        ],
        "does_not_know": list(DOES_NOT_KNOW),
    }


def in_order(catalogue: Catalogue) -> list[Source]:
    """The sources, ordered by publisher and title."""
    return sorted(catalogue.sources.values(), key=lambda source: (source.publisher, source.title, source.id))


def months_since(source: Source, today: date) -> int:
    """Whole months since somebody last read it; 0 for a future day."""
    read = source.looked_at
    months = (today.year - read.year) * 12 + today.month - read.month - (today.day < read.day)
    return max(0, months)


def age(source: Source, today: date) -> str:
    """How long ago somebody last read it, in words."""
    months = months_since(source, today)
    return words.months(months) if months else "less than a month"


def _source(source: Source, today: date) -> str:
    published = source.published[:1].upper() + source.published[1:]
    read = f"Read on {words.day(source.looked_at)}, {age(source, today)} ago."
    return " ".join(filter(None, (f"{source.publisher}: {source.title}. {published}. {read}", source.note)))


def _ages(sources: list[Source], today: date) -> str:
    if not sources:
        return "There are none."
    oldest = max(sources, key=lambda source: months_since(source, today))
    old = [source for source in sources if months_since(source, today) >= STALE_MONTHS]
    look_again = f" {len(old)} of {len(sources)} should be read again." if old else ""
    if len(sources) == 1:
        return f"1 source. It was read {age(oldest, today)} ago.{' It should be read again.' if old else ''}"
    return f"{len(sources)} sources. The one left longest was read {age(oldest, today)} ago.{look_again}"


def _size(catalogue: Catalogue, employers: int) -> str:
    return (
        f"{words.number(len(catalogue.roles), 'role')}, {words.number(len(catalogue.qualifications), 'qualification')}, "
        f"{words.number(employers, 'employer')}"
    )
