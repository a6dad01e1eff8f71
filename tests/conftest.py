"""The fast lane: what is beyond it, in one list, so that `pytest -m "not slow"` answers within half a minute.

And what only some systems have: tests that need it are left out where it is not.
"""

import inspect
import os
import sys

import pytest

SLOW = (
    "cli/test_cohort.py",
    "cli/test_cohort_folder.py",
    "cli/test_every_answer.py::test_any_encoding",
    "cli/test_gap_on_paper.py",
    "cli/test_map.py::test_all_maps",
    "cli/test_map.py::test_the_next_command_has_the_persons_flags",
    "cli/test_on_paper.py::test_a_handout_is_one_sheet",
    "cli/test_on_paper.py::test_only_the_whole_goes_through_a_pager",
    "cli/test_profile_import_cvs.py",
    "cli/test_screens.py::test_an_answer_fits_a_screen",
    "cli/test_screens.py::test_all_that_is_known_of_a_role",
    "cli/test_route_words.py::test_a_job_on_the_way_tells_what_it_asks",
    "cli/test_small_inputs.py::test_titles_stand_in_a_route",
    "cli/test_tables.py::test_an_open_quotation_mark",
    "docs/test_commands.py",
    "docs/test_many_machines.py",
    "docs/test_plain_english.py::test_answers_are_plain",
    "docs/test_plain_english.py::test_half_of_what_is_shown",
    "dialogue/test_talk.py::test_whatever_is_answered",
    "gap/test_properties.py",
    "page/test_bridge.py::test_options_are_those_of_the_command[avoid",
    "page/test_bridge.py::test_options_are_those_of_the_command[what_if",
    "page/test_bridge.py::test_pasted_role_data_is_laid_over",
    "page/test_command.py",
    "page/test_page.py",
    "page/test_supposing.py::test_every_switch",
    "reading/test_table_dialects.py::test_what_is_read_is_what_was_written",
    "reading/test_tree.py::test_json_is_read",
    "reading/test_tree.py::test_what_is_dumped_is_read",
    "reading/test_two_shapes.py::test_a_persons_words_load",
    "reading/test_two_shapes.py::test_both_take_and_refuse",
    "release/",
    "reliability/",
    "render/test_axe.py",
    "render/test_ladder.py::test_every_arrow_is_told",
    "render/test_ladder.py::test_every_box_stands_there_once",
    "render/test_ladder.py::test_what_stands_beside",
    "render/test_map_page.py::TestInABrowser",
    "render/test_pdf.py",
    "render/test_svg.py",
    "report/test_book.py::test_every_link",
    "report/test_first.py",
    "report/test_on_paper.py",
    "report/test_route_page.py::test_no_sentence_treats_a_role_as_open",
    "route/",
    "validate/test_cases.py",
    "validate/test_for_others.py",
    "validate/test_formats.py::test_a_great_many",
    "validate/test_formats.py::test_every_format_of_every_case",
    "validate/test_limits.py",
    "validate/test_manuals.py::test_passing_example",
    "validate/test_mutations.py",
)
"""Beginnings of the tests' names: whatever takes over a fifth of a second of a processor.

They go through all roles or all cases, search routes in made-up worlds, kill processes, open browsers or build wheels.
"""
IN_THE_LANE = (
    "route/test_served_twice.py",
    "reliability/test_every_command.py",
)
"""What is quick among them; each command is asked by `reliability/test_every_command.py`."""

POSIX = (
    "mkfifo", "SIGKILL", "SIGTERM", "killpg", "preexec_fn", "symlink_to", "chmod", "S_IMODE", "st_mode", "getuid", "/dev/", "os.fork",
    '"bash"', "os.link", "fsdecode", "fsencode", "pty.", "asked_alone(", "asked_of_a_pipe(", "poisoned(", "runs(", "start(",
)  # fmt: skip
"""Words in the source of a test that Windows does not know the like of."""

# Answers keep to the width of whoever asks. Tests that want one say so.
os.environ.pop("COLUMNS", None)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """The whole of the fast lane runs on two cores, and names what takes so long that it belongs beyond it."""
    option, in_worker = config.option, "PYTEST_XDIST_WORKER" in os.environ
    if "not slow" in option.markexpr and config.args_source is config.ArgsSource.TESTPATHS and not in_worker:
        option.durations, option.durations_min = option.durations or 10, 1.0
        # A file stays on one core, so that what its tests share is made once.
        if getattr(option, "numprocesses", 0) is None and not option.usepdb and not option.collectonly:
            option.numprocesses, option.dist = min(2, os.cpu_count() or 1), "loadfile"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        function = getattr(item, "function", None)
        if sys.platform == "win32" and function and any(word in inspect.getsource(function) for word in POSIX):
            item.add_marker(pytest.mark.skip(reason="needs what Windows does not have"))
        name = item.nodeid.removeprefix("tests/")
        if name.startswith(SLOW) and not name.startswith(IN_THE_LANE):
            item.add_marker(pytest.mark.slow)
