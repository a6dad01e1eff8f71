"""What a talk promises: nothing is asked that no role needs, every answer counts, and one can go back."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpath.dialogue.profile_answers import answers_of, profile_of
from peerpath.dialogue.question import Question, Reply, ReplyKind
from peerpath.dialogue.role_needs import RoleNeeds, needs_of
from peerpath.dialogue.script import questions
from peerpath.dialogue.talk import Talk, Unclear, answered, back, current, read, skipped, up_to
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Holding, OutsideHolding, PartialDate, Profile, Spell, Study, Waiver
from peerpath.model.requirement import Declares, Holds, Requirement, parts_of
from peerpath.reading.people.profile import read_profile
from peerpath.reading.people.write_profile import Bookmark, mark_of, profile_text
from peerpath.reading.role_data.catalogue import read_catalogue

TODAY = date(2026, 11, 22)
FOUND = read_catalogue().value
assert FOUND is not None
KNOWN: Catalogue = FOUND
TARGETS = [None, *sorted(KNOWN.roles)]
Script = Callable[[dict[str, Reply]], list[Question]]


def needs(target: str | None) -> RoleNeeds:
    return needs_of(KNOWN.roles[target] if target else None, KNOWN)


def script(target: str | None) -> Script:
    return lambda answers: questions(needs(target), answers, KNOWN)


def every(requirement: Requirement) -> list[Requirement]:
    below = [*parts_of(requirement), *([requirement.unless] if requirement.unless else [])]
    return [requirement, *(node for part in below for node in every(part))]


@pytest.mark.parametrize("target", sorted(KNOWN.roles))
def test_a_role_asks_only_for_what_it_needs(target: str) -> None:
    asked = [node for top in KNOWN.roles[target].requires for node in every(top)]
    declared = {node.declaration for node in asked if isinstance(node, Declares)}
    keys = [one.key for one in script(target)({})]
    assert {key.partition("/")[2] for key in keys if key.startswith("declares/")} == declared
    needed = {node.qualification for node in asked if isinstance(node, Holds)}
    assert needed <= set(needs(target).courses)


def test_a_role_that_names_no_lived_experience_does_not_ask_about_it() -> None:
    about = {one.key.partition("/")[0] for one in script("cwpt/peer-practitioner")({})}
    assert about == {"work", "holds", "on-a-course", "also-holds", "declares"}


@pytest.mark.parametrize("target", TARGETS)
def test_no_question_asks_for_a_diagnosis_or_a_name(target: str | None) -> None:
    for one in script(target)({}):
        assert "diagnos" not in one.text.lower() and "your name" not in one.text.lower()
        assert all("diagnos" not in choice.text.lower() for choice in one.choices)


def test_without_a_role_the_questions_are_few() -> None:
    assert len(script(None)({})) <= 16


def test_going_back_keeps_the_answer_and_forgets_nothing_else() -> None:
    ask = script("cwpt/peer-practitioner")
    first = current(Talk(), ask)
    assert first is not None and first.key == "work"
    talk = answered(Talk(), first, ("peer-support-worker",))
    months = current(talk, ask)
    assert months is not None and months.key == "months/peer-support-worker"
    again = back(talk, ask)
    assert current(again, ask) == first
    assert again.answers["work"] == ("peer-support-worker",)
    assert back(Talk(), ask) == Talk()


def question(kind: ReplyKind, count: int = 0) -> Question:
    from peerpath.dialogue.question import Choice

    return Question(
        key="q", text="?", kind=kind, choices=tuple(Choice(f"c{n}", f"Text {n}") for n in range(1, count + 1))
    )


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        (ReplyKind.SOME, "1 3", ("c1", "c3")),
        (ReplyKind.SOME, "3,1", ("c1", "c3")),
        (ReplyKind.SOME, "1 and 2", ("c1", "c2")),
        (ReplyKind.SOME, "none", ()),
        (ReplyKind.SOME, "Text 2", ("c2",)),
        (ReplyKind.ONE, "2", ("c2",)),
        (ReplyKind.MONTHS, "18", ("18",)),
        (ReplyKind.MONTHS, "18 months", ("18",)),
        (ReplyKind.MONTHS, "2 years", ("24",)),
        (ReplyKind.DATE, "2024", ("2024",)),
        (ReplyKind.DATE, "2024-07", ("2024-07",)),
        (ReplyKind.DATE, "July 2024", ("2024-07",)),
        (ReplyKind.DATE, "7/2024", ("2024-07",)),
    ],
)
def test_answers_are_read_as_people_type_them(kind: ReplyKind, typed: str, answer: Reply) -> None:
    assert read(question(kind, 3), typed, TODAY) == answer


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (ReplyKind.SOME, "4"), (ReplyKind.SOME, "1 9"), (ReplyKind.SOME, "one"), (ReplyKind.ONE, "0"), (ReplyKind.ONE, "1 2"),
        (ReplyKind.MONTHS, "0"), (ReplyKind.MONTHS, "-3"), (ReplyKind.MONTHS, "a while"), (ReplyKind.MONTHS, "9999 years"),
        (ReplyKind.DATE, "13/2024"), (ReplyKind.DATE, "Smarch 2024"), (ReplyKind.DATE, "soon"),
        (ReplyKind.TITLES, "yes"), (ReplyKind.TITLES, "1 2"), (ReplyKind.TITLES, ";"), (ReplyKind.TITLES, "x" * 5000),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_told_what_would_be(kind: ReplyKind, typed: str) -> None:
    unclear = read(question(kind, 3), typed, TODAY)
    assert isinstance(unclear, Unclear) and unclear.say.startswith("Please")


def test_what_is_over_was_not_over_after_today() -> None:
    answers: dict[str, Reply] = {"work": (PSW,), f"months/{PSW}": ("6",), f"now/{PSW}": ("no",)}
    answers |= {"holds": ("care-certificate",), "on-a-course": ("yes",), "studying": ("pgce",)}
    asked = {one.key: one for target in TARGETS for one in script(target)(answers) if one.kind is ReplyKind.DATE}
    assert {key.partition("/")[0] for key in asked} >= {"until", "ends"}
    for key, one in asked.items():
        if key.startswith(("until", "awarded")):
            for typed in ("2030", "2027", "2026-12", "December 2026", "2026-11-23"):
                unclear = read(one, typed, TODAY)
                assert isinstance(unclear, Unclear) and "2026-11" in unclear.say
            for typed in ("2026", "2026-11", "2026-11-22", "1990"):
                assert read(one, typed, TODAY) == (typed,)
        else:
            assert read(one, "2030", TODAY) == ("2030",)


TITLES = (
    "HNC Social Services (SCQF level 7); Licencjat", "Degree", "NVQ, health=2019", "licencjat; Licencjat", "a\u202eb",
    "BA (level 6)=x", "HNC Social Services (SCQF level 7)=2019-06",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(TARGETS))
def test_whatever_is_answered_the_file_says_it_again(data: st.DataObject, target: str | None) -> None:
    ask, talk, asked = script(target), Talk(), 0
    while (one := current(talk, ask)) is not None:
        asked += 1
        assert asked < 400
        words = [*TITLES] if one.kind is ReplyKind.TITLES else ["1", "2", "1 2", "12", "2024-05", "2030"]
        typed = data.draw(st.sampled_from(["skip", "none", *words]))
        answer = Unclear("") if typed == "skip" else read(one, typed, TODAY)
        talk = skipped(talk, one) if isinstance(answer, Unclear) else answered(talk, one, answer)
    profile = profile_of(talk.answers, NOBODY_YET, needs(target), KNOWN, TODAY)
    again = read_profile(profile_text(profile).encode(), "p.yaml", KNOWN)
    assert again.diagnostics == () and again.value == profile
    kept = profile_of(answers_of(profile, needs(target), KNOWN), profile, needs(target), KNOWN, TODAY)
    assert {*map(str, kept.experience)} == {*map(str, profile.experience)}
    assert {*kept.outside} == {*profile.outside}
    assert {*kept.holds} == {*profile.holds} and {*kept.declares} == {*profile.declares}
    assert {*kept.not_yet} == {*profile.not_yet} and not {*profile.not_yet} & {*profile.declares}


@pytest.mark.parametrize(("typed", "kept"), [
    ("HNC Social Services (SCQF level 7)", OutsideHolding(title="HNC Social Services", level=7, framework="SCQF")),
    ("Licencjat", OutsideHolding(title="Licencjat")),
    ("NVQ, health (level 3)=2019", OutsideHolding(title="NVQ, health", level=3, awarded=PartialDate(2019))),
])  # fmt: skip
def test_what_no_list_has_is_kept_by_its_title(typed: str, kept: OutsideHolding) -> None:
    ask = {one.key: one for one in script(None)({})}["also-holds"]
    answer = read(ask, typed, TODAY)
    assert not isinstance(answer, Unclear)
    profile = profile_of({ask.key: answer}, NOBODY_YET, needs(None), KNOWN, TODAY)
    assert (profile.outside, profile.holds) == ((kept,), ())
    none = profile_of({ask.key: ()}, profile, needs(None), KNOWN, TODAY)
    assert none.outside == () and profile_of({}, profile, needs(None), KNOWN, TODAY).outside == (kept,)


def test_what_a_list_has_is_kept_by_its_id_whatever_it_is_asked_as() -> None:
    profile = profile_of({"also-holds": ("care certificate=2024",)}, NOBODY_YET, needs(None), KNOWN, TODAY)
    assert (profile.holds, profile.outside) == ((Holding("care-certificate", PartialDate(2024)),), ())


def test_no_is_an_answer_and_is_kept() -> None:
    asked = needs("cwpt/peer-support-worker")
    no: dict[str, Reply] = {
        "lived_experience": (),
        "declares/written-english": ("no",),
        "declares/spoken-english": ("yes",),
    }
    profile = profile_of(no, NOBODY_YET, asked, KNOWN, TODAY)
    assert (profile.not_yet, profile.declares) == (("lived-experience", "written-english"), ("spoken-english",))
    assert answers_of(profile, asked, KNOWN) == no
    yes = {**no, "declares/written-english": ("yes",), "lived_experience": ("carer",)}
    changed = profile_of(yes, profile, asked, KNOWN, TODAY)
    assert changed.not_yet == () and {*changed.declares} == {"written-english", "spoken-english"}


def test_a_no_to_the_areas_of_one_role_is_no_no_to_all() -> None:
    asked = needs("cwpt/oliver-mcgowan-co-trainer")
    assert set(asked.areas) == {"learning-disability", "autism"}
    before = Profile(lived_experience=("carer",), not_yet=("supervising-staff",), study_hours=14)
    profile = profile_of({"lived_experience": ()}, before, asked, KNOWN, TODAY)
    assert {*profile.not_yet} == {"supervising-staff", "learning-disability", "autism"}
    assert (profile.lived_experience, profile.study_hours) == (("carer",), 14)


def test_what_was_skipped_is_no_no() -> None:
    assert profile_of({}, NOBODY_YET, needs("cwpt/peer-support-worker"), KNOWN, TODAY) == NOBODY_YET


def test_what_is_not_asked_about_stays() -> None:
    before = Profile(
        name='Sam "x" #1: ünï',
        declares=("public-speaking",),
        holds=(Holding("degree", PartialDate(2019)),),
        studying=(Study("pgce", PartialDate(2027, 3)),),
        experience=(
            Spell(months=5, occupation="befriending"),
            Spell(months=6, role="cwpt/peer-support-worker", until=PartialDate(2024, 7, 1)),
            Spell(months=2, occupation="peer-support-worker", setting="voluntary"),
        ),
        not_willing=("pgce",),
        waivers=(Waiver("cwpt/peer-practitioner/english", "the trust", "why: 'x'\nand more"),),
    )
    asked = needs("cwpt/peer-practitioner")
    assert profile_of(answers_of(before, asked, KNOWN), before, asked, KNOWN, TODAY) == before
    assert read_profile(profile_text(before).encode(), "p", KNOWN).value == before


def test_the_mark_of_an_unfinished_file_leads_back_to_the_question() -> None:
    text = profile_text(NOBODY_YET, Bookmark("declares/spoken-english", "cwpt/peer-support-worker"))
    mark = mark_of(text)
    assert mark == Bookmark("declares/spoken-english", "cwpt/peer-support-worker")
    assert mark_of(profile_text(NOBODY_YET)) is None
    ask = script("cwpt/peer-support-worker")
    there = current(up_to(Talk(), mark.next, ask), ask)
    assert there is not None and there.key == mark.next
    assert current(up_to(Talk(), "no/such", ask), ask) == ask({})[0]


def test_work_that_has_ended_never_goes_on() -> None:
    asked = needs("cwpt/peer-practitioner")
    base: dict[str, Reply] = {
        "work": ("peer-support-worker",), "months/peer-support-worker": ("18",), "now/peer-support-worker": ("no",)
    }  # fmt: skip
    for until in ({}, {"until/peer-support-worker": ("2026",)}, {"until/peer-support-worker": ("2031-01",)}):
        made = profile_of({**base, **until}, NOBODY_YET, asked, KNOWN, TODAY).experience
        assert made == (Spell(months=18, occupation="peer-support-worker", until=PartialDate(2026, 10)),)


PSW = "peer-support-worker"
IN_POST = Spell(months=18, role="cwpt/peer-support-worker")
BEFORE_THAT = Spell(months=6, occupation=PSW, setting="voluntary", until=PartialDate(2020))
TWICE = Profile(experience=(IN_POST, BEFORE_THAT), holds=(Holding("care-certificate"),))


def changed(before: Profile, **answers: Reply) -> tuple[Spell, ...]:
    """The work after answers about it, by the first words of their keys."""
    asked = needs("cwpt/peer-practitioner")
    told = answers_of(before, asked, KNOWN) | {f"{key}/{PSW}": answer for key, answer in answers.items()}
    return profile_of(told, before, asked, KNOWN, TODAY).experience


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_spells_of_one_work_the_present_one_is_shown(order: int) -> None:
    before = Profile(experience=TWICE.experience[::order])
    known = answers_of(before, needs("cwpt/peer-practitioner"), KNOWN)
    assert {key: answer for key, answer in known.items() if PSW in key} == {
        f"months/{PSW}": ("24",), f"now/{PSW}": ("yes",), f"post/{PSW}": ("cwpt/peer-support-worker",)
    }  # fmt: skip


def test_an_answer_about_one_spell_leaves_the_other() -> None:
    ended = Spell(months=18, role="cwpt/peer-support-worker", until=PartialDate(2026, 5))
    assert changed(TWICE, months=("30",)) == (Spell(months=24, role="cwpt/peer-support-worker"), BEFORE_THAT)
    assert changed(TWICE, now=("no",), until=("2026-05",)) == (ended, BEFORE_THAT)
    assert changed(TWICE, post=("rdash/peer-support-worker",))[1] == BEFORE_THAT
    both = Profile(experience=(IN_POST, Spell(months=6, occupation=PSW)))
    assert all(spell.until for spell in changed(both, now=("no",)))


def test_fewer_months_in_all_than_another_spell_has_are_said_of_all() -> None:
    assert changed(TWICE, months=("5",)) == (Spell(months=5, role="cwpt/peer-support-worker"),)


def test_an_end_that_is_still_to_come_stays() -> None:
    leaving = Profile(experience=(Spell(months=6, occupation=PSW, until=PartialDate(2027, 3)),))
    assert changed(leaving) == changed(leaving, until=()) == leaving.experience


def spells() -> st.SearchStrategy[Spell]:
    place = st.sampled_from([None, "voluntary", "community"])
    kind = st.sampled_from([{"role": IN_POST.role}, {"role": "imperial/peer-support-worker"}, {"occupation": PSW}])
    ends = st.sampled_from([None, PartialDate(2020), PartialDate(2026, 11), PartialDate(2028, 1)])
    return st.builds(
        lambda kind, **rest: Spell(**kind, **rest), kind, months=st.integers(1, 40), setting=place, until=ends
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(spells(), max_size=4), st.sampled_from([None, "cwpt/peer-practitioner"]))
def test_work_that_nobody_answers_anew_stays_as_it_was(worked: list[Spell], target: str | None) -> None:
    before, asked = Profile(experience=tuple(worked)), needs(target)
    known = answers_of(before, asked, KNOWN)
    assert profile_of(known, before, asked, KNOWN, TODAY) == before
    # Nothing is an answer that no question asks for: a form would lose it.
    assert {*known} <= {one.key for one in questions(asked, known, KNOWN)}
