"""Role data of a whole country, made up: many trusts, each with a ladder of the shape that the real ones have.

The same number of roles and the same seed give the same catalogue. Four qualifications come with every three roles.
"""

from collections.abc import Sequence
from random import Random

from peerpath.model.catalogue import Catalogue, Organisation
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.qualification import Length, Qualification
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Terms,
    When,
)
from peerpath.model.role import Occupation, Role, RoleKind, Stage

OURS = Provenance(None, Basis.ASSUMED, "made up for measuring")
SUBJECTS = ("peer-support", "education", "leadership", "supervision", "research", "english", "maths", "care")
LENGTHS = {2: (1, 3), 3: (3, 12), 4: (6, 14), 5: (10, 24), 6: (30, 48), 7: (12, 24)}
RUNGS = 12


def national(roles: int, seed: int = 1) -> Catalogue:
    """A catalogue with that many roles, a dozen a trust."""
    return _Country(roles, Random(seed)).catalogue()


class _Country:
    def __init__(self, roles: int, random: Random) -> None:
        self.random = random
        self.wanted = roles
        self.roles: dict[str, Role] = {}
        self.courses: dict[str, Qualification] = {}
        self.number = 0

    def catalogue(self) -> Catalogue:
        self._national_courses()
        trusts = [f"trust-{number:04}" for number in range(-(-self.wanted // RUNGS))]
        for trust in trusts:
            self._local_courses(trust)
            self._ladder(trust)
        occupations = {role.occupation: None for role in self.roles.values()}
        return Catalogue(
            version=f"national {self.wanted}",
            sources={},
            organisations={trust: Organisation(trust, trust) for trust in trusts},
            areas={},
            settings={},
            subjects={},
            declarations={},
            checks={},
            occupations={id: Occupation(id=id, title=id, counts_as=_COUNTS.get(id, ())) for id in occupations},
            qualifications=self.courses,
            roles=self.roles,
        )

    # Courses

    def _national_courses(self) -> None:
        for subject in SUBJECTS:
            for level in (2, 3, 5, 6, 7) if subject in ("education", "leadership", "research") else (2, 3, 4):
                self._course(f"{subject}-{level}", subject, level)
        self._course("care-certificate", "care", None, months=3, in_post_only=True)

    def _local_courses(self, trust: str) -> None:
        for number in range(self.wanted * 4 // 3 * RUNGS // self.wanted - 1):
            subject, level = self.random.choice(SUBJECTS), self.random.choice((2, 3, 3, 4, 5))
            counts_as = (f"{subject}-{level}",) if f"{subject}-{level}" in self.courses and self._rarely(0.3) else ()
            in_post = self._rarely(0.2)
            self._course(
                f"{trust}-{subject}-{level}-{number}", subject, level, counts_as=counts_as, in_post_only=in_post
            )

    def _course(
        self,
        id: str,
        subject: str,
        level: int | None,
        *,
        months: int | None = None,
        counts_as: tuple[str, ...] = (),
        in_post_only: bool = False,
    ) -> None:
        before: tuple[Requirement, ...] = ()
        if level is not None and level > 4:
            before = (self._level(id, subject if self._rarely(0.5) else None, 3),)
        length = months or self.random.randint(*LENGTHS[level or 2])
        self.courses[id] = Qualification(
            id=id,
            title=id,
            summary="",
            provenance=OURS,
            length=Length(length, OURS),
            subject=subject,
            level=level,
            counts_as=counts_as,
            in_post_only=in_post_only,
            requires=before,
        )

    # Roles

    def _ladder(self, trust: str) -> None:
        local = [course for course in self.courses if course.startswith(trust)]
        gained_here = [course for course in local if self.courses[course].in_post_only]
        for rung, make in enumerate(_LADDER):
            if len(self.roles) == self.wanted:
                return
            title, kind, stage, settings = make
            id = f"{trust}/{title}"
            self.roles[id] = Role(
                id=id,
                title=title,
                organisation=trust,
                occupation=title,
                kind=kind,
                stage=stage,
                summary="",
                provenance=OURS,
                settings=settings,
                requires=tuple(self._requires(id, trust, title, local)),
                offers=tuple(self.random.sample(gained_here, min(2, len(gained_here)))) if rung < 8 else (),
            )

    def _requires(self, id: str, trust: str, title: str, local: Sequence[str]) -> list[Requirement]:
        asked = [self._lived(id), *(self._declares(id) for _ in range(2))]
        training = self.random.sample(local, min(6, len(local)))
        match title:
            case "peer-support-worker" | "engagement-facilitator" | "healthcare-assistant":
                return [*asked, self._holds(id, "care-certificate", When.IN_POST), self._basic(id, When.IN_POST)]
            case "co-trainer":
                return [*asked, self._any(id, [self._holds(id, c) for c in training[:2]])]
            case "peer-practitioner":
                return [*asked, self._worked(id, "peer-support-worker"), *self._training(id, training)]
            case "senior-peer-support-worker":
                worked = self._worked(id, "peer-support-worker", settings=("health",))
                return [*asked, worked, *self._training(id, training), self._level(id, "supervision", 2)]
            case "coordinator":
                return [*asked, self._degree(id), self._worked(id, "peer-support-worker")]
            case "tutor":
                in_setting = self._experience(id, settings=("health", "education"), months=12)
                return [*asked, self._level(id, "education", 3), in_setting]
            case "senior-tutor":
                higher = self._any(id, [self._level(id, "education", 5), self._holds(id, "education-6")])
                return [*asked, self._worked(id, "tutor"), higher, self._level(id, "leadership", 3)]
            case "lead-practitioner":
                worked = self._worked(id, "senior-peer-support-worker")
                two = [self._holds(id, course) for course in training[:4]]
                return [*asked, worked, self._degree(id), self._some(id, 2, two)]
            case "development-lead":
                here = [f"{trust}/coordinator", f"{trust}/lead-practitioner"]
                return [*asked, self._experience(id, roles=here, months=24), self._level(id, "leadership", 5)]
            case _:
                led = self._experience(id, occupations=("development-lead", "lead-practitioner"), months=24)
                return [*asked, led, self._any(id, [self._level(id, "leadership", 6), self._level(id, "research", 6)])]

    def _training(self, id: str, training: Sequence[str]) -> list[Requirement]:
        peer = [self._holds(id, course) for course in training[:2]] + [self._level(id, "peer-support", 3)]
        some = self._some(id, 2, [self._holds(id, course) for course in training[2:6]])
        return [self._holds(id, "care-certificate"), self._any(id, peer), self._basic(id), some]

    def _degree(self, id: str) -> Requirement:
        return self._any(id, [self._level(id, None, 6), self._declares(id, equivalent=True)])

    def _worked(self, id: str, occupation: str, settings: Sequence[str] = ()) -> Requirement:
        months = self.random.choice((None, 6, 12, 12, 24))
        return self._experience(id, occupations=(occupation,), settings=tuple(settings), months=months)

    # Requirements

    def _rarely(self, chance: float) -> bool:
        return self.random.random() < chance

    def _next(self, owner: str) -> str:
        self.number += 1
        return f"{owner}/{self.number}"

    def _terms(self, when: When = When.BEFORE_APPLYING) -> Terms:
        return Terms(OURS, when=when)

    def _basic(self, owner: str, when: When = When.BEFORE_APPLYING) -> Requirement:
        parts = tuple(self._level(owner, subject, 2, when) for subject in ("english", "maths"))
        return AllOf(id=self._next(owner), terms=self._terms(when), parts=parts)

    def _any(self, owner: str, parts: Sequence[Requirement]) -> Requirement:
        return AnyOf(id=self._next(owner), terms=self._terms(), parts=tuple(parts))

    def _some(self, owner: str, count: int, parts: Sequence[Requirement]) -> Requirement:
        return AtLeast(id=self._next(owner), terms=self._terms(), count=min(count, len(parts)), parts=tuple(parts))

    def _holds(self, owner: str, course: str, when: When = When.BEFORE_APPLYING) -> Requirement:
        return Holds(id=self._next(owner), terms=self._terms(when), qualification=course)

    def _level(self, owner: str, subject: str | None, at_least: int, when: When = When.BEFORE_APPLYING) -> Requirement:
        return Level(id=self._next(owner), terms=self._terms(when), subject=subject, at_least=at_least)

    def _experience(
        self,
        owner: str,
        *,
        roles: Sequence[str] = (),
        occupations: tuple[str, ...] = (),
        settings: tuple[str, ...] = (),
        months: int | None,
    ) -> Requirement:
        there = tuple(role for role in roles if role in self.roles)
        return Experience(
            id=self._next(owner),
            terms=self._terms(),
            roles=there,
            occupations=occupations if there or not roles else ("coordinator",),
            settings=settings,
            months=months,
        )

    def _lived(self, owner: str) -> Requirement:
        return LivedExperience(id=self._next(owner), terms=self._terms())

    def _declares(self, owner: str, *, equivalent: bool = False) -> Requirement:
        what = self.random.choice(("written-english", "spoken-english", "coproduction"))
        return Declares(id=self._next(owner), terms=self._terms(), declaration=what, equivalent=equivalent)


_COUNTS = {"senior-peer-support-worker": ("peer-support-worker",), "senior-tutor": ("tutor",)}
_HEALTH, _BOTH, _NONE = ("health",), ("health", "education"), ()
_LADDER: tuple[tuple[str, RoleKind, Stage, tuple[str, ...]], ...] = (
    ("peer-support-worker", RoleKind.PEER, Stage.ENTRY, _HEALTH),
    ("engagement-facilitator", RoleKind.PEER, Stage.ENTRY, _HEALTH),
    ("healthcare-assistant", RoleKind.NON_PEER, Stage.ENTRY, _HEALTH),
    ("co-trainer", RoleKind.PEER, Stage.ENTRY, _BOTH),
    ("peer-practitioner", RoleKind.PEER, Stage.SENIOR, _HEALTH),
    ("senior-peer-support-worker", RoleKind.PEER, Stage.SENIOR, _HEALTH),
    ("coordinator", RoleKind.PEER, Stage.SENIOR, _NONE),
    ("tutor", RoleKind.PEER, Stage.SENIOR, _BOTH),
    ("senior-tutor", RoleKind.PEER, Stage.BEYOND, _BOTH),
    ("lead-practitioner", RoleKind.PEER, Stage.BEYOND, _HEALTH),
    ("development-lead", RoleKind.PEER, Stage.BEYOND, _NONE),
    ("head-of-lived-experience", RoleKind.PEER, Stage.BEYOND, _NONE),
)
