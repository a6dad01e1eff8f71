"""Where everything starts: `load` role data and put questions to the planner."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerpath.ask.day import the_day
from peerpath.ask.errors import DataError, Gathered, refuse, value_of
from peerpath.ask.names import any_named, ids_of, one_of, only, role_named, roles_named, there_is, whole
from peerpath.ask.people import ProfileLike, person
from peerpath.ask.personal import Asker, GapAnswer, NextAnswer, RouteAnswer, made
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.role import Pillar, Role
from peerpath.reading.limits import MONTHS
from peerpath.reading.role_data.kept import read_catalogue

if TYPE_CHECKING:
    from peerpath.ask.cohort import Result
    from peerpath.ask.compare import CompareAnswer
    from peerpath.ask.show import ShowAnswer
    from peerpath.route.options import Options


def load(data: str | Path | Iterable[str | Path] | None = None, *, builtin: bool = True) -> "Planner":
    """Load role data and return a planner that answers questions about it.

    Args:
        data: A folder of your own role data, or several. Each overrides those before it, and all override the
            built-in data.
        builtin: Whether to start from the built-in role data. If False, ``data`` is required.

    Raises:
        DataError: The data cannot be read. ``problems`` holds everything that is wrong.
    """
    if not isinstance(builtin, bool):
        raise DataError("builtin is either True or False.")
    named = _each(data)
    if not named and not builtin:
        raise DataError("--no-builtin needs role data of your own. Name its folder with --data.")
    if not all(isinstance(one, str | Path) for one in named):
        raise DataError("Role data is a folder of files. Give its name.")
    if "" in named:
        refuse("--data", "wants the name of a folder of role data, and this is empty.")
    read = read_catalogue([Path(one) for one in named], builtin=builtin)
    return Planner(value_of(read, "To see more of each problem, type: peerpath validate FOLDER"))


def profile(told: ProfileLike, planner: "Planner | None" = None) -> Profile:
    """Read a person's profile and look up every id in it.

    Args:
        told: A file, the text of one (YAML or JSON), or its keys and values.
        planner: The role data in which ids are looked up; the built-in data if None.

    Raises:
        DataError: The profile cannot be read. The message never repeats what the profile says.
    """
    if not isinstance(planner, Planner | None):
        raise DataError("A profile is read for a planner, which peerpath.load() makes.")
    return (planner or _builtin()).profile(told)


@cache
def _builtin() -> "Planner":
    return load()


class Planner:
    """Answers questions about one catalogue of role data. Keeps nothing about the people who ask."""

    def __init__(self, catalogue: Catalogue) -> None:
        if not isinstance(catalogue, Catalogue):
            raise DataError("A planner is made by peerpath.load().")
        self.catalogue = catalogue

    def __repr__(self) -> str:
        """The size of the catalogue, on one line."""
        return f"<Planner of {self.catalogue!r}>"

    def assuming(self, months: int) -> "Planner":
        """Return a planner that assumes this many months of work below roles whose requirements no source lists."""
        months = whole("--assume-months", months, 1, 600)
        # The kept catalogue has the rungs of the usual number already.
        if months == MONTHS:
            return self
        from peerpath.reading.role_data.ladder import with_ladder

        return Planner(with_ladder(self.catalogue, months))

    def profile(self, told: ProfileLike) -> Profile:
        """Read a person's profile, as `peerpath.profile` does. Raises DataError."""
        return person(told, self.catalogue)

    def gap(
        self, role: str, who: ProfileLike | None = None, *, today: date | str | None = None, assume_months: int = MONTHS
    ) -> GapAnswer:
        """Tell what a person has in place for a role, what is missing, and what can wait.

        Args:
            role: An id or a title.
            who: A profile, in any form that `peerpath.profile` takes; None if nothing is known about the person.
            today: The day that the answer is for, as a date or as ISO text; the current day if None.
            assume_months: Months of work to assume below a role whose requirements no source lists.

        Raises:
            UnknownNameError: ``role`` matches no role, or several.
            DataError: The profile, the day or the number cannot be used.
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
        """Find the way to a role, step by step.

        Args:
            role: An id or a title.
            who: A profile, in any form that `peerpath.profile` takes; None to plan from the very start.
            today: The day on which the route starts, as a date or as ISO text; the current day if None.
            options: Made by `options`; use either these or keywords.
            **asked: The keywords of `options`.

        Raises:
            UnknownNameError: ``role`` matches no role, or several.
            DataError: Anything else cannot be used; all problems are told at once.
        """
        wrong = Gathered()
        goal = wrong.tried(role_named, role, self.catalogue)
        asker = wrong.tried(self.asker, who, today)
        wanted = wrong.tried(self._wanted, options, asked)
        wrong.tell()
        catalogue = self.assuming(wanted.assume_months).catalogue
        return RouteAnswer(Asker(catalogue, asker.profile, asker.today), catalogue.roles[goal.id], wanted)

    def _wanted(self, options: "Options | None", keywords: dict[str, Any]) -> "Options":
        if keywords:
            from inspect import signature

            only("route", keywords, signature(self.options).parameters)
        return made(options, *keywords) or self.options(**keywords)

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
        """Choose what a route should be like. The keywords are the options of ``peerpath route``.

        Args:
            by: What to keep smallest: ``time``, ``moves``, ``study`` or ``unpaid``.
            courses: How many courses the person can take at once.
            assume_months: Months for which a new job is kept at least, and that count where a source asks for
                experience without a number.
            stay_with: Id of the only employer whose roles may be taken up.
            avoid: Ids of roles and qualifications that no step may use.
            via: Ids of roles and qualifications that the route has to pass through.
            assume_hiring: Months from applying for a new job to its first day.
            alternatives: How many other routes to give besides the best.

        Raises:
            DataError: Something cannot be used; all problems are told at once.
        """
        from peerpath.route.options import Measure, Options

        wrong, by, stay_with = Gathered(), _small(by), _small(stay_with)
        wrong.tried(one_of, "--by", by, list(Measure))
        if stay_with is not None:
            wrong.tried(one_of, "--stay-with", stay_with, sorted(self.catalogue.organisations))
        left_out = wrong.tried(ids_of, "--avoid", _each(avoid), self.catalogue)
        passed = wrong.tried(ids_of, "--via", _each(via), self.catalogue)
        numbers = {
            "courses": wrong.tried(whole, "--courses", courses, 1, 10),
            "assume_months": wrong.tried(whole, "--assume-months", assume_months, 1, 600),
            "assume_hiring": wrong.tried(whole, "--assume-hiring", assume_hiring, 0, 60),
            "alternatives": wrong.tried(whole, "--alternatives", alternatives, 0, 20),
        }
        wrong.tell()
        return Options(by=Measure(by), stay_with=stay_with, avoid=frozenset(left_out), via=passed, **numbers)

    def next(
        self, who: ProfileLike | None = None, *, today: date | str | None = None, assume_months: int = MONTHS
    ) -> NextAnswer:
        """Tell what a person could apply for today, and what is one step away.

        The arguments are those of `gap`. Raises DataError.
        """
        planner = self.assuming(assume_months)
        return NextAnswer(planner.asker(who, today), planner.catalogue.assume_months)

    def show(self, name: str, *, today: date | str | None = None, assume_months: int = MONTHS) -> "ShowAnswer":
        """Return everything that is known about a role or qualification, given its id or title.

        Raises UnknownNameError and DataError.
        """
        from peerpath.ask.show import ShowAnswer

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
        """List the roles that match every filter, ordered by employer, stage and band.

        Args:
            organisation: Id of the employer.
            band: A pay band of the NHS, such as 4 or "8a".
            pillar: A pillar of practice, such as "leading".
            occupation: Id of the occupation.

        Raises:
            DataError: A filter names something that does not exist. A band that no role has gives no roles.
        """
        wrong, organisation, pillar, occupation = Gathered(), _small(organisation), _small(pillar), _small(occupation)
        for option, given, ids in (
            ("--organisation", organisation, self.catalogue.organisations),
            ("--pillar", pillar, [one.value for one in Pillar]),
            ("--occupation", occupation, self.catalogue.occupations),
        ):
            wrong.tried(there_is, option, given, ids)
        if not isinstance(band, str | int | None):
            wrong.tried(refuse, "--band", "wants one band, such as 4 or 8a.")
        wrong.tell()
        asked = {"organisation": organisation, "pillar": pillar, "occupation": occupation,
                 "band": None if band is None else str(band).lower().removeprefix("band").strip()}  # fmt: skip
        wanted = {name: value for name, value in asked.items() if value is not None}
        return [role for role in self.catalogue.roles_in_order if wanted.items() <= _of(role)]

    def compare(self, *roles: str) -> "CompareAnswer":
        """Compare roles: two or more ids or titles, or one title that several employers use. Raises DataError."""
        from peerpath.ask.compare import CompareAnswer

        return CompareAnswer(roles_named(roles, self.catalogue), self.catalogue)

    def cohort(
        self, people: str | Path | Iterable[str | Path], *roles: str, today: date | str | None = None
    ) -> "Iterator[Result]":
        """Yield a result for each person in profile files, folders and tables, in order.

        A profile that cannot be read gives a result with its problems.

        Args:
            people: Files and folders, one or several.
            *roles: Ids or titles of the roles to compare everybody with.
            today: The day that the answers are for, as a date or as ISO text; the current day if None.

        Raises:
            UnknownNameError: A name matches no role, or several.
            DataError: A file cannot be opened.
        """
        from peerpath.ask.cohort import results

        asked = [role_named(role, self.catalogue) for role in roles]
        return results(self.catalogue, asked, people, the_day(today))

    def asker(self, who: ProfileLike | None, today: date | str | None = None) -> Asker:
        """Read a person once, for several answers that share the work. Raises DataError."""
        wrong = Gathered()
        told = wrong.tried(self.profile, who if who is not None else NOBODY_YET)
        day = wrong.tried(the_day, today)
        wrong.tell()
        return Asker(self.catalogue, told, day)


def _small(given: Any) -> Any:
    """A word in small letters, as all ids are; anything else is left for others to refuse."""
    return given.strip().lower() if isinstance(given, str) else given


def _of(role: Role) -> Set[tuple[str, str | None]]:
    """The properties by which `Planner.roles` filters."""
    band, pillar = role.band.value if role.band else None, role.pillar.value if role.pillar else None
    own = {"organisation": role.organisation, "occupation": role.occupation, "band": band, "pillar": pillar}
    return own.items()


def _each(given: Any) -> list[Any]:
    """Several things, or one; None is none at all."""
    if given is None:
        return []
    return list(given) if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping) else [given]
