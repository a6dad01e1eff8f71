"""People and the roles that they ask about, for reports that are looked at."""

from datetime import date
from functools import cache
from typing import Any

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.model.catalogue import Catalogue
from peerpath.reading.people.profile import read_profile_data
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.report.gap.paper import PersonAnswers
from peerpath.route.route import find_routes

DAY = date(2026, 11, 22)
HOSTILE = "</h1><script>alert(1)</script> #panic(1) [link=x] =1+1 `rm` ../.. {{7*7}} \\end{document} ![a](javascript:b)"
PEOPLE: dict[str, tuple[str, dict[str, Any]]] = {
    "sam": (
        "cwpt/senior-peer-support-worker",
        {
            "name": "Sam Example",
            "lived_experience": ["mental-health"],
            "holds": ["care-certificate"],
            "experience": [{"role": "cwpt/peer-support-worker", "months": 10}],
        },
    ),
    "nobody": ("cwpt/peer-practitioner", {}),
    "starter": ("cpft/peer-support-worker", {"lived_experience": ["mental-health"]}),
    "tutor": ("cwpt/senior-recovery-academy-tutor", {"lived_experience": ["autism"], "not_willing": ["pgce"]}),
    "advanced": ("cnwl/advanced-lived-experience-practitioner", {}),
    "refusing": (
        "cwpt/peer-practitioner",
        {
            "experience": [{"occupation": "peer-support-worker", "setting": "voluntary", "months": 9}],
            "not_willing": [
                "care-certificate",
                "level-3-peer-support",
                "functional-skills-maths-level-2",
                "gcse-maths",
            ],
        },
    ),
    "hostile": ("cwpt/recovery-academy-tutor", {"name": HOSTILE, "studying": ["degree"]}),
}


@cache
def catalogue() -> Catalogue:
    read = read_catalogue()
    assert read.value is not None
    return read.value


@cache
def answers(name: str) -> PersonAnswers:
    target, data = PEOPLE[name]
    known = catalogue()
    profile = read_profile_data(data, "test", known).value
    assert profile is not None
    seen = evidence(profile, known, DAY)
    return PersonAnswers(profile, seen, gap(known.roles[target], seen), find_routes(known, profile, target, DAY))
