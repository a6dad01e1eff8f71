"""Finds what a person could apply for today, what one step would open, and where today's job leads."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import islice, starmap

from msgspec.structs import replace

from peerpath.gap.evaluate import evaluate, gap
from peerpath.gap.evidence import Evidence, evidence, month_of, months_before
from peerpath.gap.outcome import Gap, Outcome, Reason, Status, Verdict
from peerpath.gap.singles import Part, essential, is_check_before_applying, names_other_areas, part_of
from peerpath.gap.ways import By, Way, open_ways
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, Holding, PartialDate, Profile, Spell
from peerpath.model.requirement import Declares, Experience, Holds, LivedExperience, Strength, When, walk
from peerpath.model.role import Role
from peerpath.near.answer import Below, Gain, GainKind, Lack, Near, Nearest, Open, Opener, Rung

ROLES_TRIED = 3
"""How many roles are tried for missing months: today's, then those open at today's employer."""
NEAR = 24
"""The longest step, in months, that counts as near; anything longer is a route. Our own choice."""
GAINS_TRIED = 20
"""How many steps are tried for one role, nearest first: hundreds of courses reach some levels."""
_IN_PLACE = (Status.MET, Status.NOT_NEEDED, Status.WAIVED, Status.LATER)
_BY_VERDICT = (Verdict.READY, Verdict.TO_CONFIRM, Verdict.NOT_YET, Verdict.NOT_KNOWN)


def what_next(catalogue: Catalogue, profile: Profile, today: date, assume_months: int = 12) -> Nearest:
    """Find the roles that a person could apply for today, and those one step away.

    Ways in, other professions and the person's own jobs are left out. Where a source asks for experience without a
    number, ``assume_months`` months in one role count as a step.
    """
    return _Nearby(catalogue, profile, today, assume_months).answer()


class _Nearby:
    """One question, with what the parts of its answer share."""

    def __init__(self, catalogue: Catalogue, profile: Profile, today: date, assume_months: int) -> None:
        self.catalogue, self.profile, self.today, self.assume_months = catalogue, profile, today, assume_months
        self.evidence = evidence(profile, catalogue, today)
        current = profile.work_of(today)
        self.jobs = tuple(dict.fromkeys(one.role for one in current if one.role and one.role in catalogue.roles))
        self.occupations = {one.occupation for one in current if one.role is None}
        self.paid_as = profile.paid_as(today)
        self.employers = {catalogue.roles[id].organisation for id in self.jobs}
        self._after: dict[Gain, Evidence] = {}

    def answer(self) -> Nearest:
        near = list(self._all_near())
        unknown = [id for id, found in self.gaps.items() if found.verdict is Verdict.NOT_KNOWN]
        return Nearest(
            rungs=tuple(sorted(self._rungs(), key=self._rung_order)),
            open=tuple(sorted(starmap(self._open, self.open_now.items()), key=self._open_order)),
            near=tuple(sorted(near, key=self._near_order)),
            ask=tuple(sorted(unknown, key=self._ask_order)),
            openers=_openers([one for one in near if not one.other_areas]),
            ask_of_other_areas=tuple(sorted(id for id in unknown if names_other_areas(self.gaps[id]))),
            ask_below=tuple((id, below) for id in sorted(unknown) if (below := self._below(id))),
            ended=self._ended(),
            outside=self.profile.outside,
            said_no=self._said_no(),
        )

    def _all_near(self) -> Iterator[Near]:
        for id in self.gaps:
            if id not in self.open_now and (found := self._near(id)):
                yield found

    def _open(self, role: str, found: Gap) -> Open:
        return Open(
            role=role,
            to_confirm=_to_confirm(found),
            checks=sum(map(is_check_before_applying, essential(found.outcomes))),
            other_areas=names_other_areas(found),
            post_decides=_post_decides(found),
            employer_decides=_employer_decides(found),
            below=self._below(role),
            willing=_asks_for_will(found),
        )

    def _ended(self) -> tuple[str, ...]:
        said = (one.qualification for one in self.profile.studying)
        return tuple(dict.fromkeys(id for id in said if id in self.evidence.ended and id not in self.evidence.held))

    def _said_no(self) -> bool:
        """To lived experience as such, or to each of its areas."""
        no, areas = set(self.profile.not_yet), self.catalogue.areas.keys()
        return NO_LIVED_EXPERIENCE in no or (bool(areas) and areas <= no)

    @cached_property
    def gaps(self) -> dict[str, Gap]:
        """The gap for every role that is paid work on the pathway and not a job of today."""
        paid = (role for role in self.catalogue.roles.values() if role.is_paid and role.id not in self.jobs)
        return {role.id: gap(role, self.evidence) for role in paid}

    @cached_property
    def open_now(self) -> dict[str, Gap]:
        return {id: found for id, found in self.gaps.items() if _is_open(found)}

    def _below(self, id: str) -> Below | None:
        """How a role is below one of today's jobs: by band, or by stage where no two bands can be compared."""
        role, today = self.catalogue.roles[id], self._posts_of_today
        if role.band and any(own.band and role.band.order < own.band.order for own in today):
            return Below.BAND
        unbanded = (own for own in today if not (role.band and own.band))
        return Below.STAGE if any(role.stage.place < own.stage.place for own in unbanded) else None

    @cached_property
    def _posts_of_today(self) -> list[Role]:
        """Today's paid work; for a job told only by its occupation, the national posts that stand for it, without a band."""
        jobs = [job for id in self.jobs if (job := self.catalogue.roles[id]).is_paid]
        # A usual band is not that of the person's own post.
        return jobs + [replace(one, band=None) for one in self._national_posts() if one.occupation in self.paid_as]

    def _elsewhere(self, role: str) -> bool:
        return self.catalogue.roles[role].organisation not in self.employers

    def _open_order(self, one: Open) -> tuple[bool, bool, bool, int, str]:
        return one.other_areas, bool(one.below), self._elsewhere(one.role), one.to_confirm, one.role

    def _near_order(self, one: Near) -> tuple[bool, bool, bool, int, bool, int, str]:
        confirm = (bool(one.to_confirm), one.other_areas, bool(one.below), one.to_confirm)
        return *confirm, self._elsewhere(one.role), one.gains[0].months, one.role

    def _ask_order(self, role: str) -> tuple[bool, bool, bool, int, str]:
        last = names_other_areas(self.gaps[role]), bool(self._below(role))
        return *last, self._elsewhere(role), self.catalogue.roles[role].stage.place, role

    def _rung_order(self, one: Rung) -> tuple[bool, bool, int, int, str]:
        return one.other_areas, self._elsewhere(one.role), _BY_VERDICT.index(one.verdict), len(one.lacks), one.role

    def _national_posts(self) -> list[Role]:
        """The roles of the national pathway that stand for jobs told only by their occupation."""
        roles = self.catalogue.roles.values()
        return [role for role in roles if role.occupation in self.occupations and self._is_national(role)]

    def _rungs(self) -> list[Rung]:
        """Where today's jobs lead, as authored; for a job given only by its occupation, where such posts lead."""
        roles = self.catalogue.roles
        posts = (*(roles[id] for id in self.jobs), *self._national_posts())
        heads = {step.role: None for role in posts for step in role.leads_to if not step.unlikely}
        # Nobody is led to work that they are paid for already.
        return [self._rung(id) for id in heads if id in self.gaps and roles[id].occupation not in self.paid_as]

    def _rung(self, id: str) -> Rung:
        found = self.gaps[id]
        lacks = tuple(_lack(ask) for ask in essential(found.outcomes) if part_of(ask) is Part.IN_THE_WAY)
        listed = self.catalogue.roles[id].is_listed
        decided = (names_other_areas(found), _post_decides(found), _employer_decides(found))
        return Rung(id, found.verdict, lacks, _to_confirm(found), listed, *decided)

    def _is_national(self, role: Role) -> bool:
        return role.is_paid and not self.catalogue.has_employer(role)

    def _near(self, role: str) -> Near | None:
        """The single steps that leave nothing in the way of a role; None if there are none."""
        blocks = [ask for ask in essential(self.gaps[role].outcomes) if _is_block(ask)]
        if not blocks or not self.catalogue.roles[role].is_listed:
            return None
        # A step that opens the role removes every obstacle, and so the first one too.
        enough = self._enough(role, blocks[0])
        if not enough:
            return None
        gains = sorted(enough, key=lambda gain: (gain.months, gain.id))
        other_areas = names_other_areas(self.gaps[role])
        return Near(role, tuple(gains), min(map(_to_confirm, enough.values())), other_areas, self._below(role))

    def _enough(self, role: str, block: Outcome) -> dict[Gain, Gap]:
        """The steps that remove an obstacle and open the role, each with the gap that is left."""
        short = (gain for gain in self._gains(block, role) if gain.months <= NEAR)
        after = {gain: gap(self.catalogue.roles[role], self._with(gain)) for gain in islice(short, GAINS_TRIED)}
        return {gain: found for gain, found in after.items() if _is_open(found)}

    def _gains(self, ask: Outcome, role: str) -> Iterator[Gain]:
        for way in open_ways(ask, self.evidence, self._where_to_work(ask), role):
            if way.by in (By.STUDY, By.FINISH) and self._can_start(way.id):
                yield Gain(GainKind.STUDY, way.id, way.months or 0, way.by is By.FINISH)
            elif way.by is By.WORK:
                months = way.months or self.assume_months
                yield from (Gain(GainKind.WORK, id, months) for id in self._posts(way)[:ROLES_TRIED])

    def _where_to_work(self, ask: Outcome) -> Catalogue:
        """The catalogue with only those roles in which the person could work for it: all named ones, and a few of each kind."""
        nodes = [node for node in walk(ask.requirement) if isinstance(node, Experience)]
        named = {id for node in nodes for id in node.roles if id in self.jobs or id in self.open_now}
        # In a large catalogue, a requirement's months count in thousands of roles.
        roles = {id: self.catalogue.roles[id] for id in (*self._few_of_each_kind, *sorted(named))} if nodes else {}
        return replace(self.catalogue, roles=roles)

    @cached_property
    def _few_of_each_kind(self) -> tuple[str, ...]:
        """Today's jobs, and some open roles of every occupation and setting, today's employer first."""
        kinds = dict[tuple[str, tuple[str, ...]], list[str]]()
        for id in sorted(self.open_now, key=lambda id: (self._elsewhere(id), id)):
            role = self.catalogue.roles[id]
            # Months count for an occupation and a setting, so one post of each kind is enough.
            kinds.setdefault((role.occupation, role.settings), []).append(id)
        return (*self.jobs, *(id for ids in kinds.values() for id in ids[:ROLES_TRIED]))

    def _posts(self, way: Way) -> list[str]:
        """Roles in which the months could be worked: today's job, or one that is open."""
        there = [id for id in way.roles if id in self.jobs]
        return there + sorted((id for id in way.roles if id in self.open_now), key=self._elsewhere)

    def _can_start(self, course: str) -> bool:
        found = self.catalogue.qualifications.get(course)
        if found is None or course in self.evidence.held:
            return False
        # Nobody is near a role by a course that there may no longer be.
        if found.may_no_longer_run and course not in self.evidence.studying:
            return False
        here = not found.in_post_only or course in self._offered
        return here and all(evaluate(asked, self.evidence).status in _IN_PLACE for asked in found.requires)

    @cached_property
    def _offered(self) -> set[str]:
        """Courses that today's jobs offer or let people take in post."""
        jobs = [self.catalogue.roles[id] for id in self.jobs]
        nodes = [node for job in jobs for asked in job.requires for node in walk(asked)]
        # If a job asks for a course in post, or for the will to take it, it lets people take it.
        in_post = (When.IN_POST, When.WILLING)
        asked = {one.qualification for one in nodes if isinstance(one, Holds) and one.terms.when in in_post}
        return asked | {id for job in jobs for id in job.offers}

    def _with(self, gain: Gain) -> Evidence:
        """The evidence after a step; for work, on the day on which its months are over."""
        if gain not in self._after:
            self._after[gain] = self._after_study(gain) if gain.kind is GainKind.STUDY else self._after_work(gain)
        return self._after[gain]

    def _after_study(self, gain: Gain) -> Evidence:
        today = PartialDate(self.today.year, self.today.month, self.today.day)
        holds = (*self.profile.holds, Holding(gain.id, today))
        return evidence(replace(self.profile, holds=holds), self.catalogue, self.today)

    def _after_work(self, gain: Gain) -> Evidence:
        then, spells = months_before(self.today, -gain.months), list(self.profile.experience)
        going_on = [n for n, one in enumerate(spells) if one.is_held(self.today) and one.role == gain.id]
        if going_on:
            first = going_on[0]
            # One longer spell instead of two, because overlapping months count once.
            spells[first] = replace(spells[first], months=spells[first].months + self._more(spells[first], gain))
        else:
            # Taking a job elsewhere means leaving today's jobs.
            left = PartialDate(self.today.year, self.today.month)
            spells = [replace(one, until=left) if one.is_held(self.today) else one for one in spells]
            spells.append(Spell(months=gain.months, role=gain.id))
        return evidence(replace(self.profile, experience=tuple(spells)), self.catalogue, then)

    def _more(self, spell: Spell, gain: Gain) -> int:
        """Months to come in a job of today, which may end sooner."""
        if spell.until is None:
            return gain.months
        return min(gain.months, month_of(spell.until.first_day()) - month_of(self.today))


def _is_open(found: Gap) -> bool:
    """Whether only things to confirm are in the way. An "or equivalent", which the employer judges, is not assumed."""
    # Never a role whose requirements no source lists: its verdict is "not known".
    said = found.verdict in (Verdict.READY, Verdict.TO_CONFIRM)
    return said and not any(map(_rests_on_equivalent, essential(found.outcomes)))


def _is_block(ask: Outcome) -> bool:
    return part_of(ask) is Part.IN_THE_WAY or _rests_on_equivalent(ask)


def _rests_on_equivalent(ask: Outcome) -> bool:
    if ask.status is not Status.TO_CONFIRM or ask.requirement.terms.strength is not Strength.ESSENTIAL:
        return False
    open_parts = [part for part in ask.parts if part.status is Status.TO_CONFIRM]
    if open_parts:
        return all(map(_rests_on_equivalent, open_parts))
    return isinstance(ask.requirement, Declares) and ask.requirement.equivalent


def _to_confirm(found: Gap) -> int:
    return sum(part_of(ask) is Part.TO_CONFIRM for ask in essential(found.outcomes))


def _asks_for_will(found: Gap) -> bool:
    """Whether it is open only because the person is willing to study."""
    later = (ask for ask in essential(found.outcomes) if ask.status is Status.LATER)
    nodes = (part for ask in later for part in (ask, *ask.parts) if part.status is Status.LATER)
    return any(node.requirement.terms.when is When.WILLING for node in nodes)


def _post_decides(found: Gap) -> bool:
    asked = (ask.requirement for ask in essential(found.outcomes) if ask.reason is Reason.POST_DECIDES)
    return any(isinstance(one, LivedExperience) and not one.post_areas for one in asked)


def _employer_decides(found: Gap) -> bool:
    """Whether something counts only if the employer agrees, such as a degree that has to fit the post."""
    nodes = (part for ask in essential(found.outcomes) if ask.status is Status.MET for part in (ask, *ask.parts))
    return any(one.status is Status.MET and one.reason is Reason.EMPLOYER_DECIDES for one in nodes)


def _lack(ask: Outcome) -> Lack:
    asked = ask.requirement
    if isinstance(asked, Experience) and asked.months:
        return Lack(ask, asked.months - (ask.months or 0))
    return Lack(ask)


def _openers(near: list[Near]) -> tuple[Opener, ...]:
    opened = dict[Gain, list[str]]()
    for one in near:
        for gain in one.gains:
            opened.setdefault(gain, []).append(one.role)
    several = [Opener(gain, tuple(sorted(roles))) for gain, roles in opened.items() if len(roles) > 1]
    return tuple(sorted(several, key=lambda one: (-len(one.roles), one.gain.months, one.gain.id)))
