"""Made-up questions by number: a kind for each thing that a route has to mind, and one for all of them together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from peerpath.model.profile import Holding, Spell, Study
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Requirement
from peerpath.model.role import Occupation, Role
from tests.route.oracle.build import (
    TARGET,
    all_of,
    any_of,
    ask,
    at_least,
    check,
    course,
    had,
    holds,
    job,
    level,
    lived,
    occupation,
    on,
    role,
    rung,
    says,
    waived,
    worked,
)
from tests.route.oracle.world import Question

ROLES = ("t/a", "t/b", "u/c", "pathway/d")
COURSES = ("p", "q", "r", "s")


@dataclass
class Draft:
    """A world in the making: what each role and course asks, and everything else said of it."""

    pick: Random
    roles: list[str]
    courses: list[str]
    asks: dict[str, list[Requirement]] = field(default_factory=dict)
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    person: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    others: list[Role | Qualification | Occupation] = field(default_factory=list)

    def ask(self, of: str, *requirements: Requirement) -> None:
        """Let a role, a course or the target ask for more."""
        self.asks.setdefault(of, []).extend(requirements)

    def say(self, of: str, **said: Any) -> None:
        """Say more of a role, a course or the target."""
        self.said.setdefault(of, {}).update(said)

    def often(self, chance: float) -> bool:
        """True with a chance."""
        return self.pick.random() < chance

    def one(self, *values: Any) -> Any:
        """One of some values."""
        return self.pick.choice(values)

    def some(self, names: list[str], most: int = 2) -> list[str]:
        """Some of the names, in their order: one at least."""
        chosen = self.pick.sample(names, min(len(names), self.pick.randint(1, most)))
        return sorted(chosen)

    def months(self) -> int:
        """Months of work that are asked for."""
        return int(self.one(1, 2, 2, 3, 3, 4, 5))

    def question(self) -> Question:
        """The world as it now stands."""
        made: list[Role | Qualification | Occupation] = []
        for id in self.courses:
            said = {"months": self.pick.randint(1, 4)} | self.said.get(id, {})
            made.append(course(id, said.pop("months"), *self._unlike(id), **said))
        for id in (*self.roles, TARGET):
            said = ({"stage": "beyond"} if id == TARGET else {}) | self.said.get(id, {})
            made.append(role(id, *self._unlike(id), **said))
        return ask(*made, *self.others, **self.more, **self.person)

    def _unlike(self, id: str) -> list[Requirement]:
        """What is asked, without what has the same id as something before."""
        found: dict[str, Requirement] = {}
        for one in self.asks.get(id, []):
            found.setdefault(one.id, one)
        return list(found.values())


Feature = Callable[[Draft], None]


def base(pick: Random) -> Draft:
    """Two to four roles that lead to each other or need a course, and a target that asks for some of both."""
    roles = list(ROLES[: pick.choice((2, 3, 3, 4))])
    courses = list(COURSES[: pick.choice((1, 2, 3, 3))])
    draft = Draft(pick, roles, courses)
    draft.more = {"hiring": pick.choice((0, 0, 1, 2)), "stay": pick.choice((0, 0, 2, 3))}
    for n, id in enumerate(roles):
        if draft.often(0.35):
            draft.ask(id, holds(pick.choice(courses)))
        if n and draft.often(0.4):
            draft.ask(id, worked(draft.one(1, 1, 2, 3), *draft.some(roles[:n])))
    for n, id in enumerate(courses):
        if n and draft.often(0.2):
            draft.ask(id, holds(courses[n - 1]))
    for _ in range(pick.choice((1, 1, 2, 2))):
        draft.ask(TARGET, worked(draft.months(), *draft.some(roles)))
    if draft.often(0.6):
        draft.ask(TARGET, holds(pick.choice(courses)))
    return draft


def rungs(draft: Draft) -> None:
    """A target whose requirements nobody lists."""
    pick, roles = draft.pick, draft.roles
    leading, elsewhere = draft.some(roles), [id for id in draft.some(roles) if draft.often(0.5)]
    months = draft.one(3, 4, 6)
    own = [draft.one("goal", "b")] if draft.often(0.5) else []
    draft.asks[TARGET] = [rung(months, *leading, elsewhere=elsewhere, own=own)]
    for id in leading:
        draft.say(id, leads_to=[TARGET])
    if draft.often(0.3):
        draft.ask(TARGET, holds(pick.choice(draft.courses)))
    if draft.often(0.3):
        below = draft.one(*roles)
        others = [id for id in roles if id != below]
        draft.ask(below, rung(draft.one(2, 3), *draft.some(others)))
    if draft.often(0.6):
        spell = draft.one({"role": draft.one(*roles)}, {"occupation": "goal"}, {"occupation": "b"})
        draft.person["experience"] = [job(pick.randint(1, 4), ended=draft.one(None, 1, 9), **spell)]


def hiring(draft: Draft) -> None:
    """Time between the requirements of a role and its start."""
    draft.more["hiring"] = draft.pick.randint(0, 6)


def stay(draft: Draft) -> None:
    """Months for which a new job is kept; of some work any months will do."""
    draft.more["stay"] = draft.pick.randint(0, 6)
    if draft.often(0.4):
        draft.ask(TARGET, worked(None, *draft.some(draft.roles)))
    if draft.often(0.3):
        draft.person["experience"] = [job(1, draft.one(*draft.roles), ended=draft.one(1, 5))]


def training(draft: Draft) -> None:
    """Courses that are part of a job: offered, named in post, or a level in post; in working time or not."""
    for id in draft.some(draft.courses, 3):
        draft.say(id, in_post_only=draft.often(0.5), in_working_time=draft.often(0.5))
        for host in draft.some(draft.roles):
            how = draft.one("offers", "holds", "level")
            if how == "offers":
                offered = draft.said.get(host, {}).get("offers", ())
                draft.say(host, offers=(*offered, id))
            elif how == "holds":
                draft.ask(host, holds(id, when="in_post", desirable=draft.often(0.3)))
            else:
                draft.say(id, subject="care", level=3)
                draft.ask(host, level("care", draft.one(2, 3), when="in_post"))
        draft.ask(draft.one(TARGET, *draft.roles[1:]), holds(id))
    if draft.often(0.3):
        draft.person["experience"] = [job(draft.pick.randint(1, 3), draft.one(*draft.roles))]
    if draft.often(0.3):
        draft.more["courses"] = 2


def helped(draft: Draft) -> None:
    """Posts whose employer gives one of several things that would do, and no other."""
    training(draft)
    for id in draft.some(draft.roles):
        parts = [holds(one, when="in_post", supported=n == 0) for n, one in enumerate(draft.courses[:3])]
        group = draft.one(any_of, any_of, all_of)
        draft.ask(id, group(*parts, when="in_post", supported=draft.often(0.8)))


def deadlines(draft: Draft) -> None:
    """Things that a post wants within so many months."""
    for id in draft.some(draft.roles):
        wanted, within = draft.one(*draft.courses), draft.pick.randint(1, 5)
        kind = draft.one("one", "one", "any", "all")
        if kind == "one":
            draft.ask(id, holds(wanted, within=within, unless=holds(draft.courses[0]) if draft.often(0.2) else None))
        elif kind == "any":
            parts = [holds(other, within=within) for other in draft.some(draft.courses, 2)]
            draft.ask(id, any_of(*parts, within=within))
        else:
            draft.ask(id, all_of(holds(wanted, within=within), says("d", within=within), within=within))
        draft.say(wanted, in_post_only=draft.often(0.5), in_working_time=draft.often(0.4))
    if draft.often(0.5):
        draft.person["experience"] = [job(draft.pick.randint(1, 4), draft.one(*draft.roles))]


def lasting(draft: Draft) -> None:
    """Posts that end."""
    for id in draft.some(draft.roles, 3):
        draft.say(id, lasts_months=draft.pick.randint(1, 5))


def contracts(draft: Draft) -> None:
    """Jobs of today that end on a day that is known, in roles that may be taken up again."""
    pick = draft.pick
    first = draft.one(*draft.roles)
    spells = [job(pick.randint(1, 4), first, ended=-pick.randint(1, 6))]
    if draft.often(0.3):
        other = draft.one(*(id for id in draft.roles if id != first))
        spells.append(job(pick.randint(1, 3), other, ended=draft.one(None, -2, -4, 3)))
    draft.person["experience"] = spells
    draft.ask(TARGET, worked(pick.randint(4, 9), first, *draft.some(draft.roles, 1)))
    if draft.often(0.4):
        draft.say(first, offers=(draft.one(*draft.courses),))
    if draft.often(0.3):
        draft.ask(first, holds(draft.one(*draft.courses), within=pick.randint(1, 6)))
    if draft.often(0.2):
        draft.say(first, lasts_months=pick.randint(2, 6))


def lapsing(draft: Draft) -> None:
    """Qualifications that stop counting, and those that have to be fresh."""
    for id in draft.some(draft.courses):
        draft.say(id, valid_for_months=draft.pick.randint(1, 6))
    if draft.often(0.5):
        draft.ask(TARGET, holds(draft.one(*draft.courses), awarded_within=draft.pick.randint(1, 6)))
    if draft.often(0.5):
        draft.person["holds"] = [had(draft.one(*draft.courses), draft.pick.randint(0, 8))]


def recent(draft: Draft) -> None:
    """Work that counts only when it is recent."""
    months = draft.months()
    last = months + draft.pick.randint(0, 4)
    draft.ask(draft.one(TARGET, TARGET, draft.roles[-1]), worked(months, *draft.some(draft.roles), last=last))
    if draft.often(0.3):
        # Any number will do; the window is no shorter than what is then assumed.
        draft.ask(TARGET, worked(None, *draft.some(draft.roles), last=draft.pick.randint(4, 8)))
    if draft.often(0.7):
        spells = [(draft.pick.randint(1, 5), draft.one(*draft.roles), draft.one(None, 1, 2, 3, 4)) for _ in "12"]
        draft.person["experience"] = [job(*spell) for spell in spells[: draft.one(1, 2)]]


def under_way(draft: Draft) -> None:
    """Courses of today, needed or not."""
    draft.courses.append("z")
    draft.say("z", months=draft.one(3, 30), **draft.one({}, {}, {"part_time": 6}, {"hours": 120}))
    draft.person["study_hours"] = draft.one(7, 7, 3, 14)
    on_them = draft.some([id for id in draft.courses if id != "n"], 2)
    draft.person["studying"] = [on(id, draft.one(None, 1, 2, 3, 4, 7, -1)) for id in on_them]
    if draft.often(0.3):
        draft.ask(TARGET, any_of(holds("z"), holds(draft.one(*draft.courses))))


def refusing(draft: Draft) -> None:
    """Things that the person has said no to, or would not take, or was let off."""
    draft.ask(TARGET, any_of(says("d"), holds(draft.one(*draft.courses)), says("e", True)))
    if draft.often(0.5):
        draft.ask(draft.one(*draft.roles), says(draft.one("d", "f")))
    if draft.often(0.3):
        draft.ask(draft.one(TARGET, *draft.roles), lived(*draft.one((), ("x",), ("x", "y")), every=draft.often(0.3)))
    if draft.often(0.3):
        draft.ask(
            draft.one(TARGET, *draft.roles), holds(draft.one(*draft.courses), when=draft.one("willing", "in_post"))
        )
    draft.person["not_yet"] = draft.some(["d", "e", "f", "x", "lived-experience"])
    draft.person["declares"] = [id for id in ("d", "e") if id not in draft.person["not_yet"] and draft.often(0.3)]
    if draft.often(0.4):
        draft.person["not_willing"] = draft.some(draft.courses, 1)
    if draft.often(0.2):
        draft.person["waivers"] = waived(draft.one(*draft.courses))


def gained(draft: Draft) -> None:
    """Experience that a role gives."""
    draft.more["gained"] = ["g", "h"]
    draft.more["stay"] = draft.pick.randint(1, 4)
    for id in draft.roles:
        draft.say(id, gives=tuple(one for one in ("g", "h") if draft.often(0.3)))
    wanted = draft.one(says("g"), any_of(says("g"), holds(draft.courses[0])), all_of(says("g"), says("h")))
    draft.ask(draft.one(TARGET, TARGET, *draft.roles), wanted)
    if draft.often(0.3):
        draft.person["not_yet"] = draft.some(["g", "h"])
    elif draft.often(0.3):
        draft.person["declares"] = draft.some(["g", "h"], 1)
    if draft.often(0.3):
        draft.person["experience"] = [job(draft.pick.randint(1, 3), draft.one(*draft.roles), draft.one(None, 3))]


def bands(draft: Draft) -> None:
    """Bands and stages, and steps that the pathway draws."""
    draft.say(TARGET, band=draft.one(None, "5", "6", "8a"), stage=draft.one("entry", "senior", "beyond"))
    for id in draft.roles:
        draft.say(id, band=draft.one(None, "3", "4", "5", "6", "7"), stage=draft.one("before", "entry", "senior"))
        if draft.often(0.3):
            draft.say(id, leads_to=[TARGET])
        elif draft.often(0.2):
            draft.say(id, unlikely=[TARGET])
        if draft.often(0.1):
            draft.say(id, kind=draft.one("voluntary", "pre_peer", "non_peer", "exit"))


def areas(draft: Draft) -> None:
    """Roles that name areas of lived experience."""
    for id in draft.roles:
        draft.say(id, areas=draft.one((), (), ("x",), ("y",), ("x", "y")))
        if draft.often(0.4):
            draft.ask(id, lived())
    draft.person["lived_experience"] = draft.one((), ("x",), ("y",), ("w",))
    others = [id for id in ("x", "y") if id not in draft.person["lived_experience"]]
    draft.person["not_yet"] = [id for id in others if draft.often(0.3)]


def choices(draft: Draft) -> None:
    """Groups within groups."""

    def part(depth: int) -> Requirement:
        kind = draft.one("holds", "holds", "worked", "level", "group", "group") if depth else "holds"
        if kind == "holds":
            return holds(draft.one(*draft.courses))
        if kind == "worked":
            return worked(draft.months(), *draft.some(draft.roles))
        if kind == "level":
            return level(draft.one("maths", "care", None), draft.one(1, 2, 3, None))
        found = {one.id: one for one in (part(depth - 1) for _ in range(draft.one(2, 3)))}
        parts = list(found.values())
        if draft.often(0.3):
            return all_of(*parts)
        return any_of(*parts) if draft.often(0.3) else at_least(draft.one(1, 2, 2), *parts)

    for id in draft.courses:
        if draft.often(0.6):
            draft.say(id, subject=draft.one("maths", "care"), level=draft.one(1, 2, 3, 4))
        if draft.often(0.2):
            draft.say(id, framework="SCQF")
    if len(draft.courses) > 1 and draft.often(0.4):
        draft.say(draft.courses[0], counts_as=(draft.courses[1],))
    draft.ask(TARGET, part(2))
    if draft.often(0.4):
        draft.ask(draft.one(*draft.roles), part(1))


def several_jobs(draft: Draft) -> None:
    """More than one job of today, paid and not, and months that overlap."""
    pick = draft.pick
    draft.roles.append("t/v")
    draft.say("t/v", kind=draft.one("voluntary", "pre_peer"), occupation=draft.one("x", "v"))
    for id in draft.roles[:2]:
        draft.say(id, occupation="x", settings=draft.one((), ("s",)))
    draft.others.append(occupation("x", settings=("s",)))
    draft.ask(TARGET, worked(draft.months() + 2, occupations=["x"], settings=draft.one([], ["s"])))
    spells = [job(pick.randint(0, 4), draft.one(*draft.roles)) for _ in range(draft.one(1, 2))]
    spells += [job(pick.randint(1, 4), draft.one(*draft.roles), ended=draft.one(1, 2, 3))] if draft.often(0.4) else []
    spells += (
        [job(pick.randint(1, 3), occupation="x", setting=draft.one(None, "voluntary"))] if draft.often(0.3) else []
    )
    draft.person["experience"] = spells


def exits(draft: Draft) -> None:
    """Another profession, with or without a paid way to train."""
    draft.asks[TARGET] = []
    draft.say(TARGET, kind="exit")
    draft.courses.append("n")
    draft.say("n", months=30, trains_for=TARGET, in_post_only=True)
    for id in draft.some(draft.roles):
        if draft.often(0.9):
            draft.say(id, offers=("n",))
    draft.ask("n", draft.one(holds(draft.courses[0]), worked(draft.months(), *draft.some(draft.roles))))
    if draft.often(0.3):
        draft.person["experience"] = [job(draft.pick.randint(1, 3), draft.one(*draft.roles))]
    if draft.often(0.2):
        draft.ask(draft.one(*draft.roles), level(None, None))


def trained_at_work(draft: Draft) -> None:
    """Another profession, for which today's job may train, as the national pathway draws it for such posts."""
    exits(draft)
    draft.roles = [*dict.fromkeys([*draft.roles, "pathway/d"])]
    draft.say("pathway/d", offers=("n",))
    draft.say("t/a", occupation=draft.one("d", "d", "a"), lasts_months=draft.one(None, None, 3))
    spell = draft.one({"role": "t/a"}, {"role": "t/a"}, {"occupation": "d"})
    draft.person["experience"] = [job(draft.pick.randint(1, 3), ended=draft.one(None, None, -2), **spell)]


def words(draft: Draft) -> None:
    """What only the person can say, and checks before applying."""
    draft.ask(TARGET, *(one for one in (says("d"), check(when="before_applying"), lived("x")) if draft.often(0.6)))
    draft.ask(draft.one(*draft.roles), says(draft.one("d", "e")))


FEATURES: dict[str, Feature] = {
    "rungs": rungs,
    "hiring": hiring,
    "least stay": stay,
    "training": training,
    "help with one": helped,
    "deadlines": deadlines,
    "posts that end": lasting,
    "contracts of today": contracts,
    "time limits": lapsing,
    "recent work": recent,
    "courses under way": under_way,
    "refusals": refusing,
    "gained experience": gained,
    "bands and stages": bands,
    "areas": areas,
    "choices": choices,
    "several jobs": several_jobs,
    "exits": exits,
    "trained at work": trained_at_work,
    "words": words,
}
"""One thing each."""

TOGETHER = [
    name
    for name in FEATURES
    if name not in ("rungs", "exits", "hiring", "least stay", "contracts of today", "trained at work", "help with one")
]


def made(kind: str, seed: int) -> Question:
    """The question of a kind with a number; of ``… together``, with two to four things at once."""
    pick = Random(f"{kind} {seed}")
    draft = base(pick)
    if kind == "all together":
        first = [pick.choice(["rungs"])] if pick.random() < 0.15 else ["exits"] if pick.random() < 0.1 else []
        for name in (*first, *pick.sample(TOGETHER, pick.choice((2, 3, 3)))):
            _join(draft, FEATURES[name])
    elif kind == "contracts together":
        contracts(draft)
        for name in pick.sample(TOGETHER, pick.choice((1, 2, 2))):
            _join(draft, FEATURES[name])
    else:
        FEATURES[kind](draft)
    return draft.question()


def _join(draft: Draft, feature: Feature) -> None:
    """Put a feature in, keeping what is already said of the person."""
    before = dict(draft.person)
    feature(draft)
    for key, value in before.items():
        if key in ("experience", "holds", "studying") and draft.person.get(key) is not value:
            draft.person[key] = _unlike(value, draft.person[key])
    both = set(draft.person.get("declares", ())) | set(draft.person.get("lived_experience", ()))
    draft.person["not_yet"] = [id for id in draft.person.get("not_yet", ()) if id not in both]


def _unlike(some: list[Any], more: list[Any]) -> list[Any]:
    def name(one: Holding | Study | Spell) -> str:
        return str(one.role) if isinstance(one, Spell) else one.qualification

    return [*some, *(one for one in more if name(one) not in {name(other) for other in some})]


KINDS = (*FEATURES, "all together", "contracts together")
