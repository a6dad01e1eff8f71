"""`import peerpath` gives what interface.md names, costs nothing until it is used, and fails in two ways only."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import peerpath
from tests.cli.conftest import Ask
from tests.cli.conftest import ask as ask

TODAY = date(2026, 11, 27)
NAMES = {"load", "profile", "Planner", "GapAnswer", "RouteAnswer", "NextAnswer", "DataError", "UnknownNameError"}


@pytest.fixture(scope="module")
def planner() -> peerpath.Planner:
    return peerpath.load()


def test_the_public_names_are_the_promised_ones() -> None:
    assert set(peerpath.__all__) == NAMES
    for name in NAMES:
        assert name in dir(peerpath)
        assert getattr(peerpath, name).__module__.startswith("peerpath.")
    with pytest.raises(AttributeError):
        peerpath.no_such_name  # noqa: B018


def test_a_bare_import_loads_one_module() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys; before = set(sys.modules); import peerpath; print(*set(sys.modules) - before)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["peerpath"]


def test_the_example_of_the_promise(planner: peerpath.Planner) -> None:
    sam = peerpath.profile({"holds": ["care-certificate"]})
    answer = planner.gap("Peer practitioner", sam)
    assert isinstance(answer, peerpath.GapAnswer)
    assert answer.verdict == "not_yet"
    assert [one.requirement.id for one in answer.requirements] == [
        one["id"] for one in answer.to_dict()["requirements"]
    ]
    route = planner.route("cwpt/senior-peer-support-worker", sam, today=TODAY)
    assert isinstance(route, peerpath.RouteAnswer)
    assert isinstance(planner.next(sam), peerpath.NextAnswer)


@pytest.mark.parametrize("told", ["dict", "text", "bytes", "path", "name of a file", "profile"])
def test_a_profile_is_a_path_a_dict_or_text(told: str, planner: peerpath.Planner, tmp_path: Path) -> None:
    text = "holds: [care-certificate]\nlived_experience: [mental-health]\n"
    file = tmp_path / "sam.yaml"
    file.write_text(text)
    data = {"holds": ["care-certificate"], "lived_experience": ["mental-health"]}
    ways: dict[str, Any] = {
        "dict": data, "text": text, "bytes": text.encode(), "path": file, "name of a file": str(file),
        "profile": peerpath.profile(data),
    }  # fmt: skip
    expected = planner.gap("cwpt/peer-practitioner", data, today=TODAY).to_dict()
    assert planner.gap("cwpt/peer-practitioner", ways[told], today=TODAY).to_dict() == expected


def test_nobody_told_of_starts_from_nothing(planner: peerpath.Planner) -> None:
    nothing = planner.route("cwpt/peer-support-worker", today=TODAY).to_dict()
    told: Any
    for told in (None, {}, "", b"{}", "{}"):
        assert planner.route("cwpt/peer-support-worker", told, today=TODAY).to_dict() == nothing


def test_a_day_is_a_date_a_time_or_text(planner: peerpath.Planner) -> None:
    for day in (TODAY, datetime(2026, 11, 27, 9, 30), "2026-11-27"):
        assert planner.gap("Peer practitioner", today=day).today == TODAY


WRONG: list[tuple[str, list[str], Any]] = [
    ("no such role", ["gap", "juggler"], lambda p: p.gap("juggler")),
    ("several roles", ["gap", "Senior peer support worker"], lambda p: p.gap("Senior peer support worker")),
    ("nearly", ["gap", "cwpt/peer-practitoner"], lambda p: p.gap("cwpt/peer-practitoner")),
    ("many", ["gap", "peer"], lambda p: p.gap("peer")),
    ("best by", ["route", "cwpt/peer-practitioner", "--by", "luck"], lambda p: p.route("cwpt/peer-practitioner", by="luck")),
    ("avoid", ["route", "cwpt/peer-practitioner", "--avoid", "x"], lambda p: p.route("cwpt/peer-practitioner", avoid=["x"])),
    ("via", ["route", "cwpt/peer-practitioner", "--via", "x"], lambda p: p.route("cwpt/peer-practitioner", via="x")),
    ("employer", ["route", "cwpt/peer-practitioner", "--stay-with", "x"], lambda p: p.route("cwpt/peer-practitioner", stay_with="x")),
    ("two at once", ["route", "juggler", "--by", "luck"], lambda p: p.route("juggler", by="luck")),
    ("a day", ["next", "--as-of", "soon"], lambda p: p.next(today="soon")),
    ("no file", ["gap", "cwpt/peer-practitioner", "--profile", "none.yaml"], lambda p: p.gap("cwpt/peer-practitioner", "none.yaml")),
    ("no table", ["gap", "cwpt/peer-practitioner", "--profile", "none.csv"], lambda p: list(p.cohort("none.csv", "cwpt/peer-practitioner"))),
    ("one alone", ["compare", "cwpt/peer-practitioner"], lambda p: p.compare("cwpt/peer-practitioner")),
    ("no data", ["roles", "--no-builtin"], lambda p: peerpath.load(builtin=False)),
    ("no folder", ["roles", "--data", "nowhere"], lambda p: peerpath.load("nowhere")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "typed", "asked"), WRONG, ids=[one[0] for one in WRONG])
def test_what_cannot_be_asked_has_the_words_of_the_command_line(
    what: str, typed: list[str], asked: Any, ask: Ask, planner: peerpath.Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    told = ask(*typed)
    with pytest.raises(peerpath.DataError) as caught:
        asked(planner)
    assert told.code == 2
    assert told.err == f"{caught.value}\n"
    assert caught.value.problems


def test_a_name_carries_what_may_be_meant(planner: peerpath.Planner) -> None:
    with pytest.raises(peerpath.UnknownNameError) as caught:
        planner.gap("cwpt/peer-practitoner")
    assert caught.value.choices == ("cwpt/peer-practitioner",)
    assert caught.value.problems[0].suggestions == caught.value.choices


@pytest.mark.parametrize("name", ["pgce", "Care Certificate", "care certificate"])
def test_a_course_is_no_role_and_says_so(name: str, planner: peerpath.Planner) -> None:
    for put in (planner.gap, planner.route, planner.compare):
        with pytest.raises(
            peerpath.UnknownNameError, match=r"a course, not a role.\nTo see it, type: peerpath show (pgce|care-)"
        ):
            put(name)


@pytest.mark.parametrize("role", [None, 5, b"x", ["cwpt/peer-practitioner"], "", "\0", "/"])
@pytest.mark.parametrize("ask", ["gap", "route"])
def test_no_role_ends_in_another_exception(ask: str, role: Any, planner: peerpath.Planner) -> None:
    with pytest.raises(peerpath.DataError):
        getattr(planner, ask)(role)


@pytest.mark.parametrize(
    "told",
    [5, [], ["care-certificate"], {1: 2}, {"holds": 3}, {"holds": [{}]}, {"experience": [{"months": "many"}]}, "[1]\n",
     "holds: [", "\0", b"\xff", "care-certificate", "secret-thing", b"secret-thing", "secret-thing " * 600, [{}, {}], iter(()), {"holds": ["secret-thing"]}, {"waivers": [{"requirement": "secret-thing"}]},
     {"name": 5}, {"secret-thing": 1}, Path(), {"studying": [{"id": "pgce", "until": "secret-thing"}]}],
)  # fmt: skip
def test_no_profile_ends_in_another_exception_or_is_repeated(told: Any, planner: peerpath.Planner) -> None:
    for put in (planner.profile, planner.next, lambda one: planner.gap("cwpt/peer-practitioner", one)):
        with pytest.raises(peerpath.DataError) as caught:
            put(told)
        assert caught.value.problems
        if told != {"secret-thing": 1}:  # a key is named, for it is no value
            assert "secret-thing" not in str(caught.value)


@pytest.mark.parametrize(
    "asked",
    [{"courses": 0}, {"courses": "two"}, {"assume_months": True}, {"alternatives": 21}, {"by": None}, {"via": [1]},
     {"avoid": 5}, {"stay_with": 3}, {"today": 5}, {"via": b"pgce"}, {"course": 2}, {"options": {"by": "time"}}],
)  # fmt: skip
def test_no_option_ends_in_another_exception(asked: dict[str, Any], planner: peerpath.Planner) -> None:
    with pytest.raises(peerpath.DataError):
        planner.route("cwpt/peer-practitioner", **asked)


def test_a_profile_of_other_role_data_is_looked_at_again(planner: peerpath.Planner, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "organisations: {own: {title: Own}}\n"
        "qualifications:\n  juggling: {title: Juggling, summary: To juggle., length: {months: 1, basis: assumed, note: Ours.}, basis: assumed, note: Ours.}\n"
    )
    own = peerpath.load(tmp_path)
    sam = own.profile({"holds": ["juggling"]})
    assert own.gap("cwpt/peer-practitioner", sam).verdict
    with pytest.raises(peerpath.DataError):
        planner.gap("cwpt/peer-practitioner", sam)


def test_a_repr_is_one_line_and_says_nothing_of_the_person(planner: peerpath.Planner) -> None:
    sam = peerpath.profile({"name": "Samira", "holds": ["care-certificate"], "lived_experience": ["perinatal"]})
    asked = planner.asker(sam, TODAY)
    shown = [sam, planner, planner.catalogue, planner.gap("cwpt/peer-practitioner", sam), planner.next(sam), asked,
             planner.route("cwpt/peer-practitioner", sam), asked.evidence]  # fmt: skip
    gap, route = planner.gap("cwpt/peer-practitioner", sam), planner.route("cwpt/peer-practitioner", sam)
    shown += [gap.gap, *gap.requirements, *route.routes, *planner.roles(), *planner.catalogue.qualifications.values()]
    shown += [step for step in route.routes[0].steps if step.kind.value == "work"]
    for one in shown:
        assert len(repr(one).splitlines()) == 1 and len(repr(one)) < 120
        assert not {"Samira", "care-certificate", "perinatal"} & set(repr(one).replace("'", " ").split())
        assert "Samira" not in repr(one) and "perinatal" not in repr(one)


def test_a_wrong_keyword_is_told_with_what_may_be_meant(planner: peerpath.Planner) -> None:
    with pytest.raises(peerpath.DataError, match=r"options of route are .*Did you mean courses"):
        planner.route("cwpt/peer-practitioner", course=2)


def values_in(one: object, met: dict[int, object]) -> Iterator[object]:
    """Every value of our own that can be reached from this one through public names, each once."""
    if isinstance(one, list | tuple | set | frozenset | dict):
        for part in one.values() if isinstance(one, dict) else one:
            yield from values_in(part, met)
    elif type(one).__module__.startswith("peerpath.") and not isinstance(one, Enum) and id(one) not in met:
        met[id(one)] = one
        yield one
        for name in dir(one):
            if not name.startswith("_") and not callable(value := getattr(one, name)):
                yield from values_in(value, met)


def test_whatever_an_answer_holds_has_a_short_repr(planner: peerpath.Planner) -> None:
    spell = {"occupation": "peer-support-worker", "months": 777}
    sam = planner.profile({"name": "Samira", "experience": [spell], "not_willing": ["gcse-maths", "functional-skills-maths-level-2"], "holds": ["pgce"],
                           "waivers": [{"requirement": "cwpt/peer-practitioner/english", "agreed_by": "Bodil", "why": "overseas papers"}]})  # fmt: skip
    answers = [ask(role, sam) for ask in (planner.gap, planner.route)
               for role in ("cwpt/peer-practitioner", "cnwl/advanced-lived-experience-practitioner")]  # fmt: skip
    with pytest.raises(peerpath.DataError) as wrong:
        planner.profile({"hold": ["care-certificate"]})
    met = list(values_in([planner, sam, planner.next(sam), wrong.value.problems, *answers], {}))
    assert {"Cause", "Served", "AllOf", "Spell", "Waiver", "Nearest"} <= {type(one).__name__ for one in met}
    for one in met:
        assert len(repr(one)) < 200 and len(repr(one).splitlines()) == 1, type(one)
        assert not any(said in repr(one) for said in ("Samira", "777", "Bodil", "overseas")), type(one)


class Cell:
    """A number of NumPy, or an array: what it holds is had by `tolist`."""

    def __init__(self, held: Any) -> None:
        self._held = held

    def tolist(self) -> Any:
        return self._held


def test_what_a_table_of_data_holds_is_plain_data(planner: peerpath.Planner) -> None:
    def told(months: Any, awarded: Any, also: Any, name: Any) -> Any:
        return planner.profile(
            {
                "name": name,
                "declares": also,
                "holds": [{"id": "care-certificate", "awarded": awarded}],
                "experience": [{"role": "cwpt/peer-support-worker", "months": months}],
            }
        )

    plain = told(18, "2025-01-05", ["spoken-english", "written-english"], None)
    day = datetime(2025, 1, 5, 9, 30)
    for awarded in (date(2025, 1, 5), day, Cell(day.date())):
        assert told(Cell(18), awarded, {"written-english", "spoken-english"}, float("nan")) == plain
    assert told(18, "2025-01-05", Cell(["spoken-english", "written-english"]), Cell(float("nan"))) == plain
    # A column with a gap: pandas holds its numbers as floats, or the gap as a value of its own.
    assert told(18.0, "2025-01-05", ["spoken-english", "written-english"], type("NAType", (), {})()) == plain
    with pytest.raises(peerpath.DataError, match="has to be a whole number"):
        told(18.5, "2025-01-05", [], None)


class Number:
    """A whole number of another library, as NumPy has them."""

    def __init__(self, held: int) -> None:
        self._held = held

    def __index__(self) -> int:
        return self._held


def test_a_whole_number_of_another_library_is_one(planner: peerpath.Planner) -> None:
    six: Any = Number(6)
    role = "cwpt/senior-peer-support-worker"
    hiring, six_months = planner.options(assume_hiring=six), planner.route(role, today=TODAY, assume_months=six)
    assert hiring == planner.options(assume_hiring=6)
    assert six_months.to_dict() == planner.route(role, today=TODAY, assume_months=6).to_dict()
    assert (
        planner.next(today=TODAY, assume_months=six).to_dict() == planner.next(today=TODAY, assume_months=6).to_dict()
    )
    assert six_months.what_if({}, study_hours=six).months == six_months.what_if({}, study_hours=6).months


@pytest.mark.parametrize("thing", [object(), Cell, range(3), b"x", "a\ud800b", iter("ab"), Cell([5]), 10**30])
@pytest.mark.parametrize("key", ["name", "declares", "holds", "experience", "study_hours", "waivers"])
def test_what_is_no_data_ends_in_no_other_exception(key: str, thing: Any, planner: peerpath.Planner) -> None:
    for told in ({key: thing}, {key: [thing]}, {key: [{"id": thing, "months": thing}]}):
        if key != "name" or not isinstance(thing, str):
            with pytest.raises(peerpath.DataError):
                planner.profile(told)


class Frame:
    """Gives the headings of its columns, and is neither true nor false, as data frames do."""

    def __iter__(self) -> Iterator[str]:
        return iter(["holds"])

    def __bool__(self) -> bool:
        raise ValueError("ambiguous")

    def __eq__(self, other: object) -> Any:
        return self

    def __hash__(self) -> int:
        return 0


@pytest.mark.parametrize(
    "asked",
    [
        lambda p, frame: p.cohort(frame, "Peer practitioner"),
        lambda p, frame: p.options(by=frame),
        lambda p, frame: p.options(stay_with=frame),
        lambda p, frame: p.options(avoid=frame),
        lambda p, frame: peerpath.Planner(frame),
        lambda p, frame: peerpath.load({frame: {}}),
        lambda p, frame: peerpath.load(builtin=frame),
        lambda p, frame: peerpath.profile({}, frame),
    ],
)
def test_no_wrong_thing_ends_in_another_exception(asked: Any, planner: peerpath.Planner) -> None:
    for wrong in (Frame(), "x" * 300):
        with pytest.raises(peerpath.DataError):
            asked(planner, wrong)


def test_ids_are_taken_as_screens_print_them(planner: peerpath.Planner, ask: Ask) -> None:
    assert planner.roles(organisation="CWPT", pillar="Leading") == planner.roles(organisation="cwpt", pillar="leading")
    assert planner.options(by="Moves", stay_with="CWPT") == planner.options(by="moves", stay_with="cwpt")
    assert ask("roles", "--organisation", "CWPT").out == ask("roles", "--organisation", "cwpt").out


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"holds": [{"id": "care-certificate", "awarded": []}]}, "holds, number 1, awarded"),
        ({"holds": ["care-certificate", "no-such-thing"]}, "holds, number 2"),
        ({"experience": [{"role": "cwpt/peer-support-worker", "months": "many"}]}, "experience, number 1, months"),
        ({"nme": "Sam"}, "nme"),
    ],
)
def test_a_place_in_plain_data_is_named_as_people_count(told: dict[str, object], place: str) -> None:
    with pytest.raises(peerpath.DataError) as raised:
        peerpath.profile(told)
    assert [str(one.place) for one in raised.value.problems] == [f"profile: {place}"]
