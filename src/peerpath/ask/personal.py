"""The answers that one person gets on one day. Each works things out once, when they are first asked for."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from peerpath.ask.answer import Answer
from peerpath.ask.errors import DataError, Gathered
from peerpath.ask.names import whole
from peerpath.ask.people import ProfileLike, person, together
from peerpath.gap.outcome import Outcome, Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.role import Role, RoleKind
from peerpath.reading.limits import MOST_STUDY_HOURS

if TYPE_CHECKING:
    from peerpath.document.blocks import Document
    from peerpath.gap.evidence import Evidence
    from peerpath.gap.outcome import Gap
    from peerpath.near.answer import Nearest
    from peerpath.report.agreed import Paper
    from peerpath.report.as_json.requirements import RequirementWriter
    from peerpath.report.route.switches import Switch
    from peerpath.route.answer import Cause, NoRoute, Route, Routes, Saving
    from peerpath.route.options import Options
    from peerpath.route.story.changes import Changes


def made(options: "Options | None", *keywords: str) -> "Options | None":
    """The options of a route, if any were made beforehand.

    Raises DataError if they are something else, or would silently override keywords.
    """
    from peerpath.route.options import Options

    if options is None or (isinstance(options, Options) and not keywords):
        return options
    raise DataError("Options of a route are keywords, or one object that Planner.options() made; not both.")


class Asker:
    """One person, one catalogue and one day, shared by all answers to that person."""

    def __init__(self, catalogue: Catalogue, profile: Profile, today: date) -> None:
        self.catalogue, self.profile, self.today = catalogue, profile, today

    def __repr__(self) -> str:
        """Only the day: nothing about the person."""
        return f"<Asker on {self.today.isoformat()}>"

    @cached_property
    def evidence(self) -> "Evidence":
        """What the profile amounts to, worked out once for all answers."""
        from peerpath.gap.evidence import evidence

        return evidence(self.profile, self.catalogue, self.today)


class Personal(Answer):
    """An answer for one person on one day."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    @property
    def today(self) -> date:
        """The day that the answer is for."""
        return self._asker.today

    def __repr__(self) -> str:
        """The question, its answer and its day on one line, without anything from the profile."""
        return f"<{type(self).__name__} {self._says()}, {self.today.isoformat()}>"


class RoleAnswer(Personal):
    """An answer for one person about one role."""

    def __init__(self, asker: Asker, role: Role) -> None:
        super().__init__(asker)
        self._role = role

    @property
    def target(self) -> str:
        """The id of the role."""
        return self._role.id

    @property
    def _told_from(self) -> Catalogue:
        """The catalogue as reports on this post use it, without courses that are free only in another country."""
        return self._asker.catalogue.at_post(self._role)


class GapAnswer(RoleAnswer):
    """What a person has in place for a role, what is missing, and what can wait. Made by `Planner.gap`."""

    @cached_property
    def gap(self) -> "Gap":
        """The outcome of every requirement of the role."""
        from peerpath.gap.evaluate import gap

        return gap(self._role, self._asker.evidence)

    @cached_property
    def route(self) -> "Routes | NoRoute":
        """The route to the role with the usual options. What to do first needs it, and full reports; it can take a second."""
        from peerpath.route.route import find_routes

        return find_routes(self._asker.catalogue, self._asker.profile, self.target, self.today)

    @property
    def verdict(self) -> Verdict:
        """One word for the whole: ``ready``, ``to_confirm``, ``not_yet`` or ``not_known``. Equal to that text."""
        return self.gap.verdict

    @property
    def requirements(self) -> tuple[Outcome, ...]:
        """The outcome of each requirement: its status, and the outcomes of the requirements below it as ``parts``."""
        return self.gap.outcomes

    def to_dict(self, *, remembered: "RequirementWriter | None" = None, anonymous: bool = False) -> dict[str, Any]:
        """Return the answer as plain data, equal to what ``--format json`` prints.

        Args:
            remembered: Shared by many answers from one catalogue, so that each requirement is written out only once.
            anonymous: Leave out everything that somebody typed in their own words.
        """
        from peerpath.report.as_json.gap import gap_data

        return gap_data(self.gap, self._asker.evidence, self._asker.catalogue, remembered, anonymous=anonymous)

    def document(self, *, full: bool = False, flags: str | None = "", paper: "Paper | None" = None) -> "Document":
        """Return the answer as a document.

        Args:
            full: The whole report, instead of what fits on a screen.
            flags: What was typed about the person on the command line, repeated in the commands that are suggested.
                None suggests no commands.
            paper: What an adviser wants on the report besides the answer.
        """
        from peerpath.report.agreed import PLAIN_PAPER

        paper = paper or PLAIN_PAPER
        if full:
            from peerpath.report.gap.paper import gap_report

            return gap_report(self.on_paper(), self._told_from, paper)
        from peerpath.report.first import needs_the_way
        from peerpath.report.gap.answer import gap_document

        asker = self._asker
        return gap_document(
            self.gap,
            asker.profile,
            asker.evidence,
            self._told_from,
            flags,
            way=self.route if needs_the_way(self.gap) else None,
            anonymous=paper.anonymous,
        )

    def on_paper(self) -> Any:
        """Return everything that a printed report shows."""
        from peerpath.report.gap.paper import PersonAnswers

        return PersonAnswers(self._asker.profile, self._asker.evidence, self.gap, self.route)

    def _says(self) -> str:
        return f"{self.target}: {self.verdict}"


class RouteAnswer(RoleAnswer):
    """How to get to a role step by step, or why no route is known. Made by `Planner.route`."""

    def __init__(self, asker: Asker, role: Role, options: "Options", before: "RouteAnswer | None" = None) -> None:
        """``before`` is the answer to the same question without what this one supposes."""
        super().__init__(asker, role)
        self._options, self._before = options, before

    @cached_property
    def answer(self) -> "Routes | NoRoute":
        """What the planner found: routes, or the reasons why there is none."""
        from peerpath.route.route import find_routes

        asker = self._asker
        return find_routes(asker.catalogue, asker.profile, self.target, asker.today, self._options)

    @property
    def found(self) -> bool:
        """Whether a route is known."""
        return bool(self.routes)

    @property
    def routes(self) -> "tuple[Route, ...]":
        """The routes, best first; empty if none is known."""
        return getattr(self.answer, "routes", ())

    @property
    def reasons(self) -> "tuple[Cause, ...]":
        """Why no route is known; empty if there is one."""
        return getattr(self.answer, "reasons", ())

    @property
    def months(self) -> int | None:
        """Whole months until the person can apply for the role; None if no route is known."""
        return self.routes[0].months if self.routes else None

    @property
    def is_ready(self) -> bool:
        """Whether the person can apply today.

        Never true for another profession, or for a role whose requirements no source lists.
        """
        return self.months == 0 and self._role.is_listed and self._role.kind is not RoleKind.EXIT

    @property
    def _has_been_a_peer(self) -> bool:
        """Whether the person has worked as a peer for pay, and so needs no gentle way in."""
        roles = self._asker.catalogue.roles.values()
        peer = {name for role in roles if role.kind is role.kind.PEER for name in (role.id, role.occupation)}
        return any({spell.role, spell.occupation} & peer for spell in self._asker.profile.experience)

    @cached_property
    def savings(self) -> "tuple[Saving, ...]":
        """What would shorten the best route: an accepted equivalent, experience not yet counted, or full-time study.

        Empty unless the best route is proved best, since months can only be compared with a proved figure.
        """
        from peerpath.route.story.savings import savings

        asker = self._asker
        if not self.months or not self.routes[0].optimal:
            return ()  # Months are compared with a route that is known to be the best, or not at all.
        return savings(asker.catalogue, asker.profile, self.routes[0], asker.today, self._options)

    @cached_property
    def changes(self) -> "Changes | None":
        """What the supposition changes; None if this answer supposes nothing."""
        from peerpath.route.story.changes import changes

        return changes(self._before.answer, self.answer) if self._before else None

    def what_if(
        self, more: ProfileLike, *, options: "Options | None" = None, study_hours: int | None = None
    ) -> "RouteAnswer":
        """Ask the same question supposing more about the person, or other options.

        Args:
            more: What to add to the profile, in any form that `peerpath.profile` takes.
            options: Made by `Planner.options`; None keeps those of this answer.
            study_hours: Hours of study a week, instead of those in the profile.

        Returns:
            The new answer. Its ``changes`` compare it with this one.

        Raises:
            DataError: Something cannot be used; all problems are told at once.
        """
        wrong, asker = Gathered(), self._asker
        added = wrong.tried(person, more, asker.catalogue)
        if study_hours is not None:
            study_hours = wrong.tried(whole, "--study-hours", study_hours, 1, MOST_STUDY_HOURS)
        wrong.tell()
        grown = together(asker.profile, added)
        grown = grown if study_hours is None else replace(grown, study_hours=study_hours)
        catalogue, options = asker.catalogue, made(options) or self._options
        if options.assume_months != catalogue.assume_months:
            from peerpath.reading.role_data.ladder import with_ladder

            catalogue = with_ladder(catalogue, options.assume_months)
        return RouteAnswer(Asker(catalogue, grown, asker.today), catalogue.roles[self.target], options, self)

    def switches(self) -> "list[Switch]":
        """Return what may be supposed about the best route, each a yes-or-no sentence; empty if there is no route."""
        from peerpath.report.route.switches import switches

        said = frozenset(self._asker.profile.declares)
        return switches(self.routes[0], self._role, self._asker.catalogue, said) if self.routes else []

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, equal to what ``--format json`` prints."""
        from peerpath.report.as_json.route import route_data

        return route_data(self.answer, self.today, self._asker.catalogue, self.changes, self.savings)

    def document(
        self, *, full: bool = False, flags: str = "", wishes: str = "", paper: "Paper | None" = None
    ) -> "Document":
        """Return the answer as a document.

        Args:
            full: The whole report, instead of what fits on a screen.
            flags: What was typed about the person, repeated in the commands that are suggested.
            wishes: What was typed about the route, repeated in the same way.
            paper: What an adviser wants on the report besides the answer.
        """
        catalogue = self._told_from
        if not full:
            from peerpath.report.route.answer import route_document

            changes, savings = self.changes, self.savings
            return route_document(self.answer, self.today, catalogue, changes, flags, savings, wishes, self._first)
        from peerpath.report.agreed import PLAIN_PAPER
        from peerpath.report.route.paper import route_report
        from peerpath.route.story.ways_in import ways_in

        begins = self.routes and not self._has_been_a_peer
        # Suggestions for people who are new to it; who has done the work needs no way in.
        has_worked_as = {spell.role for spell in self._asker.profile.experience}
        gentle = [id for id in ways_in(catalogue, self.routes[0]) if id not in has_worked_as] if begins else []
        name = self._asker.profile.name or ""
        paper = paper or PLAIN_PAPER
        return route_report(
            self.answer, self.today, catalogue, gentle, self.changes, paper, name, self._first, self.savings
        )

    @property
    def _first(self) -> str:
        """What to do first, as the gap says it; empty where it says nothing that no route says of itself."""
        from peerpath.gap.evaluate import gap
        from peerpath.report.first import first_of_route, first_without_a_way
        from peerpath.report.gap.asks import Asks

        asker, catalogue = self._asker, self._told_from
        found, writer = gap(self._role, asker.evidence), Asks(catalogue, asker.evidence, self.target)
        if not self.routes:
            # What a supposition has closed, it opens again if it is taken away.
            return "" if self.changes else first_without_a_way(found, asker.profile, writer, catalogue)
        first = first_of_route(found, asker.profile, writer, self.routes[0], catalogue)
        return f"{first} {writer.also_held(found)}".rstrip()

    def map(self, flags: str | None = None) -> "Document | None":
        """Return the route along a calendar, as a page of its own; None if there is no route."""
        from peerpath.report.route.way import way_document

        return way_document(self.routes[0], self.today, self._asker.catalogue, flags) if self.routes else None

    def _says(self) -> str:
        return f"{self.target}: " + ("no way known" if self.months is None else f"{self.months} months")


class NextAnswer(Personal):
    """What a person could apply for today, and what is one step away. Made by `Planner.next`."""

    def __init__(self, asker: Asker, assume_months: int) -> None:
        super().__init__(asker)
        self._assume_months = assume_months

    @cached_property
    def answer(self) -> "Nearest":
        """What was found: roles open today, roles one step away, and the steps that open most."""
        from peerpath.near.find import what_next

        asker = self._asker
        return what_next(asker.catalogue, asker.profile, asker.today, self._assume_months)

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of the roles that the person can apply for today, some only if they can confirm what is asked."""
        return tuple(one.role for one in self.answer.open)

    @property
    def near(self) -> tuple[str, ...]:
        """Ids of the roles that one step opens, nearest first."""
        return tuple(one.role for one in self.answer.near)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, equal to what ``--format json`` prints."""
        from peerpath.report.as_json.next import next_data

        return next_data(self.answer, self.today, self._asker.catalogue)

    def document(self, *, full: bool = False, flags: str = "") -> "Document":
        """Return the answer as a document; ``full`` lists everything, ``flags`` are repeated in suggested commands."""
        from peerpath.report.next import next_document

        return next_document(self.answer, self._asker.catalogue, full=full, flags=flags)

    def _says(self) -> str:
        return f"{len(self.open)} open today, {len(self.near)} near"
