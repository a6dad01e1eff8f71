"""One place decides about the terminal, from facts that it is handed."""

import pytest

from peerpath.render.terminal.console import Look, look_of


def look(
    terminal: bool = True,
    columns: int = 80,
    encoding: str | None = "utf-8",
    accessible: bool = False,
    **environment: str,
) -> Look:
    return look_of(
        terminal=terminal, environment=environment, columns=columns, encoding=encoding, accessible=accessible
    )


def test_a_terminal_gets_colour_and_boxes_at_its_own_width() -> None:
    assert look(columns=97) == Look(width=97, colour=True, boxes=True, encoding="utf-8", lively=True)


@pytest.mark.parametrize(("terminal", "height"), [(True, 24), (False, None)])
def test_only_a_terminal_has_a_height(terminal: bool, height: int | None) -> None:
    found = look_of(terminal=terminal, environment={}, columns=80, lines=24, encoding="utf-8")
    assert found.height == height


def test_a_pipe_gets_plain_text_that_is_not_wrapped() -> None:
    piped = look(terminal=False)
    assert (piped.width, piped.colour, piped.lively) == (None, False, False)


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"TERM": "xterm-256color"}, True),
        (True, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_is_as_asked(terminal: bool, environment: dict[str, str], colour: bool) -> None:
    assert look_of(terminal=terminal, environment=environment, columns=80, encoding="utf-8").colour is colour


def test_a_dumb_terminal_gets_nothing_drawn() -> None:
    dumb = look(TERM="dumb")
    assert (dumb.boxes, dumb.lively) == (False, False)


@pytest.mark.parametrize("asked", [{"accessible": True}, {"ACCESSIBLE": "1"}])
def test_accessible_by_flag_or_variable(asked: dict[str, object]) -> None:
    seen = look(**asked)  # type: ignore[arg-type]
    assert (seen.accessible, seen.boxes, seen.lively) == (True, False, False)


def test_accessible_can_be_set_to_no() -> None:
    assert not look(ACCESSIBLE="0").accessible


@pytest.mark.parametrize(
    ("columns", "width"), [("40", 40), ("1", 20), ("wide", 80), ("", 80), ("-3", 80), ("²", 80), ("0", 80)]
)
def test_columns_sets_the_width_if_it_is_a_number(columns: str, width: int) -> None:
    assert look(COLUMNS=columns).width == width


def test_columns_counts_on_a_pipe_too() -> None:
    assert look(terminal=False, COLUMNS="60").width == 60


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", None])
def test_bars_are_left_to_terminals_that_have_their_characters(encoding: str | None) -> None:
    assert not look(encoding=encoding).lively
    assert not look(encoding=encoding).blocks
    assert look().blocks
    assert look(encoding=encoding).encoding == (encoding or "ascii")
