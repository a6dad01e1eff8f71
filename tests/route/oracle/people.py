"""Made-up people for a catalogue, by number: everything that a profile can say, alone and together."""

from collections.abc import Iterable
from datetime import date
from random import Random

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import (
    NO_LIVED_EXPERIENCE,
    Holding,
    OutsideHolding,
    PartialDate,
    Profile,
    Spell,
    Study,
    Waiver,
)
from peerpath.model.requirement import RQF, Declares, LivedExperience, Requirement, walk
from peerpath.model.role import Role
from tests.route.oracle.world import Question, month_day

DAYS = (date(2026, 11, 15), date(2027, 1, 31), date(2028, 2, 29), date(2026, 12, 1))
"""Days on which people ask: within a month, and where months are of unlike length."""


def somebody(catalogue: Catalogue, today: date, seed: int, target: str = "") -> Profile:
    """A person with some courses, some work, and some things said; every fourth has told next to nothing.

    target: for a role that is named, half of the waivers are of what it asks.
    """
    pick = Random(f"somebody {seed}")
    areas = _some(pick, _areas(catalogue), 2)
    if seed % 4 == 0:
        return Profile(lived_experience=areas if seed % 8 else ())
    words = _words(catalogue)
    said = _some(pick, words, pick.choice((0, 3, len(words) // 2)))
    return Profile(
        lived_experience=areas,
        declares=said,
        not_yet=_refused(pick, [word for word in words if word not in said], areas, catalogue),
        holds=tuple(_holding(pick, id, today) for id in _some(pick, list(catalogue.qualifications), 3)),
        outside=tuple(_outside(pick, catalogue, today)),
        studying=tuple(_studies(pick, catalogue, today)),
        experience=tuple(_spells(pick, catalogue, today)),
        not_willing=_some(pick, list(catalogue.qualifications), pick.choice((0, 0, 1, 4))),
        study_hours=pick.choice((7, 7, 3, 14, 1, 40)),
        waivers=tuple(_waivers(pick, catalogue, target)),
    )


def asked_by_somebody(question: Question, seed: int) -> Question:
    """The question as somebody asks it, on a day of theirs, with their own numbers in every third."""
    pick = Random(f"asks {seed}")
    day = pick.choice(DAYS)
    who = somebody(question.catalogue, day, seed, question.target)
    asked = replace(question, profile=who, today=day)
    if seed % 3:
        return asked
    return replace(
        asked, hiring=pick.choice((0, 1, 3, 6)), stay=pick.choice((0, 1, 6, 12)), courses=pick.choice((1, 2, 3))
    )


def _some(pick: Random, names: list[str], most: int) -> tuple[str, ...]:
    return tuple(pick.sample(names, min(len(names), pick.randint(0, most))))


def _asked(roles: Iterable[Role]) -> list[Requirement]:
    return [node for role in roles for one in role.requires for node in walk(one)]


def _words(catalogue: Catalogue) -> list[str]:
    """What only a person can say, "or equivalent" as well."""
    asked = _asked(catalogue.roles.values())
    return sorted({*catalogue.declarations, *(node.declaration for node in asked if isinstance(node, Declares))})


def _areas(catalogue: Catalogue) -> list[str]:
    """Areas that are listed, and those that roles and requirements name."""
    named = {area for role in catalogue.roles.values() for area in role.areas}
    asked = [node for node in _asked(catalogue.roles.values()) if isinstance(node, LivedExperience)]
    return sorted({*catalogue.areas, *named, *(area for node in asked for area in node.areas)})


def _refused(pick: Random, words: list[str], areas: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """What they say no to: words, areas, or lived experience of any kind."""
    others = [area for area in _areas(catalogue) if area not in areas]
    none = (NO_LIVED_EXPERIENCE,) if not areas and pick.random() < 0.1 else ()
    return *_some(pick, words, pick.choice((0, 0, 2, 5))), *_some(pick, others, pick.choice((0, 0, 1, 3))), *none


def _day(pick: Random, today: date, nearest: int, farthest: int) -> PartialDate:
    """A day, a month or a year, as people remember them."""
    day = month_day(today, -pick.randint(nearest, farthest))
    whole, month = PartialDate(day.year, day.month, day.day), PartialDate(day.year, day.month)
    return pick.choice((whole, whole, month, month, PartialDate(day.year)))


def _holding(pick: Random, id: str, today: date) -> Holding:
    """With the day of the award, with none, or with one that is still to come."""
    return Holding(
        id, pick.choice((None, _day(pick, today, 0, 90), _day(pick, today, 0, 90), _day(pick, today, -8, 0)))
    )


def _outside(pick: Random, catalogue: Catalogue, today: date) -> list[OutsideHolding]:
    """What no list has: of another country, of a subject or of none, at a level or at none."""
    if pick.random() < 0.7:
        return []
    subject = pick.choice((None, *catalogue.subjects))
    framework = pick.choice((RQF, RQF, "SCQF", "OTHER"))
    awarded = pick.choice((None, _day(pick, today, 1, 90)))
    level = pick.choice((None, *range(1, 8)))
    return [OutsideHolding(title="award", level=level, framework=framework, subject=subject, awarded=awarded)]


def _studies(pick: Random, catalogue: Catalogue, today: date) -> list[Study]:
    """On courses with no end, with an end that has passed, and with one to come, soon or late."""
    names = _some(pick, list(catalogue.qualifications), pick.choice((0, 0, 1, 3)))
    ends = (None, _day(pick, today, 1, 30), _day(pick, today, -6, -1), _day(pick, today, -40, -1))
    return [Study(id, pick.choice(ends)) for id in names]


def _spells(pick: Random, catalogue: Catalogue, today: date) -> list[Spell]:
    """Work in roles, occupations and settings: over, going on, going on until a day; at the same time or in turn."""
    found: list[Spell] = []
    for _ in range(pick.choice((0, 1, 1, 2, 3))):
        role = catalogue.roles[pick.choice(list(catalogue.roles))]
        until = None if pick.random() < 0.4 else _day(pick, today, -12, 60)
        months = pick.choice((0, 1, 6, 12, 18, 30))
        setting = pick.choice((None, None, *catalogue.settings))
        how = pick.random()
        if how < 0.6:
            found.append(Spell(role=role.id, months=months, until=until, setting=setting if how < 0.1 else None))
        elif how < 0.65:
            found.append(Spell(role=role.id, occupation=pick.choice(list(catalogue.occupations)), months=months))
        elif how < 0.92 or setting is None:
            found.append(Spell(occupation=role.occupation, months=months, setting=setting, until=until))
        else:
            found.append(Spell(setting=setting, months=months, until=until))
    return found


def _waivers(pick: Random, catalogue: Catalogue, target: str) -> list[Waiver]:
    """What somebody let them off."""
    if pick.random() < 0.7:
        return []
    of = target if target and pick.random() < 0.5 else pick.choice(list(catalogue.roles))
    asked = [node.id for node in _asked([catalogue.roles[of]])]
    return [Waiver(id, "the trust", "agreed") for id in _some(pick, asked, 2)]
