"""Answers to a profile, and a profile to the answers that it would come from.

Whatever the questions do not ask about stays as it was, and so does work whose answers nobody changed.
"""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from peerpath.dialogue.needs import RoleNeeds
from peerpath.dialogue.question import NO, YES, Answer
from peerpath.dialogue.script import course_groups, held, holds_key
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, Holding, PartialDate, Profile, Spell, Study
from peerpath.reading.dates import partial_date

OF_WORK = ("months", "now", "until", "post", "where")
"""What is asked about each kind of work."""


def answers_of(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Answer]:
    """What a profile answers already, of what is asked about."""
    said = {
        **{f"ends/{one.qualification}": (_text(one.until),) for one in profile.studying if one.until},
        **{f"declares/{id}": (YES,) for id in _within(needs.declares, profile.declares)},
        **{f"declares/{id}": (NO,) for id in _within(needs.declares, profile.not_yet)},
        **{f"willing/{id}": (NO,) for id in _within(needs.willing, profile.not_willing)},
    }
    areas, courses = _area_answers(profile, needs), _course_answers(profile, needs, catalogue)
    return areas | courses | said | _work_answers(profile, needs, catalogue)


def _area_answers(profile: Profile, needs: RoleNeeds) -> dict[str, Answer]:
    if areas := _within(profile.lived_experience, needs.areas):
        return {"lived_experience": areas}
    said_no = needs.lived_experience and NO_LIVED_EXPERIENCE in profile.not_yet
    return {"lived_experience": ()} if said_no else {}


def _course_answers(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Answer]:
    known: dict[str, Answer] = {}
    has = {holding.qualification: holding.awarded for holding in profile.holds}
    for group, ids in course_groups(needs, catalogue).items():
        if mine := _within(has, ids):
            known[holds_key(group)] = mine
    known |= {f"awarded/{id}": (_text(when),) for id, when in has.items() if when and id in needs.dated}
    if studying := _within((one.qualification for one in profile.studying), needs.courses):
        known |= {"on-a-course": (YES,), "studying": studying}
    return known


def profile_of(
    answers: dict[str, Answer], before: Profile, needs: RoleNeeds, catalogue: Catalogue, today: date
) -> Profile:
    """The profile that these answers make of the one before."""
    yes = [id for id in needs.declares if answers.get(f"declares/{id}") == (YES,)]
    refused = [id for id in needs.willing if answers.get(f"willing/{id}") == (NO,)]
    return replace(
        before,
        lived_experience=(*_outside(before.lived_experience, needs.areas), *answers.get("lived_experience", ())),
        declares=(*_outside(before.declares, needs.declares), *yes),
        holds=(*(one for one in before.holds if one.qualification not in needs.courses), *_holds(answers, before)),
        studying=(
            *(one for one in before.studying if one.qualification not in needs.courses),
            *_studying(answers, before),
        ),
        experience=_experience(answers, before, needs, catalogue, today),
        not_yet=_not_yet(answers, before, needs, catalogue),
        not_willing=(*_outside(before.not_willing, needs.willing), *refused),
    )


def _not_yet(answers: dict[str, Answer], before: Profile, needs: RoleNeeds, catalogue: Catalogue) -> tuple[str, ...]:
    """What was answered with no. To none of all areas it is a no to lived experience; to none of a few, to these."""
    no = [id for id in needs.declares if answers.get(f"declares/{id}") == (NO,)]
    kept = _outside(before.not_yet, needs.declares)
    areas = answers.get("lived_experience")
    if areas is None:
        return (*kept, *no)
    others = _outside(kept, (*areas, NO_LIVED_EXPERIENCE))
    if areas:
        return (*others, *no)
    outside = _outside(before.lived_experience, needs.areas)
    # Only who was asked about every area, and declares no other, has said no to all of them.
    none = (NO_LIVED_EXPERIENCE,) if len(needs.areas) == len(catalogue.areas) and not outside else needs.areas
    return (*_outside(others, needs.areas), *none, *no)


def _within(ids: Iterable[str], scope: Iterable[str]) -> tuple[str, ...]:
    mine = set(ids)
    return tuple(id for id in scope if id in mine)


def _outside(ids: Iterable[str], scope: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in scope)


def _text(when: PartialDate | None) -> str:
    parts = (when.year, when.month, when.day) if when else ()
    return "-".join(f"{part:02}" for part in parts if part is not None)


def _date(answers: dict[str, Answer], key: str) -> PartialDate | None:
    answer = answers.get(key)
    return partial_date(answer[0]) if answer else None


def _holds(answers: dict[str, Answer], before: Profile) -> list[Holding]:
    awarded = {one.qualification: one.awarded for one in before.holds}
    return [Holding(id, _date(answers, f"awarded/{id}") or awarded.get(id)) for id in held(answers)]


def _studying(answers: dict[str, Answer], before: Profile) -> list[Study]:
    if answers.get("on-a-course") == (NO,):
        return []
    until = {one.qualification: one.until for one in before.studying}
    ids = [id for id in answers.get("studying", ()) if id not in held(answers)]
    return [Study(id, _date(answers, f"ends/{id}") or until.get(id)) for id in ids]


def _work_of(spell: Spell, catalogue: Catalogue) -> str:
    """What kind of work it was, as the questions call it: an occupation, or a setting."""
    role = catalogue.roles.get(spell.role or "")
    return spell.occupation or (role.occupation if role else "") or spell.setting or ""


def _work_answers(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Answer]:
    spells: dict[str, list[Spell]] = {}
    for spell in profile.experience:
        spells.setdefault(_work_of(spell, catalogue), []).append(spell)
    mine = _within(spells, needs.work)
    known: dict[str, Answer] = {"work": mine} if mine else {}
    for id in mine:
        last = spells[id][-1]
        known[f"months/{id}"] = (str(sum(one.months for one in spells[id])),)
        known[f"now/{id}"] = (NO,) if last.until else (YES,)
        for key, value in (("until", _text(last.until)), ("post", last.role), ("where", last.setting)):
            if value:
                known[f"{key}/{id}"] = (value,)
    return known


def _experience(
    answers: dict[str, Answer], before: Profile, needs: RoleNeeds, catalogue: Catalogue, today: date
) -> tuple[Spell, ...]:
    was = _work_answers(before, needs, catalogue)
    chosen = answers.get("work", ())
    changed = {id for id in chosen if _about(id, answers) != _about(id, was)}
    # Work that nobody asked about, or changed, keeps what the questions do not know, such as two spells.
    kept = [
        spell
        for spell in before.experience
        if (work := _work_of(spell, catalogue)) not in needs.work or (work in chosen and work not in changed)
    ]
    made = [_spell(id, answers, catalogue, today) for id in chosen if id in changed and f"months/{id}" in answers]
    return (*kept, *made)


def _about(id: str, answers: dict[str, Answer]) -> dict[str, Answer]:
    return {asked: answers[f"{asked}/{id}"] for asked in OF_WORK if f"{asked}/{id}" in answers}


def _spell(id: str, answers: dict[str, Answer], catalogue: Catalogue, today: date) -> Spell:
    months = int(answers[f"months/{id}"][0])
    if id not in catalogue.occupations:
        return Spell(months=months, setting=id, until=_until(id, answers, today))
    going_on = answers.get(f"now/{id}") == (YES,)
    post = answers.get(f"post/{id}", ())
    if going_on and post:
        return Spell(months=months, role=post[0])
    where = answers.get(f"where/{id}", ())
    return Spell(months=months, occupation=id, setting=where[0] if where else None, until=_until(id, answers, today))


def _until(id: str, answers: dict[str, Answer], today: date) -> PartialDate | None:
    """When it ended: at the latest last month, since it goes on no more."""
    if answers.get(f"now/{id}") != (NO,):
        return None
    last_month = PartialDate(today.year, today.month - 1) if today.month > 1 else PartialDate(today.year - 1, 12)
    said = _date(answers, f"until/{id}")
    return said if said and said.last_day() < today else last_month
