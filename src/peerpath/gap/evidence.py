"""What a profile amounts to on a day, looked up in the catalogue once for all requirements."""

from collections.abc import Iterable, Mapping
from datetime import date

from peerpath.gap.profession import Own, professions, usual_of
from peerpath.gap.worked import MONTHS_IN_A_YEAR, Counted, WorkedSpell, count, fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import OutsideHolding, PartialDate, Profile, Spell, Waiver
from peerpath.model.qualification import Qualification
from peerpath.model.reach import reached
from peerpath.model.requirement import Experience, Level
from peerpath.model.role import Role, RoleKind
from peerpath.noun import Private


class Evidence(Private, frozen=True):
    """A profile in the form that requirements are judged by."""

    today: date
    areas: tuple[str, ...]
    declared: Mapping[str, tuple[str, ...]]
    """Declaration → what shows it: itself, or the roles in which the person gained it."""
    denied: Mapping[str, tuple[str, ...]]
    """Declaration to which the person said no → roles of theirs that usually give it: worth asking them again."""
    held: Mapping[str, tuple[PartialDate | None, ...]]
    """Qualification → the date of each award, None if unknown; includes what a holding counts as."""
    outside: Mapping[str, OutsideHolding]
    """Title → a qualification that the person holds and the catalogue does not list."""
    studying: frozenset[str]
    """Courses under way, with everything that they lead to."""
    ended: frozenset[str]
    """Courses that should be over by now, with everything that they lead to. Only the person can say if they are."""
    professions: Mapping[str, Own]
    """Other professions that are the person's own, or may be."""
    of_profession: frozenset[str]
    """Not held, but usual in the person's own other profession, such as a degree. Only the person can say."""
    worked: tuple[WorkedSpell, ...]
    refused: frozenset[str]
    not_yet: frozenset[str]
    """What the person said no to: it overrides anything else that would count as evidence."""
    waivers: Mapping[str, Waiver]
    qualifications: Mapping[str, Qualification]
    study_hours: int
    """Hours a week for study in their own time."""


def evidence(profile: Profile, catalogue: Catalogue, today: date) -> Evidence:
    """Work out what a profile amounts to on a day. Ids that the catalogue lacks count for nothing."""
    worked = tuple(_worked(spell, catalogue) for spell in profile.experience if spell.months > 0)
    given, said_no = _given(worked, catalogue), frozenset(profile.not_yet)
    studying, over = _studied(profile, today)
    own = professions(profile, catalogue)
    return Evidence(
        today=today,
        areas=profile.lived_experience,
        # A person's no overrides what their work would show, and their yes overrides both.
        declared=_outside(given, said_no) | {id: (id,) for id in profile.declares},
        denied={id: roles for id, roles in given.items() if id in said_no},
        held=_held(profile, catalogue),
        outside={one.title: one for one in profile.outside},
        studying=frozenset(closure(studying, catalogue.qualifications)),
        ended=frozenset(closure(over, catalogue.qualifications)),
        professions=own,
        of_profession=usual_of(own, catalogue) - said_no,
        worked=worked,
        refused=frozenset(profile.not_willing),
        not_yet=said_no,
        waivers={waiver.requirement: waiver for waiver in profile.waivers},
        qualifications=catalogue.qualifications,
        study_hours=profile.study_hours,
    )


def _studied(profile: Profile, today: date) -> tuple[list[str], list[str]]:
    """Courses that go on, and courses that should be over."""
    over = [one for one in profile.studying if one.until and one.until.last_day() < today]
    return [one.qualification for one in profile.studying if one not in over], [one.qualification for one in over]


def closure(ids: Iterable[str], qualifications: Mapping[str, Qualification]) -> tuple[str, ...]:
    """Return the qualifications and everything that counts as held with them."""
    return reached(ids, lambda id: qualifications[id].counts_as if id in qualifications else ())


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month if it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = max(index // 12, date.min.year), index % 12 + 1
    return date(year, month, min(day.day, PartialDate(year, month).last_day().day))


def months_towards(experience: Experience, evidence: Evidence) -> int:
    """Months of experience that count towards a requirement, whether or not they are enough.

    They count on the evidence's own day. For a later day, make the evidence of that day, with the spells that follow.
    """
    return counted(experience, evidence).months


def counted(experience: Experience, evidence: Evidence) -> Counted:
    """What the spells that fit come to on the day; months that must overlap count once."""
    fitting = [w for w in evidence.worked if fits(experience, w) and in_setting(experience, w)]
    return counted_of(experience, fitting, evidence)


def counted_of(experience: Experience, spells: list[WorkedSpell], evidence: Evidence) -> Counted:
    """As `counted`, of these spells."""
    return count(experience, spells, month_of(evidence.today))


def month_of(day: date) -> int:
    """The number of a day's month."""
    return day.year * MONTHS_IN_A_YEAR + day.month


def is_to_come(qualification: str, evidence: Evidence) -> bool:
    """Whether an award of it has a date that is still to come."""
    return any(awarded and awarded.first_day() > evidence.today for awarded in evidence.held.get(qualification, ()))


def would_do(level: Level, qualifications: Mapping[str, Qualification]) -> tuple[str, ...]:
    """Ids of the qualifications that meet a level in a subject, ordered by level, then id."""
    fitting = [q for q in qualifications.values() if at_level(level, q)]
    return tuple(q.id for q in sorted(fitting, key=lambda q: (q.level or 0, q.id)))


def at_level(level: Level, qualification: Qualification | OutsideHolding) -> bool:
    """Whether a qualification is in the subject, at the level or above. Levels of two frameworks are never compared."""
    if level.subject is not None and qualification.subject != level.subject:
        return False
    if level.at_least is None:
        return True
    # Level 6 of the SCQF is far below level 6 of the RQF.
    return qualification.framework == level.framework and (qualification.level or 0) >= level.at_least


def occupations_of(occupation: str, catalogue: Catalogue) -> tuple[str, ...]:
    """An occupation, then all those of which it is also experience."""
    occupations = catalogue.occupations
    return reached([occupation], lambda id: occupations[id].counts_as if id in occupations else ())


def _worked(spell: Spell, catalogue: Catalogue) -> WorkedSpell:
    role = catalogue.roles.get(spell.role) if spell.role else None
    first = spell.occupation or (role.occupation if role else None)
    occupations = occupations_of(first, catalogue) if first else ()
    # A spell may name both a role and an occupation that is not the role's: the person knows what they did.
    if role and role.occupation not in occupations:
        occupations += occupations_of(role.occupation, catalogue)
    named = bool(spell.setting or role)
    return WorkedSpell(
        spell.months, spell.role, occupations, _settings(spell, role, first, catalogue), named, _ends(spell.until)
    )


def _settings(spell: Spell, role: Role | None, occupation: str | None, catalogue: Catalogue) -> tuple[str, ...]:
    """The setting of the work: what the person says, or the role's, or the occupation's usual one."""
    if spell.setting:
        return (spell.setting,)
    if role:
        # Involvement and mutual aid are not settings of paid work.
        return role.settings if role.kind is not RoleKind.PRE_PEER else ()
    usual = catalogue.occupations.get(occupation) if occupation else None
    return usual.settings if usual else ()


def _ends(until: PartialDate | None) -> tuple[int, int] | None:
    return (month_of(until.first_day()), month_of(until.last_day())) if until else None


def _held(profile: Profile, catalogue: Catalogue) -> dict[str, tuple[PartialDate | None, ...]]:
    held: dict[str, tuple[PartialDate | None, ...]] = {}
    for holding in profile.holds:
        for qualification in closure([holding.qualification], catalogue.qualifications):
            held[qualification] = (*held.get(qualification, ()), holding.awarded)
    return held


def _given(worked: Iterable[WorkedSpell], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Declaration → the roles worked in that give experience for it."""
    given: dict[str, tuple[str, ...]] = {}
    for spell in worked:
        role = catalogue.roles.get(spell.role) if spell.role else None
        for declaration in role.gives if role else ():
            given[declaration] = tuple(dict.fromkeys((*given.get(declaration, ()), spell.label())))
    return given


def _outside(given: Mapping[str, tuple[str, ...]], said_no: frozenset[str]) -> dict[str, tuple[str, ...]]:
    return {id: shown for id, shown in given.items() if id not in said_no}
