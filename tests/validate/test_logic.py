"""Requirements that make others needless, and courses that need themselves: what is told of, and what is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peerpath.validate.example import asking
from peerpath.validate.manual import pages
from peerpath.validate.write_pages import write_pages

Codes = Callable[[str | bytes], list[str]]


@pytest.mark.parametrize(
    ("first", "second", "needless"),
    [
        # whoever meets the second meets the first
        ("level: {subject: english}", "level: {subject: english, at_least: 2}", True),
        ("level: {at_least: 2}", "level: {subject: english, at_least: 2}", True),
        ("level: {subject: english, at_least: 2}", "level: {subject: maths, at_least: 2}", False),
        ("holds: pgce", "holds: {qualification: pgce, awarded_within_months: 12}", True),
        ("holds: pgce", "holds: degree", False),
        ("experience: {setting: [health, education]}", "experience: {setting: health, months: 6}", True),
        ("experience: {setting: health}", "experience: {occupation: peer-support-worker}", False),
        ("experience: {setting: health, months: 12}", "experience: {setting: education, months: 24}", False),
        ("lived_experience: [carer, autism]", "lived_experience: carer", True),
        ("lived_experience: carer", "lived_experience: of_the_post", False),
        ("any_of: [{declares: coproduction}, {declares: public-speaking}]", "declares: public-speaking", True),
        ("any_of: [{declares: coproduction}, {declares: public-speaking}]", "declares: mentoring", False),
        ("declares: coproduction", "any_of: [{declares: coproduction}, {declares: mentoring}]", True),
        (
            "at_least: {count: 1, of: [{declares: coproduction}, {declares: mentoring}]}",
            "at_least: {count: 2, of: [{declares: coproduction}, {declares: mentoring}]}",
            True,
        ),
        (
            "all_of: [{declares: coproduction}, {declares: mentoring}]",
            "all_of: [{declares: mentoring}, {declares: coproduction}, {declares: public-speaking}]",
            True,
        ),
        ("declares: coproduction", "declares: coproduction\n      unless: {declares: mentoring}", False),
    ],
)
def test_a_branch_that_another_makes_needless(first: str, second: str, needless: bool, codes_of: Codes) -> None:
    text = asking(f"- id: either\n  any_of:\n    - {first}\n      id: one\n    - {second}\n      id: two\n")
    assert ("PP302" in codes_of(text)) == needless


def course(id: str, requires: str = "", more: str = "") -> str:
    asked = f"    requires: [{requires}]\n" if requires else ""
    return (
        f"  {id}:\n    title: Course\n    summary: A course.\n    source: cwpt-lived-experience\n"
        f"    length: {{months: 3}}\n{more}{asked}"
    )


@pytest.mark.parametrize(
    ("courses", "closed"),
    [
        (course("one", "{holds: two}") + course("two", "{holds: one}"), True),
        (course("one", "{holds: two}") + course("two"), False),
        (course("one", "{id: a, any_of: [{holds: one}, {holds: two}]}") + course("two"), False),
        (course("one", "{id: a, any_of: [{holds: one}, {declares: coproduction}]}"), False),
        (course("one", "{id: a, all_of: [{holds: two}, {holds: one}]}") + course("two"), True),
        (course("one", "{id: a, at_least: {count: 1, of: [{holds: one}, {holds: two}]}}") + course("two"), False),
        (course("one", "{id: a, at_least: {count: 2, of: [{holds: one}, {holds: two}]}}") + course("two"), True),
        (course("one", "{holds: one, unless: {declares: coproduction}}"), False),
        (course("one", "{holds: one, strength: desirable}"), False),
        (course("one", "{holds: one, when: in_post}"), False),
        (course("one", "{level: {subject: nursing, at_least: 8}}", "    subject: nursing\n    level: 8\n"), True),
        (course("one", "{level: {subject: english, at_least: 2}}", "    subject: english\n    level: 2\n"), False),
        (course("one", "{holds: two}") + course("three", more="    counts_as: [two]\n") + course("two", "{holds: one}"), False),
    ],
)  # fmt: skip
def test_a_course_that_needs_itself(courses: str, closed: bool, codes_of: Codes) -> None:
    assert ("PP401" in codes_of(f"qualifications:\n{courses}")) == closed


def test_pages_are_written_anew(tmp_path: Path) -> None:
    (tmp_path / "PP999.md").write_text("A rule that is gone.")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
