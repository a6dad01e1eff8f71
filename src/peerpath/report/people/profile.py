"""What a profile says, in words."""

from collections.abc import Iterable

from peerpath.document.blocks import Block, Document
from peerpath.document.build import commands, document, listing, prose
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, OutsideHolding, PartialDate, Profile, Spell
from peerpath.model.qualification import STUDY_HOURS
from peerpath.report import words
from peerpath.report.months import MONTHS


def profile_document(profile: Profile, file: str, catalogue: Catalogue) -> Document:
    """Everything in a profile, in the order of its file."""
    hours = f"You have about {words.number(profile.study_hours, 'hour')} a week for study."
    blocks = [
        *([prose(hours)] if profile.study_hours != STUDY_HOURS else []),
        *(_parts(profile, catalogue) or [prose("It says nothing yet, and that is fine.")]),
    ]
    return document(
        f"Profile: {profile.name}" if profile.name else "Profile",
        *blocks,
        commands(
            "What next",
            (f"peerpath profile edit {file}", "change an answer"),
            (f"peerpath gap cwpt/peer-practitioner --profile {file}", "what is in place for a role"),
        ),
        lead="This is what the file says. Nothing else is known of you.",
    )


def _parts(profile: Profile, catalogue: Catalogue) -> list[Block]:
    def names(ids: Iterable[str]) -> list[str]:
        return [words.name(id, catalogue) for id in ids]

    parts = (
        ("Lived experience, in broad areas", names(profile.lived_experience)),
        ("What you say of yourself", names(profile.declares)),
        ("What you have", [_dated(h.qualification, "since", h.awarded, catalogue) for h in profile.holds]),
        ("What you have besides", list(map(_outside, profile.outside))),
        ("What you are studying", [_dated(s.qualification, "until", s.until, catalogue) for s in profile.studying]),
        ("Work, paid or unpaid", [_spell(spell, catalogue) for spell in profile.experience]),
        ("What you do not have yet", [words.capital(_no(id, catalogue)) for id in profile.not_yet]),
        ("What you would not work towards", names(profile.not_willing)),
        ("What an employer has agreed to", [f"{w.requirement}: {w.why} ({w.agreed_by})" for w in profile.waivers]),
    )
    return [block for title, lines in parts for block in listing(title, lines)]


def _no(id: str, catalogue: Catalogue) -> str:
    return "Lived experience" if id == NO_LIVED_EXPERIENCE else words.name(id, catalogue)


def when(date: PartialDate) -> str:
    """A date as far as it is known: "2024", "July 2024", "1 July 2024"."""
    parts = (str(date.day or ""), MONTHS[date.month - 1] if date.month else "", str(date.year))
    return " ".join(part for part in parts if part)


def _dated(id: str, word: str, date: PartialDate | None, catalogue: Catalogue) -> str:
    return words.name(id, catalogue) + (f", {word} {when(date)}" if date else "")


def _outside(holding: OutsideHolding) -> str:
    since = f", since {when(holding.awarded)}" if holding.awarded else ""
    return f"{holding.title} ({holding.label}){since}"


def _spell(spell: Spell, catalogue: Catalogue) -> str:
    named = [words.name(id, catalogue) for id in (spell.role, spell.occupation, spell.setting) if id]
    until = f"until {when(spell.until)}" if spell.until else "still going on"
    return f"{', '.join(named)}: {words.months(spell.months)}, {until}"
