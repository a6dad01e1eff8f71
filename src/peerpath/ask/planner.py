"""The way in: a catalogue to put questions to."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerpath.ask.answers import Asker, GapAnswer, NextAnswer, RouteAnswer
from peerpath.ask.comparison import CompareAnswer
from peerpath.ask.errors import DataError, Gathered, refuse, unreadable
from peerpath.ask.names import any_named, ids_of, one_of, role_named, roles_named, there_is
from peerpath.ask.people import ProfileLike, person
from peerpath.ask.show import ShowAnswer
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.role import Pillar, Role
from peerpath.reading.dates import FIRST_YEAR, LAST_YEAR
from peerpath.reading.role_data.kept import read_catalogue
from peerpath.reading.role_data.ladder import MONTHS, with_ladder

if TYPE_CHECKING:
    from peerpath.ask.cohort import Result
    from peerpath.route.options import Options


def load(data: str | Path | Iterable[str | Path] | None = None, *, builtin: bool = True) -> "Planner":
    """A planner over the built-in role data.

    ``data`` is a folder of role data of one's own, or several, each laid over those before it: all over the built-in
    data, or with ``builtin=False`` without it. Raises DataError with every problem of the data.
    """
    named = [] if data is None else _each(data)
    if not named and not builtin:
        raise DataError("--no-builtin needs role data of your own. Name its folder with --data.")
    if not all(isinstance(one, str | Path) for one in named):
        raise DataError("Role data is a folder of files. Give its name.")
    if "" in named:
        refuse("--data", "wants the name of a folder of role data, and this is empty.")
    read = read_catalogue([Path(one) for one in named], builtin=builtin)
    if read.value is None:
        raise unreadable(read.diagnostics, "To see more of each problem, type: peerpath validate FOLDER")
    return Planner(read.value)


def profile(told: ProfileLike, planner: "Planner | None" = None) -> Profile:
    """A person's profile: from a file, from the text of one, or from its keys with values.

    Its ids are looked up in the role data of the planner, or in the built-in data. Raises DataError, whose text never
    repeats what the profile says.
    """
    return (planner or _builtin()).profile(told)


@cache
def _builtin() -> "Planner":
    return load()


class Planner:
    """Role data that questions are put to. It holds nothing of anybody who asks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __repr__(self) -> str:
        """How much there is, on one line."""
        return f"<Planner of {self.catalogue!r}>"

    def assuming(self, months: int) -> "Planner":
        """The same role data, with so many months assumed below roles whose requirements no source lists."""
        whole("--assume-months", months, 1, 600)
        # The kept catalogue has the rungs of the usual number already.
        return self if months == MONTHS else Planner(with_ladder(self.catalogue, months))

    def profile(self, told: ProfileLike) -> Profile:
        """A person's profile, with every id looked up. Raises DataError."""
        return person(told, self.catalogue)

    def gap(
        self, role: str, who: ProfileLike | None = None, *, today: date | str | None = None, assume_months: int = MONTHS
    ) -> GapAnswer:
        """What is in place for a role, what is missing, and what can wait.

        ``role`` is an id or a title; ``assume_months`` of work are taken to be usual below a role whose requirements
        no source lists. Raises UnknownNameError for a name that is not one role's, and DataError.
        """
        planner = self.assuming(assume_months)
        return GapAnswer(planner.asker(who, today), role_named(role, planner.catalogue))

    def route(
        self,
        role: str,
        who: ProfileLike | None = None,
        *,
        today: date | str | None = None,
        options: "Options | None" = None,
        **asked: Any,
    ) -> RouteAnswer:
        """How to get to a role, step by step; with nobody told of, from the very start.

        Further keywords are those of `options`, which may be made beforehand. Raises UnknownNameError and DataError,
        with all that is wrong.
        """
        wrong = Gathered()
        with wrong:
            target = role_named(role, self.catalogue)
        with wrong:
            asker = self.asker(who, today)
        with wrong:
            options = _options_or(options, asked) or self.options(**asked)
        wrong.tell()
        assert options is not None, "tell() raises where there are none"
        catalogue = self.assuming(options.assume_months).catalogue
        return RouteAnswer(Asker(catalogue, asker.profile, asker.today), catalogue.roles[target.id], options)

    def options(
        self,
        *,
        by: str = "time",
        courses: int = 1,
        assume_months: int = MONTHS,
        stay_with: str | None = None,
        avoid: Iterable[str] = (),
        via: Iterable[str] = (),
        assume_hiring: int = 3,
        alternatives: int = 0,
    ) -> "Options":
        """How a route is looked for, as the options of ``peerpath route`` say it.

        ``by``: time, moves, study or unpaid. ``courses`` at once. ``assume_months`` of work where a source gives no
        number, and for which a new job is kept; ``assume_hiring`` months to find a job and start. An employer to
        ``stay_with``; ids of roles and qualifications to ``avoid`` or to go ``via``; how many ``alternatives`` to give
        beside the best way. Raises DataError with all that is wrong.
        """
        from peerpath.route.options import Measure, Options

        wrong = Gathered()
        with wrong:
            one_of("--by", by, list(Measure))
        with wrong:
            if stay_with is not None:
                one_of("--stay-with", stay_with, sorted(self.catalogue.organisations))
        with wrong:
            left_out = ids_of("--avoid", _each(avoid), self.catalogue)
        with wrong:
            passed = ids_of("--via", _each(via), self.catalogue)
        for option, value, least, most in (
            ("--courses", courses, 1, 10),
            ("--assume-months", assume_months, 1, 600),
            ("--assume-hiring", assume_hiring, 0, 60),
            ("--alternatives", alternatives, 0, 20),
        ):
            with wrong:
                whole(option, value, least, most)
        wrong.tell()
        return Options(
            by=Measure(by),
            courses=courses,
            assume_months=assume_months,
            stay_with=stay_with,
            avoid=frozenset(left_out),
            via=passed,
            assume_hiring=assume_hiring,
            alternatives=alternatives,
        )

    def next(
        self, who: ProfileLike | None = None, *, today: date | str | None = None, assume_months: int = MONTHS
    ) -> NextAnswer:
        """What could be applied for today, and what is one step away. Raises DataError."""
        return NextAnswer(self.assuming(assume_months).asker(who, today), assume_months)

    def show(self, name: str, *, today: date | str | None = None, assume_months: int = MONTHS) -> ShowAnswer:
        """All that is known of one role or qualification. Raises UnknownNameError and DataError."""
        catalogue = self.assuming(assume_months).catalogue
        return ShowAnswer(any_named(name, catalogue), the_day(today), catalogue)

    def roles(
        self,
        *,
        organisation: str | None = None,
        band: str | int | None = None,
        pillar: str | None = None,
        occupation: str | None = None,
    ) -> list[Role]:
        """The roles of which all that is given holds, by employer, stage and band. Raises DataError."""
        from peerpath.report.catalogue.roles import in_order

        wrong = Gathered()
        for option, given, ids in (
            ("--organisation", organisation, self.catalogue.organisations),
            ("--pillar", pillar, [one.value for one in Pillar]),
            ("--occupation", occupation, self.catalogue.occupations),
        ):
            with wrong:
                there_is(option, given, ids)
        with wrong:
            if not isinstance(band, str | int | None):
                refuse("--band", "wants one band, such as 4 or 8a.")
        wrong.tell()
        asked = {"organisation": organisation, "pillar": pillar, "occupation": occupation,
                 "band": None if band is None else str(band).lower().removeprefix("band").strip()}  # fmt: skip
        wanted = {name: value for name, value in asked.items() if value is not None}
        return [role for role in in_order(self.catalogue.roles.values(), self.catalogue) if wanted.items() <= _of(role)]

    def compare(self, *roles: str) -> CompareAnswer:
        """Roles side by side: two or more, or one title that several employers use. Raises DataError."""
        return CompareAnswer(roles_named(roles, self.catalogue), self.catalogue)

    def cohort(
        self, people: str | Path | Iterable[str | Path], *roles: str, today: date | str | None = None
    ) -> "Iterator[Result]":
        """A result for each person of profile files, folders and tables, in order, one after another.

        What is wrong with somebody's profile stands in their result. Raises UnknownNameError, and DataError where a
        file cannot be opened.
        """
        from peerpath.ask.cohort import results

        targets = [role_named(role, self.catalogue) for role in roles]
        return results(self.catalogue, targets, people, the_day(today))

    def asker(self, who: ProfileLike | None, today: date | str | None = None) -> Asker:
        """A person, ready to ask several questions that share what they have. Raises DataError."""
        wrong = Gathered()
        day, told = date.min, NOBODY_YET
        with wrong:
            told = self.profile(who) if who is not None else NOBODY_YET
        with wrong:
            day = the_day(today)
        wrong.tell()
        return Asker(self.catalogue, told, day)


def the_day(given: date | str | None) -> date:
    """The day that an answer is for: the one given, or the clock's. Raises DataError."""
    if given is None:
        return date.today()
    if isinstance(given, datetime):
        given = given.date()
    try:
        day = given if isinstance(given, date) else date.fromisoformat(given)
    except (TypeError, ValueError):
        refuse("--as-of", f"wants a day such as {date.today().isoformat()}.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse("--as-of", f"wants a day from {FIRST_YEAR} to {LAST_YEAR}, as in a profile.")
    return day


def whole(option: str, given: object, least: int, most: int) -> None:
    """Raise DataError where an option is no whole number within its limits."""
    if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= most:
        refuse(option, f"wants a whole number from {least} to {most}.")


def _of(role: Role) -> Set[tuple[str, str | None]]:
    """What a role can be asked for by."""
    band, pillar = role.band.value if role.band else None, role.pillar.value if role.pillar else None
    own = {"organisation": role.organisation, "occupation": role.occupation, "band": band, "pillar": pillar}
    return own.items()


def _options_or(given: "Options | None", asked: Mapping[str, Any]) -> "Options | None":
    """The options that were made beforehand, if any. Raises DataError where they would silently win over keywords."""
    from peerpath.route.options import Options

    if given is None or (isinstance(given, Options) and not asked):
        return given
    raise DataError("Options of a route are keywords, or one object that Planner.options() made; not both.")


def _each(given: Any) -> list[Any]:
    return list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
