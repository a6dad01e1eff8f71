"""PP601: hard to read."""

from collections.abc import Iterator
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.authored import judged
from peerpath.validate.readability import SyllableCounts, age_of, words
from peerpath.validate.rule import Found, Rule, Subject

OLDEST: Final = 12.9
"""Reading age: twelve, up to the day before thirteen."""


def _check(subject: Subject) -> Iterator[Found]:
    weights = SyllableCounts(_words_of_titles(subject))
    for one, age in judged(subject, lambda one: age_of(one.text, one.words, weights)):
        if age is not None and age > OLDEST:
            message = f"this reads as for people of {age:.0f} or older"
            yield Found(one.path, message, help="Shorten the sentences, and take shorter words.")


def _words_of_titles(subject: Subject) -> frozenset[str]:
    """What the page is about has to be named; those words are not held against a text."""
    catalogue = subject.catalogue
    named = (
        catalogue.roles,
        catalogue.qualifications,
        catalogue.occupations,
        catalogue.declarations,
        catalogue.areas,
        catalogue.subjects,
        catalogue.settings,
        catalogue.checks,
        catalogue.organisations,
    )
    # Joined by what no word contains: most posts have the title of many others.
    titles = " | ".join({one.title for section in named for one in section.values()})
    return frozenset(word for title in words(titles) for word in (title.lower(), f"{title.lower()}s"))


RULE = Rule(
    code="PP601",
    name="hard-to-read",
    severity=Severity.WARNING,
    what="Sentences for readers can be read at the age of 12.",
    why=(
        "People who look for a way into this work may be unwell, or read English as a second language. "
        "The words of titles are not counted against a text."
    ),
    mend="Write shorter sentences with shorter words.",
    check=_check,
    bad="""\
areas:
  carer:
    title: Carer
    explanation: Responsibility undertaken voluntarily for alleviating difficulties experienced by family members, neighbours or acquaintances.
""",
    good="""\
areas:
  carer:
    title: Carer
    explanation: You look after somebody in your family, or a friend, who could not get by without your help.
""",
)
