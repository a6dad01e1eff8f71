"""Small random questions: everything that a catalogue and a profile can say, in catalogues of a handful of roles."""

from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate, Profile, Spell
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Requirement, When
from peerpath.model.role import Kind, Occupation, Role, Stage
from peerpath.route.options import Measure, Options
from tests.route import build

TARGET = "home/target"
ROLES = ("home/a", "home/b", "away/a", "away/c")
COURSES = ("p", "q", "r", "s")
OCCUPATIONS = ("x", "y")
SETTINGS = ("health", "education")


@dataclass(frozen=True)
class Question:
    catalogue: Catalogue
    profile: Profile
    options: Options
    target: str = TARGET


def question(seed: int) -> Question:
    """The same question for the same seed: by turns one where anything may be said, and one with a longer way."""
    return (_Maker if seed % 2 else _LongWay)(Random(seed)).question()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.roles = list(ROLES[: random.choice((2, 3, 3, 4))])
        self.courses = list(COURSES[: random.choice((2, 3, 3, 4))])
        self.knotted = random.random() < 0.5
        """Whether requirements may be nested, exempted and the like."""

    def question(self) -> Question:
        things: list[Role | Qualification | Occupation] = [self._course(id) for id in self.courses]
        things += [self._role(id) for id in self.roles]
        things.append(replace(self._role(TARGET, parts=self.random.choice((2, 3, 3))), kind=Kind.PEER))
        if self._rarely(0.3):
            things.append(build.occupation("x", counts_as=["y"]))
        catalogue = build.catalogue(*things)
        return Question(catalogue, self._profile(catalogue), self._options())

    def _rarely(self, chance: float) -> bool:
        return self.random.random() < chance

    def _course(self, id: str) -> Qualification:
        pick = self.random
        requires = [self._requirement() for _ in range(pick.choice((0, 0, 0, 1)))]
        return build.course(
            id,
            pick.randint(1, 3),
            *(build.under(id, requirement) for requirement in requires),
            in_post_only=self._rarely(0.3),
            counts_as=[c for c in self.courses if c > id and self._rarely(0.12)],
            subject=pick.choice((None, "english", "teaching")),
            level=pick.choice((None, 2, 3)),
        )

    def _role(self, id: str, parts: int | None = None) -> Role:
        pick = self.random
        number = pick.choice((0, 0, 1, 1, 2)) if parts is None else parts
        requires = {r.id: r for r in (self._top() for _ in range(number))}
        return build.role(
            id,
            *requires.values(),
            occupation=pick.choice(OCCUPATIONS),
            settings=[s for s in SETTINGS if self._rarely(0.4)],
            kind=pick.choice((Kind.PEER, Kind.PEER, Kind.PEER, Kind.NON_PEER, Kind.EXIT, Kind.VOLUNTARY)),
            stage=pick.choice((Stage.ENTRY, Stage.SENIOR)),
            offers=[c for c in self.courses if self._rarely(0.3)],
            requirements_listed=not self._rarely(0.1),
        )

    def _top(self) -> Requirement:
        requirement = self._requirement()
        return build.desirable(requirement) if self._rarely(0.08) else requirement

    def _requirement(self, depth: int = 0) -> Requirement:
        pick = self.random
        if not self.knotted or depth == 2 or self._rarely(0.6):
            return self._leaf()
        parts = {part.id: part for part in (self._requirement(depth + 1) for _ in range(pick.randint(2, 3)))}
        kinds = (build.any_of, build.any_of, build.all_of, build.two_of if len(parts) > 1 else build.any_of)
        group = pick.choice(kinds)(*parts.values())
        return replace(group, unless=self._leaf()) if self._rarely(0.1) else group

    def _leaf(self) -> Requirement:
        pick = self.random
        match pick.choice(("holds", "holds", "experience", "experience", "level", "said")):
            case "holds":
                when = When.BEFORE_APPLYING if not self._rarely(0.15) else pick.choice((When.IN_POST, When.WILLING))
                return build.holds(pick.choice(self.courses), when)
            case "level":
                return build.level(pick.choice(("english", "teaching", None)), pick.choice((None, 2, 3)))
            case "experience":
                return self._experience()
            case _:
                said = (build.lived(), build.lived("veterans"), build.declares("d"), build.check("c"))
                return pick.choice((*said, build.declares("e", equivalent=True)))

    def _experience(self) -> Requirement:
        pick = self.random
        months = pick.choice((1, 2, 3, 3, None))
        match pick.choice(("role", "occupation", "occupation", "setting", "both")):
            case "role":
                return build.experience(months, roles=pick.sample(self.roles, pick.randint(1, 2)))
            case "occupation":
                return build.experience(months, occupations=[pick.choice(OCCUPATIONS)])
            case "setting":
                return build.experience(months, settings=[pick.choice(SETTINGS)])
            case _:
                return build.experience(
                    months, occupations=[pick.choice(OCCUPATIONS)], settings=[pick.choice(SETTINGS)]
                )

    def _profile(self, catalogue: Catalogue) -> Profile:
        pick = self.random
        studied = [c for c in self.courses if self._rarely(0.1)]
        whole = [r.id for role in catalogue.roles.values() for r in role.requires]
        return build.person(
            holds=[c for c in self.courses if c not in studied and self._rarely(0.12)],
            studying=[(c, pick.choice((None, PartialDate(2026, 11), PartialDate(2027, 1)))) for c in studied],
            experience=[self._spell() for _ in range(pick.choice((0, 0, 0, 1, 2)))],
            declares=[d for d in ("d", "e") if self._rarely(0.2)],
            lived_experience=[a for a in ("veterans", "autism") if self._rarely(0.2)],
            not_willing=[c for c in self.courses if self._rarely(0.08)],
            waivers=[r for r in whole if self._rarely(0.04)],
        )

    def _spell(self) -> Spell:
        pick = self.random
        setting = pick.choice((None, None, *SETTINGS))
        until = pick.choice((None, PartialDate(2026, 3), PartialDate(2027, 3)))
        if self._rarely(0.6):
            return Spell(months=pick.randint(1, 2), role=pick.choice(self.roles), setting=setting, until=until)
        return Spell(months=pick.randint(1, 2), occupation=pick.choice(OCCUPATIONS), setting=setting, until=until)

    def _options(self) -> Options:
        pick = self.random
        return Options(
            by=pick.choice((*[Measure.TIME] * 4, *Measure)),
            courses=pick.choice((1, 1, 1, 2)),
            assume_months=pick.randint(2, 3),
            stay_with="home" if self._rarely(0.1) else None,
            avoid=frozenset(id for id in (*self.roles, *self.courses) if self._rarely(0.04)),
            via=tuple(id for id in (*self.roles, *self.courses) if self._rarely(0.04)),
            keep_lived_experience=not self._rarely(0.2),
        )


class _LongWay(_Maker):
    """Nothing is in the way but the way itself: more to study, more to work, more of it in post."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self.roles, self.courses = list(ROLES[:3]), list(COURSES)
        self.knotted = self._rarely(0.3)

    def question(self) -> Question:
        courses = [self._studied(id, at) for at, id in enumerate(self.courses)]
        roles = [self._worked(id, at) for at, id in enumerate(self.roles)]
        target = build.role(TARGET, *self._asked(4, self.courses, self.roles))
        catalogue = build.catalogue(*courses, *roles, target)
        return Question(catalogue, build.person(), Options(by=self._measure(), courses=self.random.choice((1, 1, 2))))

    def _measure(self) -> Measure:
        measures: list[Measure] = [*[Measure.TIME] * 4, *Measure]
        return self.random.choice(measures)

    def _studied(self, id: str, at: int) -> Qualification:
        requires = self._asked(self.random.choice((0, 0, 1)), self.courses[:at], self.roles[:2])
        return build.course(
            id,
            self.random.randint(1, 4),
            *(build.under(id, requirement) for requirement in requires),
            in_post_only=self._rarely(0.4),
            subject="english",
            level=self.random.choice((2, 3)),
        )

    def _worked(self, id: str, at: int) -> Role:
        return build.role(
            id,
            *self._asked(min(at, 2), self.courses, self.roles[:at]),
            occupation=self.random.choice(OCCUPATIONS),
            settings=[self.random.choice(SETTINGS)],
            offers=[course for course in self.courses if self._rarely(0.6)],
        )

    def _asked(self, number: int, courses: list[str], roles: list[str]) -> list[Requirement]:
        asked = [self._one(courses, roles) for _ in range(number)]
        return list({requirement.id: requirement for requirement in asked}.values())

    def _one(self, courses: list[str], roles: list[str]) -> Requirement:
        pick = self.random
        months = pick.randint(2, 5)
        match pick.choice(("course", "course", "role", "occupation", "setting", "either", "two")):
            case "course" if courses:
                return build.holds(pick.choice(courses))
            case "role" if roles:
                return build.experience(months, roles=[pick.choice(roles)])
            case "setting" if roles:
                return build.experience(months, settings=[pick.choice(SETTINGS)])
            case "either" if courses:
                return build.any_of(build.holds(pick.choice(courses)), build.experience(months, roles=[self.roles[0]]))
            case "two" if len(courses) > 2:
                return build.at_least(2, *(build.holds(course) for course in courses))
            case _:
                return build.experience(months, occupations=[pick.choice(OCCUPATIONS)])
