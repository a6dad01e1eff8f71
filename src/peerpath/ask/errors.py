"""What a question that cannot be put ends in: the problems as values, with the words that the command line prints."""

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, Self

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place
from peerpath.diagnostic.shown import shown


class DataError(ValueError):
    """A question, a profile or role data that cannot be used.

    Its text is what the command line prints, one problem a line. It never repeats what a profile says.
    """

    problems: tuple[Diagnostic, ...]
    """Each thing that is wrong, with its place."""

    def __init__(self, *lines: str, problems: Iterable[Diagnostic] = ()) -> None:
        """Without ``problems`` the first line is the one problem, and what follows says what to do."""
        super().__init__("\n".join(lines))
        told = (Diagnostic(code=codes.NOT_ALLOWED, message=line, place=Place("question")) for line in lines[:1])
        self.problems = tuple(problems) or tuple(told)

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnknownNameError(DataError):
    """A name that nothing in the catalogue goes by, or that several things do."""

    asked: str
    """What is wrong with the name, in one sentence."""
    choices: tuple[str, ...]
    """Ids of what may be meant, the likeliest first; empty where nothing is near."""

    def __init__(self, asked: str, choices: tuple[str, ...], *lines: str) -> None:
        """``lines`` are the words for those who cannot be asked back."""
        problem = Diagnostic(code=codes.UNKNOWN_ROLE, message=asked, place=Place("name"), suggestions=choices)
        super().__init__(*lines, problems=(problem,))
        self.asked, self.choices = asked, choices

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """An exception is unpickled from its text alone, and a pool of processes breaks over one that cannot be."""
        return type(self), (self.asked, self.choices, str(self))


def refuse(option: str, wants: str) -> NoReturn:
    """Raise DataError for an option of a question; the two make one sentence."""
    problem = Diagnostic(code=codes.NOT_ALLOWED, message=wants, place=Place(option))
    raise DataError(f"{option} {wants}", problems=(problem,))


def unreadable(problems: Iterable[Diagnostic], *more: str) -> DataError:
    """The error for what reading found wrong; ``more`` are lines that say what to do."""
    found = tuple(problems)
    return DataError(*problem_lines(found), *more, problems=found)


def problem_lines(problems: Iterable[Diagnostic]) -> list[str]:
    """Each problem on a line: where, what, what may have been meant, and the mend."""
    lines = []
    for problem in problems:
        # On one line, for a log or a cell: the terminal has room for a picture of the place, this has not.
        near = f" Did you mean {' or '.join(problem.suggestions)}?" if problem.suggestions else ""
        lines.append(
            f"{shown(str(problem.place))}: {problem.code} {problem.message}.{near} {problem.help}".replace(
                "..", "."
            ).rstrip()
        )
    return lines


def our_mistake(slip: Exception) -> str:
    """What is said of a fault of the program: where it is, and never what was in the data."""
    frame = slip.__traceback__
    # The innermost place is ours to mend; its values, which may be about a person, are not looked at.
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" in {Path(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno}" if frame else ""
    return (
        "This is a mistake in peerpath, and not in what you typed. Nothing that you told it is shown here.\n"
        f"Please tell those who keep it: {type(slip).__name__}{place}."
    )


class Gathered:
    """Parts of a question looked at one by one, so that what is wrong with any of them is told at once.

    Each part is put into a block of its own, ``with gathered:``; then comes `tell`, before the parts are used.
    """

    def __init__(self) -> None:
        self._found: list[DataError] = []

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> bool:
        if isinstance(error, DataError):
            self._found.append(error)
        return isinstance(error, DataError)

    def tell(self) -> None:
        """Raise DataError where there was a problem: the error itself where there was one."""
        if len(self._found) == 1:
            raise self._found[0]
        if self._found:
            raise DataError(*map(str, self._found), problems=[one for each in self._found for one in each.problems])
