"""A person's own profession outside lived-experience work: nobody is told to train for what they are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import OutsideHolding, Profile
from peerpath.model.qualification import Qualification
from peerpath.model.reach import reached
from peerpath.model.requirement import RQF, Declares, walk
from peerpath.model.role import Role, RoleKind

STEM = 4
"""How many letters two words have to share at their beginning: nurse and nursing."""
DIPLOMA = 5
"""The lowest level in England of a training for such a profession, older ones included. Our assumption."""


class Own(StrEnum):
    """Whether another profession is the person's own."""

    YES = "yes"
    PERHAPS = "perhaps"
    """They hold something of that name, on no list, or are registered and do not say as what: only they know."""


def _declared(exits: Iterable[Role], profile: Profile) -> list[str]:
    return [role.id for role in exits if _is_declared(role, profile)]


def professions(profile: Profile, catalogue: Catalogue) -> dict[str, Own]:
    """Other professions that are the person's own: they work or worked in it, or are trained for it; or may be.

    Whoever says that they have the training and registration of their profession does not say which one it is: if
    nothing else tells, it may be each.
    """
    if not any((profile.experience, profile.holds, profile.outside, profile.declares)):
        return {}
    exits = catalogue.other_professions
    own = [role.id for role in exits if _is_known(role, profile, catalogue)]
    # Most people have neither, and a route asks this of each of its months.
    declares = [] if own or not profile.declares else _declared(exits, profile)
    held = [role.id for role in exits if _is_perhaps(role, profile, catalogue)] if profile.outside else []
    return dict.fromkeys((*held, *declares), Own.PERHAPS) | dict.fromkeys(own, Own.YES)


def usual_of(professions: Mapping[str, Own], catalogue: Catalogue) -> frozenset[str]:
    """What the trainings for other professions count as, such as a degree, if one of these is or may be the person's own.

    Our assumption: older trainings and those of other countries differ, so that only the person can say.
    """
    if not professions:
        return frozenset()
    courses = catalogue.qualifications
    trains = [one.id for one in courses.values() if one.trains_for]
    return frozenset(reached(trains, lambda id: courses[id].counts_as if id in courses else ())) - frozenset(trains)


def may_host(work: str, course: str, catalogue: Catalogue) -> bool:
    """Whether a job of today may host a training for another profession: by the id of its role, or of its occupation.

    The role offers it, or the national pathway draws it for posts of the same kind, whose employer may do so as well.
    """
    role = catalogue.roles.get(work)
    if role is not None and (not role.is_paid or course in role.offers):
        return role.is_paid
    alike = (one for one in catalogue.roles.values() if one.occupation == (role.occupation if role else work))
    return any(course in one.offers for one in alike if not catalogue.has_employer(one))


def trainings_for(target: Role, catalogue: Catalogue) -> Iterator[str]:
    """Courses in post that train for another profession, such as a nursing degree apprenticeship."""
    if target.kind is RoleKind.EXIT:
        yield from (course.id for course in catalogue.qualifications.values() if course.trains_for == target.id)


def _is_perhaps(target: Role, profile: Profile, catalogue: Catalogue) -> bool:
    subjects = (catalogue.qualifications[id].subject for id in trainings_for(target, catalogue))
    names = [_stems(name) for name in (target.title, *subjects) if name]
    return any(_may_train(one, names) for one in profile.outside)


def _is_known(target: Role, profile: Profile, catalogue: Catalogue) -> bool:
    if any(target.id == spell.role or target.occupation == spell.occupation for spell in profile.experience):
        return True
    trainings = [catalogue.qualifications[id] for id in trainings_for(target, catalogue)]
    held = {one.qualification for one in profile.holds}
    return any(one.id in held or any(_is_such(own, one) for own in profile.outside) for one in trainings)


def _is_such(held: OutsideHolding, training: Qualification) -> bool:
    """Whether it is as high as a training, and about the same."""
    if held.subject is None or held.level is None or (held.subject, held.framework) != _kind(training):
        return False
    return held.level >= (training.level or 0)


def _kind(training: Qualification) -> tuple[str | None, str]:
    return training.subject, training.framework


def _is_declared(target: Role, profile: Profile) -> bool:
    leaves = (node for asked in target.requires for node in walk(asked))
    return any(isinstance(leaf, Declares) and leaf.declaration in profile.declares for leaf in leaves)


def _may_train(held: OutsideHolding, names: Iterable[frozenset[str]]) -> bool:
    """Whether it is called after a profession, and not of a level too low for one."""
    is_low = held.framework == RQF and held.level is not None and held.level < DIPLOMA
    own = _stems(f"{held.title} {held.subject or ''}")
    return not is_low and any(name and name <= own for name in names)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words that are long enough to tell anything."""
    return frozenset(word[:STEM] for word in re.findall(r"[a-z]+", text.casefold()) if len(word) > STEM)
