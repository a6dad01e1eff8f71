"""One course that is two of "at least two of these": role data as a maintainer would write it, and what is right."""

from pathlib import Path

import pytest

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Verdict
from peerpath.model.profile import Spell
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.route.answer import Routes, StepKind
from peerpath.route.options import Options
from peerpath.route.route import find_routes
from tests.route import build
from tests.route.build import TODAY

DATA = Path(__file__).parent / "cases" / "served_twice"
MONTH_OF_WORK = Spell(months=1, role="home/helper")


@pytest.mark.parametrize("target", ["home/of-three", "home/of-four", "home/with-work"])
def test_a_course_that_is_two_of_at_least_two_is_the_whole_route(target: str) -> None:
    catalogue = read_catalogue(DATA, builtin=False).value
    assert catalogue is not None
    answer = find_routes(catalogue, build.person(experience=[MONTH_OF_WORK]), target, TODAY, Options())
    assert isinstance(answer, Routes)
    assert answer.routes[0].optimal
    studied = [(s.id, s.from_month, s.to_month) for s in answer.routes[0].steps if s.kind is StepKind.STUDY]
    assert (answer.routes[0].months, studied) == (4, [("gcse-maths", 0, 4)])
    after = build.person(holds=["gcse-maths"], experience=[MONTH_OF_WORK])
    assert gap(catalogue.roles[target], evidence(after, catalogue, TODAY)).verdict is not Verdict.NOT_YET
