"""Made-up people for a catalogue, by number."""

from datetime import date
from random import Random

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study
from tests.route.oracle.world import month_day


def somebody(catalogue: Catalogue, today: date, seed: int) -> Profile:
    """A person with some courses, some work, and some things said; every fourth has told next to nothing."""
    pick = Random(f"somebody {seed}")
    areas = _some(pick, list(catalogue.areas), 2)
    if seed % 4 == 0:
        return Profile(lived_experience=areas if seed % 8 else ())
    words = list(catalogue.declarations)
    said = _some(pick, words, pick.choice((0, 3, len(words) // 2)))
    unsaid = [word for word in words if word not in said]
    return Profile(
        lived_experience=areas,
        declares=said,
        not_yet=_some(pick, unsaid, pick.choice((0, 0, 2))),
        holds=tuple(Holding(id, _day(pick, today, 1, 90)) for id in _some(pick, list(catalogue.qualifications), 3)),
        studying=tuple(_study(pick, catalogue, today)),
        experience=tuple(_spells(pick, catalogue, today)),
        not_willing=_some(pick, list(catalogue.qualifications), pick.choice((0, 0, 1))),
        study_hours=pick.choice((7, 7, 3, 14)),
    )


def _some(pick: Random, names: list[str], most: int) -> tuple[str, ...]:
    return tuple(pick.sample(names, min(len(names), pick.randint(0, most))))


def _day(pick: Random, today: date, nearest: int, farthest: int) -> PartialDate:
    day = month_day(today, -pick.randint(nearest, farthest))
    return PartialDate(day.year, day.month, day.day)


def _study(pick: Random, catalogue: Catalogue, today: date) -> list[Study]:
    if pick.random() < 0.6:
        return []
    id = pick.choice(list(catalogue.qualifications))
    return [Study(id, pick.choice((None, _day(pick, today, -30, -1), _day(pick, today, 1, 6))))]


def _spells(pick: Random, catalogue: Catalogue, today: date) -> list[Spell]:
    found: list[Spell] = []
    for _ in range(pick.choice((0, 1, 1, 2, 3))):
        role = catalogue.roles[pick.choice(list(catalogue.roles))]
        until = None if pick.random() < 0.4 else _day(pick, today, -12, 60)
        months = pick.choice((1, 6, 12, 18, 30))
        if pick.random() < 0.7:
            found.append(Spell(role=role.id, months=months, until=until))
        else:
            setting = pick.choice((None, *catalogue.settings)) if pick.random() < 0.5 else None
            found.append(Spell(occupation=role.occupation, months=months, setting=setting, until=until))
    return found
