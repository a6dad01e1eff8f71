"""What holds for every requirement and every person, by a second opinion and by the same person a little changed."""

from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Gap, Outcome
from peerpath.model.profile import Profile
from peerpath.model.requirement import Requirement, parts_of
from tests.gap.build import role
from tests.gap.oracle import FAR, VERDICTS, Expected, Oracle
from tests.gap.worlds import AREAS, DECLARATIONS, WORLD, holdings, people, spells, waivers

STEADY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A slow machine is no failure."""

Asked = tuple[tuple[Requirement, ...], Profile, date]


def answer(requires: tuple[Requirement, ...], profile: Profile, today: date) -> Gap:
    return gap(role("trust/target", *requires), evidence(profile, WORLD, today))


def changed(profile: Profile, **entries: tuple[object, ...]) -> Profile:
    """The same person with other entries under some keys."""
    keys = ("lived_experience", "declares", "holds", "studying", "experience", "not_yet", "not_willing", "waivers")
    return Profile(**{key: getattr(profile, key) for key in keys} | entries)


def nodes(outcomes: tuple[Outcome, ...]) -> Iterator[Outcome]:
    for one in outcomes:
        yield one
        yield from nodes(one.parts)
        yield from nodes((one.unless,) if one.unless is not None else ())


def told(outcome: Outcome) -> object:
    """The statuses of a tree, by its ids."""
    unless = told(outcome.unless) if outcome.unless is not None else None
    return outcome.requirement.id, str(outcome.status), [told(part) for part in outcome.parts], unless


def foretold(expected: Expected) -> object:
    unless = foretold(expected.unless) if expected.unless is not None else None
    return expected.id, expected.status, [foretold(part) for part in expected.parts], unless


def assert_no_worse(before: Gap, after: Gap) -> None:
    assert VERDICTS.index(after.verdict) <= VERDICTS.index(before.verdict)
    assert_none_further(before.outcomes, after.outcomes)


def assert_none_further(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> None:
    """Below what is in place, parts are marked as not needed for that reason alone, so they are not compared."""
    for one, other in zip(before, after, strict=True):
        assert FAR[other.status] <= FAR[one.status], one.requirement.id
        if FAR[one.status] > 0:
            assert_none_further(one.parts, other.parts)
        if one.unless is not None and other.unless is not None:
            assert_none_further((one.unless,), (other.unless,))


@STEADY
@given(people())
def test_statuses_and_verdict_are_those_of_the_second_opinion(asked: Asked) -> None:
    requires, profile, today = asked
    found, oracle = answer(*asked), Oracle(profile, WORLD, today)
    assert [told(one) for one in found.outcomes] == [foretold(oracle.expected(one)) for one in requires]
    assert found.verdict == oracle.verdict(requires)


@STEADY
@given(people())
def test_the_answer_has_the_shape_of_the_question(asked: Asked) -> None:
    def mirrors(requirement: Requirement, outcome: Outcome) -> bool:
        exempt = requirement.unless is None and outcome.unless is None
        return (
            outcome.requirement is requirement
            and len(outcome.parts) == len(parts_of(requirement))
            and all(map(mirrors, parts_of(requirement), outcome.parts))
            and (
                exempt
                or (
                    requirement.unless is not None
                    and outcome.unless is not None
                    and mirrors(requirement.unless, outcome.unless)
                )
            )
        )

    found = answer(*asked)
    assert len(found.outcomes) == len(asked[0])
    assert all(map(mirrors, asked[0], found.outcomes))


@STEADY
@given(people(), st.data())
def test_more_in_a_profile_never_makes_anything_worse(asked: Asked, data: st.DataObject) -> None:
    requires, profile, today = asked
    key, entries = data.draw(
        st.sampled_from(
            [
                ("holds", holdings(today)),
                ("experience", spells()),
                ("declares", st.sampled_from(DECLARATIONS)),
                ("lived_experience", st.sampled_from(AREAS)),
            ]
        )
    )
    richer = changed(profile, **{key: (*getattr(profile, key), data.draw(entries))})
    assert_no_worse(answer(*asked), answer(requires, richer, today))


@STEADY
@given(people(), st.data())
def test_a_waiver_never_makes_anything_worse(asked: Asked, data: st.DataObject) -> None:
    requires, profile, today = asked
    waived = changed(profile, waivers=(*profile.waivers, data.draw(waivers(requires))))
    assert_no_worse(answer(*asked), answer(requires, waived, today))


@STEADY
@given(people(), st.data())
def test_being_less_willing_never_makes_anything_better(asked: Asked, data: st.DataObject) -> None:
    requires, profile, today = asked
    assert_no_worse(answer(*asked), answer(requires, changed(profile, not_willing=()), today))


@STEADY
@given(people(), st.data())
def test_the_order_of_a_profile_is_irrelevant(asked: Asked, data: st.DataObject) -> None:
    requires, profile, today = asked
    keys = ("lived_experience", "declares", "holds", "studying", "experience", "not_yet", "not_willing", "waivers")
    shuffled = {key: tuple(data.draw(st.permutations(getattr(profile, key)))) for key in keys}
    before, after = answer(*asked), answer(requires, changed(profile, **shuffled), today)
    assert before.verdict == after.verdict
    for one, other in zip(nodes(before.outcomes), nodes(after.outcomes), strict=True):
        assert (one.status, one.reason, one.months) == (other.status, other.reason, other.months)
        assert sorted(one.evidence) == sorted(other.evidence)


@STEADY
@given(people())
def test_the_same_question_twice_gives_the_same_answer(asked: Asked) -> None:
    assert answer(*asked) == answer(*asked)
