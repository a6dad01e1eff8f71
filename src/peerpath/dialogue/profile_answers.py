"""Turns answers into a profile, and a profile into the answers that it would come from.

Whatever the questions do not ask about stays as it was. They ask about one spell of each kind of work, the present one;
the others stay beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import TypeVar

from msgspec.structs import replace

from peerpath.dialogue.question import NO, YES, Reply
from peerpath.dialogue.role_needs import RoleNeeds
from peerpath.dialogue.script import ALSO_HOLDS, asks_for_post, course_groups, held, holds_key, posts
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, Holding, OutsideHolding, PartialDate, Profile, Spell, Study
from peerpath.reading.dates import partial_date
from peerpath.reading.people.shorthand import titled

C = TypeVar("C", Holding, Study)


def answers_of(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Reply]:
    """What a profile already says, as replies to the questions."""
    said = {
        **{f"ends/{one.qualification}": (one.until.written(),) for one in profile.studying if one.until},
        **{f"declares/{id}": (YES,) for id in _within(needs.declares, profile.declares)},
        **{f"declares/{id}": (NO,) for id in _within(needs.declares, profile.not_yet)},
        **{f"willing/{id}": (NO,) for id in _within(needs.willing, profile.not_willing)},
    }
    areas, courses = _area_answers(profile, needs), _course_answers(profile, needs, catalogue)
    return areas | courses | said | _work_answers(profile, needs, catalogue)


def _area_answers(profile: Profile, needs: RoleNeeds) -> dict[str, Reply]:
    if areas := _within(profile.lived_experience, needs.areas):
        return {"lived_experience": areas}
    said_no = needs.lived_experience and NO_LIVED_EXPERIENCE in profile.not_yet
    return {"lived_experience": ()} if said_no else {}


def _dated_answers(profile: Profile, needs: RoleNeeds) -> dict[str, Reply]:
    asked = [one for one in profile.holds if one.qualification in needs.dated]
    return {f"awarded/{one.qualification}": (one.awarded.written(),) for one in asked if one.awarded}


def _course_answers(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Reply]:
    replies: dict[str, Reply] = {}
    has = {holding.qualification: holding.awarded for holding in profile.holds}
    for group, ids in course_groups(needs, catalogue).items():
        if mine := _within(has, ids):
            replies[holds_key(group)] = mine
    replies |= _dated_answers(profile, needs)
    if needs.courses and profile.outside:
        replies[ALSO_HOLDS] = tuple(map(_typed, profile.outside))
    if studying := _within((one.qualification for one in profile.studying), needs.courses):
        replies |= {"on-a-course": (YES,), "studying": studying}
    return replies


def profile_of(
    answers: dict[str, Reply], before: Profile, needs: RoleNeeds, catalogue: Catalogue, today: date
) -> Profile:
    """Put these replies into a profile; what is not asked about stays as it was."""
    yes = [id for id in needs.declares if answers.get(f"declares/{id}") == (YES,)]
    refused = [id for id in needs.willing if answers.get(f"willing/{id}") == (NO,)]
    also = _also_held(answers, before, catalogue)
    listed = [one for one in also if isinstance(one, Holding)]
    now_held = (*held(answers), *(one.qualification for one in listed))
    return replace(
        before,
        lived_experience=(*_outside(before.lived_experience, needs.areas), *answers.get("lived_experience", ())),
        declares=(*_outside(before.declares, needs.declares), *yes),
        holds=(*_of_others(before.holds, needs.courses), *_holds(answers, before), *listed),
        outside=tuple(one for one in also if isinstance(one, OutsideHolding)),
        studying=(*_of_others(before.studying, needs.courses), *_studying(answers, before)),
        experience=_experience(answers, before, needs, catalogue, today),
        not_yet=_outside(_not_yet(answers, before, needs, catalogue), now_held),
        not_willing=(*_outside(before.not_willing, needs.willing), *refused),
    )


def _not_yet(answers: dict[str, Reply], before: Profile, needs: RoleNeeds, catalogue: Catalogue) -> tuple[str, ...]:
    """What was answered with no. "None" of all areas is a no to lived experience; "none" of a few, to those."""
    no = [id for id in needs.declares if answers.get(f"declares/{id}") == (NO,)]
    kept = _outside(before.not_yet, needs.declares)
    areas = answers.get("lived_experience")
    if areas is None:
        return (*kept, *no)
    others = _outside(kept, (*areas, NO_LIVED_EXPERIENCE))
    if areas:
        return (*others, *no)
    outside = _outside(before.lived_experience, needs.areas)
    # Only people who were asked about every area, and declare no other, have said no to all.
    none = (NO_LIVED_EXPERIENCE,) if len(needs.areas) == len(catalogue.areas) and not outside else needs.areas
    return (*_outside(others, needs.areas), *none, *no)


def _within(ids: Iterable[str], scope: Iterable[str]) -> tuple[str, ...]:
    mine = set(ids)
    return tuple(id for id in scope if id in mine)


def _outside(ids: Iterable[str], scope: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in scope)


def _of_others(held: Iterable[C], courses: tuple[str, ...]) -> Iterator[C]:
    """What is held or studied of courses that are not asked about."""
    return (one for one in held if one.qualification not in courses)


def _date(answers: dict[str, Reply], key: str) -> PartialDate | None:
    answer = answers.get(key)
    return partial_date(answer[0]) if answer else None


def _holds(answers: dict[str, Reply], before: Profile) -> list[Holding]:
    awarded = {one.qualification: one.awarded for one in before.holds}
    return [Holding(id, _date(answers, f"awarded/{id}") or awarded.get(id)) for id in held(answers)]


def _typed(holding: OutsideHolding) -> str:
    """What is in no list, as a person types it."""
    return holding.title if holding.level is None else f"{holding.title} ({holding.label})"


def _also_held(answers: dict[str, Reply], before: Profile, catalogue: Catalogue) -> list[OutsideHolding | Holding]:
    """What the person typed by its title: as it was where it stays the same, and of the catalogue where that lists it."""
    told = answers.get(ALSO_HOLDS)
    if told is None:
        return list(before.outside)
    was, by_list = {_typed(one): one for one in before.outside}, set(held(answers))
    found = [was.get(text) or _new_holding(text, catalogue) for text in told]
    return [one for one in found if not (isinstance(one, Holding) and one.qualification in by_list)]


def _new_holding(text: str, catalogue: Catalogue) -> OutsideHolding | Holding:
    read = titled(text, catalogue)
    awarded = partial_date(read.pop("awarded", ""))
    return Holding(read["id"], awarded) if "id" in read else OutsideHolding(**read, awarded=awarded)


def _studying(answers: dict[str, Reply], before: Profile) -> list[Study]:
    if answers.get("on-a-course") == (NO,):
        return []
    until = {one.qualification: one.until for one in before.studying}
    ids = [id for id in answers.get("studying", ()) if id not in held(answers)]
    return [Study(id, _date(answers, f"ends/{id}") or until.get(id)) for id in ids]


def _work_of(spell: Spell, catalogue: Catalogue) -> str:
    """The kind of work, as the questions use it: an occupation or a setting."""
    role = catalogue.roles.get(spell.role or "")
    return spell.occupation or (role.occupation if role else "") or spell.setting or ""


def _spells(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, list[Spell]]:
    """The spells that are asked about, by kind; there may be several of one kind."""
    spells: dict[str, list[Spell]] = {}
    for spell in profile.experience:
        spells.setdefault(_work_of(spell, catalogue), []).append(spell)
    return {id: spells[id] for id in _within(spells, needs.work)}


def _present(spells: Sequence[Spell]) -> int:
    """The position of the spell that is asked about: the one that goes on, or the last to end."""
    ends = [spell.until.last_day() if spell.until else date.max for spell in spells]
    return max(range(len(spells)), key=lambda n: (ends[n], n))


def _work_answers(profile: Profile, needs: RoleNeeds, catalogue: Catalogue) -> dict[str, Reply]:
    spells = _spells(profile, needs, catalogue)
    replies: dict[str, Reply] = {"work": tuple(spells)} if spells else {}
    for id, mine in spells.items():
        replies[f"months/{id}"] = (str(sum(one.months for one in mine)),)
        replies |= _about_spell(id, mine[_present(mine)], catalogue)
    return replies


def _about_spell(id: str, spell: Spell, catalogue: Catalogue) -> dict[str, Reply]:
    """What else is asked about the spell; nothing more, or it would be taken for an answer."""
    replies: dict[str, Reply] = {f"now/{id}": (NO,) if spell.until else (YES,)}
    if spell.until:
        replies[f"until/{id}"] = (spell.until.written(),)
    if asks_for_post(id, replies, catalogue):
        offered = {post.id for post in posts(id, catalogue)}
        return replies | ({f"post/{id}": (spell.role,)} if spell.role in offered else {})
    asked = spell.setting and id in catalogue.occupations
    return replies | ({f"where/{id}": (spell.setting,)} if asked and spell.setting else {})


def _experience(
    answers: dict[str, Reply], before: Profile, needs: RoleNeeds, catalogue: Catalogue, today: date
) -> tuple[Spell, ...]:
    """All work in the order it was told: spells that are not asked about, those that are, then new ones."""
    spells, chosen = _spells(before, needs, catalogue), answers.get("work", ())
    anew = {
        id: iter(_anew(id, spells.get(id, []), answers, catalogue, today)) for id in chosen if f"months/{id}" in answers
    }
    kept: list[Spell] = []
    for spell in before.experience:
        work = _work_of(spell, catalogue)
        kept += [spell] if work not in needs.work else islice(anew.get(work, iter(())), 1)
    return (*kept, *chain.from_iterable(anew.values()))


def _anew(
    id: str, spells: list[Spell], answers: dict[str, Reply], catalogue: Catalogue, today: date
) -> Iterator[Spell]:
    """The spells of one kind, with the answers put into the present one; the others stay if they can."""
    months = int(answers[f"months/{id}"][0])
    if not spells:
        kind = id in catalogue.occupations
        new = Spell(months=months, occupation=id if kind else None, setting=None if kind else id)
        yield _changed(id, new, answers, {}, catalogue, today)
        return
    at = _present(spells)
    present, others = spells[at], sum(spell.months for spell in spells) - spells[at].months
    shown = _about_spell(id, present, catalogue)
    # The months of all spells were asked for. Fewer than the others have means that all of them change.
    fewer = months <= others
    changed = _changed(
        id, replace(present, months=months if fewer else months - others), answers, shown, catalogue, today
    )
    for n, spell in enumerate(spells):
        if n == at:
            yield changed
        elif not fewer:
            yield spell if spell.until else replace(spell, until=changed.until)


def _changed(
    id: str, spell: Spell, answers: dict[str, Reply], shown: dict[str, Reply], catalogue: Catalogue, today: date
) -> Spell:
    """The spell as the answers give it; what the person was not asked or shown stays."""

    def said(key: str, was: str | None) -> str | None:
        answer = answers.get(f"{key}/{id}")
        return answer[0] if answer else None if f"{key}/{id}" in shown else was

    spell = replace(spell, until=_until(id, spell, answers, today))
    if id not in catalogue.occupations:
        return spell
    if not asks_for_post(id, answers, catalogue):
        return replace(spell, setting=said("where", spell.setting))
    role = said("post", spell.role)
    if role == spell.role:
        return spell
    return replace(spell, role=role, occupation=None if role else id, setting=None if role else spell.setting)


def _until(id: str, spell: Spell, answers: dict[str, Reply], today: date) -> PartialDate | None:
    """When the spell ended: last month at the latest, since it no longer goes on."""
    now, said, was = answers.get(f"now/{id}"), _date(answers, f"until/{id}"), spell.until
    if now == (YES,):
        return None
    # A future end from the file is not an answer, and stays.
    is_to_come = was is not None and said is None and was.last_day() >= today
    if now is None or said == was is not None or is_to_come:
        return was
    return said if said and said.last_day() < today else _month_before(today)


def _month_before(today: date) -> PartialDate:
    return PartialDate(today.year, today.month - 1) if today.month > 1 else PartialDate(today.year - 1, 12)
