"""The page as people use it: with the keyboard alone, on a small screen, in the dark, on paper; and nothing is kept."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerpath.ask.planner import load
from peerpath.cli.app import run
from tests.page.browsers import BROWSERS, HERE, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is all that is needed")

VIEWS = (
    "", "questions", "question/1", "question/2", "question/3", "questions/all", "answers", "roles",
    "route/cwpt/senior-peer-support-worker", "gap/cwpt/peer-practitioner", "next", "check", "route/no/such-role",
    "cwpt_peer-practitioner", "course-care-certificate", "at-cwpt", "side-by-side", "words", "trust", "contents",
)  # fmt: skip
PROFILE = """\
# my own note
name: Sam
lived_experience: [mental-health]
holds: [care-certificate]
experience:
  - {occupation: peer-support-worker, months: 18, until: 2026-10}
"""
MORE = """\
name: Robin
studying: [{id: functional-skills-maths-level-2, until: 2025-01}]
not_willing: [pgce]
experience:
  - {role: cnwl/peer-trainer, months: 9, until: 2026-10}
waivers:
  - {requirement: cwpt/peer-practitioner/english, agreed_by: the trust, why: overseas qualification accepted}
"""
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "planner.html"
    assert run(["page", "--quiet", "--output", str(file)]) == 0
    return file


@pytest.fixture(scope="module")
def looks(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Any]]:
    """What was found in a browser: one start of the page for all tests."""
    found: dict[str, dict[str, Any]] = {}

    def of(kind: str) -> dict[str, Any]:
        if BROWSERS[kind] is None:
            pytest.skip(f"no {kind} is installed")
        if kind not in found:
            folder = tmp_path_factory.mktemp(kind)
            job = {"browser": kind, "executable": BROWSERS[kind], "url": page.as_uri(), "folder": str(folder),
                   "views": VIEWS, "profile": PROFILE, "more": MORE, "hostile": HOSTILE, "axe": kind == "chrome"}  # fmt: skip
            told = json.dumps(job).encode()
            done = subprocess.run(["node", str(HERE / "looks.mjs")], input=told, capture_output=True, timeout=600)
            found[kind] = json.loads(done.stdout or b"{}") | {"slip": done.stderr.decode()[-3000:]}
        assert found[kind]["slip"] == ""
        return found[kind]

    return of


in_each_browser = pytest.mark.parametrize("browser", BROWSERS)
Looks = Callable[[str], dict[str, Any]]


@in_each_browser
def test_the_main_way_can_be_gone_by_keyboard_alone_at_320_pixels(browser: str, looks: Looks) -> None:
    found = looks(browser)
    assert [step for step in found["steps"] if step.startswith("nothing shows")] == []
    assert len(found["steps"]) == 5 and all(found["steps"]), "each question's heading has the focus when it comes"
    assert "You could apply" in found["read"]["route"]
    assert found["read"]["printed"] == 1


@in_each_browser
def test_whoever_tries_something_stays_there_and_hears_what_it_changes(browser: str, looks: Looks) -> None:
    read = looks(browser)["read"]
    assert read["focusAfterTrying"].startswith("if-")
    assert read["said"].startswith("The answer has changed.")
    assert "You could apply" in read["said"]
    assert read["outcome"] == read["said"] and read["beside"], "the same can be seen, under what was ticked"
    assert read["same"].startswith("The answer is the same.")
    assert read["stillTried"] == 2 and read["stillSaid"], "what was tried is still so after Back"


@in_each_browser
def test_nothing_is_kept_in_the_browser_and_nothing_goes_wrong(browser: str, looks: Looks) -> None:
    found = looks(browser)
    assert found["kept"] == {"local": 0, "session": 0, "cookie": "", "databases": 0}
    assert found["errors"] == []
    visited = found["read"]["visited"]
    assert len(visited) > 10
    for one in visited:
        assert re.fullmatch(r"(#(questions?|answers|route)(/[a-z0-9]+)?)? [A-Za-z ?.]+ – peerpath", one), (
            "a browser remembers it"
        )
        assert "practitioner" not in one.lower()


def test_while_it_starts_the_page_says_so_and_can_be_read(looks: Looks) -> None:
    assert "getting ready" in looks("chrome")["read"]["whileStarting"]


def test_axe_finds_nothing_on_any_view(looks: Looks) -> None:
    found = looks("chrome")
    assert found["looks"] > 6 * len(VIEWS)
    assert found["axe"] == []


def test_every_view_fits_small_screens_and_fingers(looks: Looks) -> None:
    found = looks("chrome")
    assert found["wide"] == []
    assert found["small"] == []


def test_answers_are_saved_as_the_file_that_the_command_line_reads(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert read["cleared"]
    planner = load()
    saved = planner.profile(read["saved"])
    assert saved.lived_experience or saved.experience or saved.holds
    opened = read["opened"]
    assert "Mental health" in opened and "Care Certificate" in opened and "18 months" in opened
    assert "Your answers are open." in opened and read["savedSaid"].startswith("Saved.")


def test_no_file_takes_the_place_of_unsaved_answers_unasked(looks: Looks) -> None:
    found = looks("chrome")
    assert found["read"]["unsaved"] == "Sam"
    assert [one for one in found["dialogs"] if one.startswith("Your answers here are not saved.")][1:]


def test_what_a_file_holds_beside_the_answers_can_be_seen(looks: Looks) -> None:
    more = looks("chrome")["read"]["more"]
    assert "the end of this course has passed" in more
    assert "Peer trainer, " in more and "english, for Peer practitioner (agreed by the trust)" in more
    assert "PGCE" in more


def test_not_sure_is_an_answer_while_the_page_is_open(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert "Not sure" in read["unsure"] and read["unsureTicked"]
    assert read["unsureAgain"] == read["unsure"], "the file cannot hold it, the page still knows it"


def test_an_address_that_names_nothing_leads_to_the_beginning(looks: Looks) -> None:
    for told in looks("chrome")["read"]["nowhere"]:
        assert "nothing at this address" in told and "What would you like to do first?" in told


def test_a_save_that_is_refused_says_so(looks: Looks) -> None:
    assert looks("chrome")["read"]["refused"].startswith("There is a problem")


def test_what_is_wrong_stands_beside_its_field(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert read["wrongField"] == ["true", "7 hours is about one day.", "Type whole hours, from 1 to 80."]
    assert read["rightField"] == [False, "hours-hint"]


def test_whoever_waits_is_told_and_a_long_list_ends(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert read["busy"] == ["Checking…", "true", True] and read["notBusy"] == ["Check it", None, False]
    assert read["many"][0] == 101 and "more" in read["many"][1]


def test_another_role_asks_anew_and_nothing_that_was_said_is_lost(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert "Oliver McGowan co-trainer" in read["elsewhere"]
    assert "mental-health" not in read["elsewhere"] and "Mental health" not in read["elsewhere"]
    assert "Peer practitioner" in read["again"]
    assert "18 months" in read["again"] and "October 2026" in read["again"] and "Care Certificate" in read["again"]


def test_a_browser_that_cannot_run_it_is_told_so_and_reads_on(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert "cannot start here" in read["cannot"]
    assert "What it asks for" in read["stillReads"]


def test_what_is_hostile_comes_out_as_text(looks: Looks) -> None:
    found, read = looks("chrome"), looks("chrome")["read"]
    assert found["made"] == []
    assert HOSTILE in read["hostileName"]
    assert "care-certificate" not in read["hostileProfile"] and HOSTILE not in read["hostileProfile"]
    assert "Line 1" in read["checked"]
    assert [one for one in found["dialogs"] if not one.startswith(("Clear all answers", "Your answers here"))] == []


def test_paper_has_the_answer_and_nothing_to_press(looks: Looks) -> None:
    read = looks("chrome")["read"]
    assert "Your way to: Peer practitioner" in read["onPaper"] and "Signed" in read["onPaper"]
    for word in ("What if?", "Print, or save", "Find a role", "peerpath route"):
        assert word not in read["onPaper"]
    assert read["boxes"] == ["0 0 595 842"], "A4"
    assert read["sheets"] <= 3, "no sheet for what is said to screen readers"
