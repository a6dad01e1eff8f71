"""Exceptions for questions that cannot be answered: problems as values, in the words that the command line prints."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, ParamSpec, Self, TypeVar, cast

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.diagnostic.shown import brief, shown

P = ParamSpec("P")
T = TypeVar("T")


class DataError(ValueError):
    """A question, a profile or role data cannot be used.

    The message is what the command line prints, one problem to a line. It never repeats what a profile says.
    """

    problems: tuple[Diagnostic, ...]
    """Each thing that is wrong, with its place."""

    def __init__(self, *lines: str, problems: Iterable[Diagnostic] = ()) -> None:
        """Make the error from the lines of its message.

        Without ``problems`` the first line is the one problem, and the other lines say what to do.
        """
        super().__init__("\n".join(lines))
        told = (Diagnostic(code=codes.NOT_ALLOWED, message=line, place=Place("question")) for line in lines[:1])
        self.problems = tuple(problems) or tuple(told)

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnknownNameError(DataError):
    """A name matches nothing in the catalogue, or several things."""

    asked: str
    """What is wrong with the name, in one sentence."""
    choices: tuple[str, ...]
    """Ids that may be meant, likeliest first; empty if nothing is close."""

    def __init__(self, asked: str, choices: tuple[str, ...], *lines: str) -> None:
        """Make the error from what is wrong, the ids that may be meant, and the lines of its message.

        ``asked`` and ``choices`` are for asking back; ``lines`` are for when nobody can be asked.
        """
        problem = Diagnostic(code=codes.UNKNOWN_ROLE, message=asked, place=Place("name"), suggestions=choices)
        super().__init__(*lines, problems=(problem,))
        self.asked, self.choices = asked, choices

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Keep every argument when pickled: rebuilt from its text alone, the error would break a pool of processes."""
        return type(self), (self.asked, self.choices, str(self))


def refuse(option: str, wants: str) -> NoReturn:
    """Raise DataError about an option; its name and ``wants`` make one sentence."""
    problem = Diagnostic(code=codes.NOT_ALLOWED, message=wants, place=Place(option))
    raise DataError(f"{option} {wants}", problems=(problem,))


def unreadable(problems: Iterable[Diagnostic], *more: str) -> DataError:
    """Return the error for problems found while reading; lines in ``more`` say what to do."""
    found = tuple(problems)
    return DataError(*problem_lines(found), *more, problems=found)


def value_of(read: Read[T], *more: str) -> T:
    """Return what was read, or raise DataError with every problem; lines in ``more`` say what to do."""
    if read.value is None:
        raise unreadable(read.diagnostics, *more)
    return read.value


def problem_lines(problems: Iterable[Diagnostic]) -> list[str]:
    """Write each problem on one line: place, code, message, suggestions and help."""
    lines = []
    for problem in problems:
        # Kept to one line for logs and table cells; the terminal shows the place as well.
        near = f" Did you mean {' or '.join(problem.suggestions)}?" if problem.suggestions else ""
        told = f"{problem.code} {problem.message}.{near} {problem.help}".replace("..", ".").rstrip()
        lines.append(f"{brief(shown(str(problem.place)))}: {told}")
    return lines


def our_mistake(slip: Exception) -> str:
    """Describe a bug in the program by its place, without any of the data that was in use."""
    frame = slip.__traceback__
    # Only the place is told: local variables may hold what a person said.
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" in {Path(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno}" if frame else ""
    return (
        "This is a mistake in peerpath, and not in what you typed. Nothing that you told it is shown here.\n"
        f"Please tell those who keep it: {type(slip).__name__}{place}."
    )


class Gathered:
    """Collects the DataErrors of several checks, so that all are reported at once.

    Let it try each check, then call `tell` before using what they return.
    """

    def __init__(self) -> None:
        self._found: list[DataError] = []

    def tried(self, check: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a check, and return what it returns; after a DataError that is nothing, and `tell` raises it."""
        try:
            return check(*args, **kwargs)
        except DataError as error:
            self._found.append(error)
            return cast(T, None)

    def tell(self) -> None:
        """Raise what was collected: the error itself if there was one, or a DataError with all problems."""
        if len(self._found) == 1:
            raise self._found[0]
        if self._found:
            raise DataError(*map(str, self._found), problems=[one for each in self._found for one in each.problems])
