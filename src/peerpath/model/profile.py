"""What a person says about themselves. Everything is optional, and nothing is ever inferred."""

from datetime import date

from peerpath.model.qualification import STUDY_HOURS
from peerpath.model.requirement import RQF
from peerpath.noun import Private

OTHER_FRAMEWORK = "OTHER"
"""The framework of a qualification where the person does not know what it is called."""
NO_LIVED_EXPERIENCE = "lived-experience"
"""In ``not_yet``: the person has no lived experience in any area."""


class PartialDate(Private, frozen=True, order=True):
    """A year, a month or a day, as people remember dates."""

    year: int
    month: int | None = None
    day: int | None = None

    def written(self) -> str:
        """As files have it: "2024", "2024-07" or "2024-07-01"."""
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)

    def first_day(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day that it can mean."""
        if self.day is not None:
            return self.first_day()
        year, month = (self.year, self.month + 1) if self.month and self.month < 12 else (self.year + 1, 1)
        return date.fromordinal(date(year, month, 1).toordinal() - 1) if year <= date.max.year else date.max


class Holding(Private, frozen=True):
    """A qualification that the person has."""

    qualification: str
    awarded: PartialDate | None = None


class OutsideHolding(Private, frozen=True, kw_only=True):
    """A qualification that the person has and no catalogue lists, such as one of another country."""

    title: str
    level: int | None = None
    """Its level in ``framework``; None where the person does not know it."""
    framework: str = RQF
    """Whose levels these are. Levels of two frameworks are never compared."""
    subject: str | None = None
    awarded: PartialDate | None = None

    @property
    def label(self) -> str:
        """Its level, without its title: "level 3", "SCQF level 7"."""
        called = "" if self.framework in (RQF, OTHER_FRAMEWORK) else f"{self.framework} "
        elsewhere = " elsewhere" if self.framework == OTHER_FRAMEWORK else ""
        return f"{called}level {self.level}{elsewhere}" if self.level is not None else f"{called}level not known"


class Study(Private, frozen=True):
    """A course that the person is on."""

    qualification: str
    until: PartialDate | None = None


class Spell(Private, frozen=True, kw_only=True):
    """Months of work, paid or unpaid, in a role, an occupation, or just a setting."""

    months: int
    role: str | None = None
    occupation: str | None = None
    setting: str | None = None
    until: PartialDate | None = None
    """When it ended; None while it goes on."""

    def is_held(self, today: date) -> bool:
        """Whether the person works there today: it goes on, or its end is known and still to come."""
        return self.until is None or self.until.first_day() > today


class Waiver(Private, frozen=True):
    """A recorded exception to one requirement."""

    requirement: str
    agreed_by: str
    why: str


class Profile(Private, frozen=True, kw_only=True):
    """What one person has told about themselves."""

    name: str | None = None
    lived_experience: tuple[str, ...] = ()
    declares: tuple[str, ...] = ()
    holds: tuple[Holding, ...] = ()
    outside: tuple[OutsideHolding, ...] = ()
    """What the person holds besides, and no catalogue lists."""
    studying: tuple[Study, ...] = ()
    experience: tuple[Spell, ...] = ()
    not_yet: tuple[str, ...] = ()
    """What the person said no to: declarations, equivalents, areas, qualifications, or ``lived-experience`` for all."""
    not_willing: tuple[str, ...] = ()
    """Qualifications that the person would not work towards."""
    study_hours: int = STUDY_HOURS
    """Hours a week for study in their own time."""
    waivers: tuple[Waiver, ...] = ()

    def work_of(self, today: date) -> tuple[Spell, ...]:
        """The spells of work that go on today."""
        return tuple(spell for spell in self.experience if spell.is_held(today))

    def paid_as(self, today: date) -> frozenset[str]:
        """The occupations of today's work that is named without a role, and is not voluntary."""
        work = (one for one in self.work_of(today) if one.role is None and one.setting != "voluntary")
        return frozenset(one.occupation for one in work if one.occupation is not None)


NOBODY_YET = Profile()
"""A person who has told nothing."""
