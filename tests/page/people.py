"""Made-up people over a catalogue: the same for the same number."""

from random import Random
from typing import Any

from peerpath.model.catalogue import Catalogue

TODAY = "2026-11-27"


def made_up(number: int, catalogue: Catalogue) -> dict[str, Any]:
    """A person's profile as plain data: some have much, some next to nothing."""
    chance = Random(number)
    courses = [*catalogue.qualifications]

    def some(ids: Any, most: int) -> list[str]:
        listed = list(ids)
        return chance.sample(listed, min(chance.randrange(most + 1), len(listed)))

    declared = some(catalogue.declarations, 8)
    holds = some(courses, 4)
    told = {
        "lived_experience": some(catalogue.areas, 2),
        "declares": declared,
        "not_yet": [id for id in some(catalogue.declarations, 4) if id not in declared],
        "holds": [{"id": id, "awarded": f"{chance.randrange(2019, 2027)}"} if chance.random() < 0.5 else id for id in holds],
        "studying": [{"id": id, "until": "2027-03"} for id in some(courses, 1) if id not in holds],
        "experience": [_spell(chance, catalogue) for _ in range(chance.randrange(3))],
        "not_willing": some(courses, 1),
        "study_hours": chance.choice([None, None, 4, 14]),
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


def _spell(chance: Random, catalogue: Catalogue) -> dict[str, Any]:
    of = chance.choice(["role", "occupation"])
    ids = catalogue.roles if of == "role" else catalogue.occupations
    spell = {of: chance.choice([*ids]), "months": chance.randrange(1, 60)}
    return spell | ({"until": "2025-06"} if chance.random() < 0.4 else {})
