"""One requirement as an entry of a list: what it is, how it stands, who asks, and what would close it."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from msgspec.structs import replace

from peerpath.document.blocks import Item
from peerpath.document.build import bullets, item
from peerpath.document.inline import Colour, Mark, mark, strong
from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import Evidence, month_of
from peerpath.gap.in_post import due, months_in_post
from peerpath.gap.outcome import Gap, Outcome, Reason, Status
from peerpath.gap.singles import (
    TO_ASK_ABOUT,
    Part,
    essential,
    is_check_before_applying,
    is_perhaps_exempt,
    not_weighed,
    other_areas,
    part_of,
    said_no_to_lived_experience,
    telling,
    willing,
)
from peerpath.gap.ways import By, Way, open_ways, ways
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, Waiver
from peerpath.model.provenance import Basis
from peerpath.model.qualification import Length, Qualification
from peerpath.model.requirement import (
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    LivedExperience,
    Requirement,
    When,
    is_rung,
    walk,
)
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.months import around

STATUS = {
    Status.MET: mark("in place", Colour.GREEN),
    Status.IN_PROGRESS: mark("on the way", Colour.TEAL),
    Status.LATER: mark("can wait", Colour.BLUE),
    Status.TO_CONFIRM: mark("for you to confirm", Colour.PURPLE),
    Status.MISSING: mark("not yet", Colour.AMBER),
    Status.NOT_NEEDED: mark("not needed", Colour.GREY),
    Status.WAIVED: mark("waived", Colour.GREY),
}
"""The words for each status. Colour only goes with them."""

_REASONS = {
    Reason.EMPLOYER_DECIDES: "Whether it will do is for the employer to decide.",
    Reason.POST_DECIDES: "The post decides which area counts.",
    Reason.REFUSED: "Your profile says that you would not work towards this.",
    Reason.LAPSED: "What you have was awarded too long ago to count here.",
    Reason.DATE_UNKNOWN: "It counts if it is recent enough. Add the date of the award to your profile.",
    Reason.OTHER_SETTING: "You have done this work in another setting. Ask the employer if it counts.",
    Reason.SAID_NO: "You said that you do not have this yet.",
    Reason.END_PASSED: "The end of this course has passed. Is it done?",
    Reason.OF_PROFESSION: "The training for your profession may have given you this. That is our assumption: only you can say.",
    Reason.NARROWER: "The post asks for a part of this area. Only you can say, and nobody needs to write it down.",
    Reason.COUNTED_ONCE: "Some of this work was at the same time. Those months count once.",
    Reason.TOO_LONG_AGO: "Some of this work was too long ago to count here.",
    Reason.EXEMPT: "You are exempt.",
}
_OVERDUE, _TO_GAIN = mark("overdue", Colour.AMBER), mark("to gain", Colour.BLUE)
_NOT_SAID, _CHECK = mark("not said", Colour.AMBER), mark("check", Colour.GREY)
FIRST_HEADS = ("How", "Nearest way")
"""What the first of several ways begins with where one would have to be gone: the only one, or one of some."""
_SHORT = (Reason.TOO_SHORT, Reason.COUNTED_ONCE, Reason.TOO_LONG_AGO)
_IF_DISABLED = "If a disability is why, ask what they can change for you."
CHECKED = "The employer makes this check before you apply. Ask them what they look at. You need not know how it ends."
"""Of a check before applying, what is true and helps."""
WAYS_SHOWN = 3
_FROM_WORK = "From your work"


class Asks:
    """Writes what one role asks of one person."""

    def __init__(self, catalogue: Catalogue, evidence: Evidence, target: str, *, anonymous: bool = False) -> None:
        """``target`` is the role that asks. ``anonymous`` leaves out everything that somebody typed in their own words."""
        self._catalogue, self._evidence, self._target, self.anonymous = catalogue, evidence, target, anonymous
        self.in_post = months_in_post(target, evidence)
        """Months in this role, if the person works in it today."""

    def gap_to(self, role: str) -> Gap:
        """The gap to another post, such as one on the way."""
        return gap(self._catalogue.roles[role], self._evidence)

    def entry(self, outcome: Outcome, *, group: str = "") -> Item:
        """The whole entry; ``group`` is the requirement that it is part of, if that helps."""
        asked = outcome.requirement
        title = words.requirement(asked, self._catalogue)
        part = f" (part of: {words.small(group)})" if group else ""
        lines = [*self.standing(outcome), *self.ways(outcome), *self._asked_by(asked)]
        return item([strong(title), f"{part}: ", self.mark(outcome)], bullets(*lines) if lines else None)

    def due(self, outcome: Outcome) -> date | None:
        """The day by which the post wants it; None if there is no such day, or the person is not in the post."""
        return due(outcome, self.in_post, self._evidence.today)

    def is_overdue(self, outcome: Outcome) -> bool:
        """Whether the person's present post wanted it before today."""
        when = self.due(outcome)
        return when is not None and when <= self._evidence.today

    def mark_in_post(self, outcome: Outcome) -> Mark | None:
        """How something missing stands in the person's present post; None for everything else."""
        if self.is_overdue(outcome):
            return _OVERDUE
        if self.in_post is None:
            return None
        if part_of(outcome) is Part.IN_THE_WAY:
            return _NOT_SAID
        if isinstance(outcome.requirement, Check):
            return _CHECK
        waits = outcome.status is Status.LATER and outcome.requirement.terms.when is When.IN_POST
        return _TO_GAIN if waits else None

    def mark(self, outcome: Outcome) -> Mark:
        """The word for how it stands."""
        if is_perhaps_exempt(outcome):
            return mark("perhaps not needed", Colour.GREY)
        if marked := self.mark_in_post(outcome):
            return marked
        if outcome.status is Status.LATER and isinstance(outcome.requirement, Check):
            in_post = outcome.requirement.terms.when is When.IN_POST
            return mark("done in post" if in_post else "done after an offer", Colour.BLUE)
        if is_check_before_applying(outcome):
            return mark("check before you apply", Colour.PURPLE)
        return STATUS[outcome.status]

    def standing(self, outcome: Outcome) -> list[str]:
        """What counted, and the reason for the status, in sentences."""
        lines = []
        if outcome.status is Status.MET:
            lines.append(self._counted(outcome))
        for waiver in self.waivers(outcome):
            told = f"By a waiver, agreed by {waiver.agreed_by}: {waiver.why}"
            lines.append("By a waiver." if self.anonymous else words.sentence(told))
        lines += self._reason(outcome)
        if counts := words.limit(outcome.requirement, self._catalogue):
            lines.append(words.sentence(f"only this counts: {counts}" if "last" in counts else f"it {counts}"))
        lines += self._when(outcome) + self.exemption(outcome)
        return [line for line in lines if line]

    def waivers(self, outcome: Outcome) -> list[Waiver]:
        """The waivers that put it in place: of the thing itself, or of a part that decides it."""
        if outcome.status is Status.WAIVED:
            return [self._evidence.waivers[outcome.requirement.id]]
        return [waiver for part in outcome.parts for waiver in self.waivers(part)]

    def _reason(self, outcome: Outcome) -> list[str]:
        outcome = telling(outcome)
        reason = outcome.reason
        so_far = outcome.status is not Status.MET and reason in _SHORT
        lines = [f"You have {words.months(outcome.months or 0)} so far."] if so_far else []
        if reason is not None and reason is not Reason.TOO_SHORT:
            lines.append(self._because(reason, outcome))
        return lines

    def _because(self, reason: Reason, outcome: Outcome) -> str:
        if reason is Reason.OTHER_AREA:
            areas = self._names(other_areas(outcome))
            return f"This role is for other areas: {areas}. Ask the employer if yours counts."
        if reason is Reason.BEFORE_IT_BEGAN:
            return self._began_later(outcome)
        if reason in TO_ASK_ABOUT:
            return self._to_ask_about(outcome)
        if is_perhaps_exempt(outcome):
            return "You may be exempt, by what you said. The employer decides."
        if reason is Reason.DATE_UNKNOWN and isinstance(outcome.requirement, Experience):
            return "It counts if it is recent enough. Add the month in which the work ended to your profile."
        if reason is Reason.USUAL_SETTING:
            return f"Your profile does not say where. We took it that this was in {self.setting(outcome)}."
        return _REASONS[reason]

    def setting(self, outcome: Outcome) -> str:
        """Where work has to be done to count: "a health service or education"."""
        asked = outcome.requirement
        return words.in_settings(asked, self._catalogue) if isinstance(asked, Experience) else ""

    def _began_later(self, outcome: Outcome) -> str:
        began = next(filter(None, (self._catalogue.qualifications[id].began for id in outcome.evidence)), None)
        when = f" It began in {around(began.day, 0)}." if began else ""
        return f"Your date is from before this began. Is it right?{when} If it is another course, ask the employer."

    def _to_ask_about(self, outcome: Outcome) -> str:
        held = [self._evidence.outside.get(id) for id in outcome.evidence]
        # Only what no list has may be from abroad.
        abroad = " If it is from abroad, UK ENIC can compare it." if any(held) else ""
        other = outcome.reason is Reason.OTHER_FRAMEWORK
        ask = "Ask the employer if it is as high." if other else "Ask the employer if it will do."
        return f"You say that you hold {self._names(outcome.evidence)}. {ask}{abroad}"

    def also_held(self, found: Gap) -> str:
        """A sentence on what the person holds that no list has and no line speaks of, so that it is never lost."""
        titles = not_weighed(found.outcomes, self._evidence)
        names = list(map(self.name, titles))
        if not names:
            return ""
        employer = words.employer(self._catalogue.roles[self._target], self._catalogue)
        whom = employer if self.in_post is None else "your manager"
        count = "it counts" if len(names) == 1 else "they count"
        dates = (self._evidence.outside[title].awarded for title in titles)
        to_come = any(awarded and awarded.first_day() > self._evidence.today for awarded in dates)
        hold = "hold or will hold" if to_come else "hold"
        return f"You also say that you {hold} {words.joined(names)}. Ask {whom} if {count} for something here."

    def _counted(self, outcome: Outcome) -> str:
        asked = outcome.requirement
        if isinstance(asked, LivedExperience | Declares) and asked.id:
            return self._said(outcome)
        if isinstance(asked, Experience):
            return f"What counts: {words.months(outcome.months or 0)}{self._worked(outcome.evidence)}."
        if outcome.evidence:
            return f"What counts: {words.joined(map(self._dated, outcome.evidence))}."
        inner = (self._part(part) for part in outcome.parts if part.status is Status.MET)
        return " ".join(dict.fromkeys(filter(None, inner)))

    def _dated(self, id: str) -> str:
        """What counted, with the year of its latest award if known: the employer may say how old it may be."""
        years = [awarded.year for awarded in self._evidence.held.get(id, ()) if awarded]
        return self.name(id) + (f", awarded {max(years)}" if years else "")

    def _worked(self, ids: tuple[str, ...]) -> str:
        """As what, or of work that is told by its setting alone, where."""
        places = [id for id in ids if id in self._catalogue.settings]
        roles, where = words.joined(self._own([id for id in ids if id not in places])), self._names(places)
        return (f" as {roles}" if roles else "") + (f" of work in: {words.small(where)}" if where else "")

    def _part(self, part: Outcome) -> str:
        """What counted in a choice. For what work gives, names the part, since the person may have denied another."""
        told, asked = self._counted(part), part.requirement
        given = isinstance(asked, Declares) and told.startswith(_FROM_WORK)
        return f"{words.requirement(asked, self._catalogue)}, {words.small(told)}" if given else told

    def _said(self, outcome: Outcome) -> str:
        from_work = [id for id in outcome.evidence if id in self._catalogue.roles]
        return f"{_FROM_WORK}: {words.joined(self._own(from_work))}." if from_work else "You have said so."

    def _names(self, ids: tuple[str, ...] | list[str]) -> str:
        return words.joined(map(self.name, ids))

    def name(self, id: str, *, level: bool = True) -> str:
        """The title of what counted; for a title in the person's own words, with its level, or only the level."""
        own = self._evidence.outside.get(id)
        if own is None:
            return words.name(id, self._catalogue)
        if self.anonymous:
            return f"a qualification ({own.label})"
        return f"{own.title} ({own.label})" if level else own.title

    def _when(self, outcome: Outcome) -> list[str]:
        terms = outcome.requirement.terms
        if outcome.status not in (Status.LATER, Status.IN_PROGRESS):
            return []
        lines = []
        if terms.when is When.WILLING:
            lines.append("Being willing to work towards it is enough to apply.")
        lines += [f"{words.requirement(part, self._catalogue)} is enough to apply." for part in willing(outcome)]
        if terms.when is When.IN_POST:
            lines.append(self._in_post(outcome))
        if terms.supported:
            lines.append("The employer helps you to gain it.")
        if outcome.status is Status.IN_PROGRESS:
            lines.append("You are studying for it now.")
        return lines

    def _in_post(self, outcome: Outcome) -> str:
        """By when it is gained in post; for somebody in the post, counted from their first day."""
        within, when = outcome.requirement.terms.within_months, self.due(outcome)
        if when is None:
            by = f" within {words.months(within)} of starting" if within else ""
            if isinstance(outcome.requirement, Check):
                return f"It is done in post{by}."
            return f"You can gain it in post{by}." if self.in_post is None else "You can gain it in your job."
        if self.is_overdue(outcome):
            counted = f"{words.months(within or 0)} from your first day"
            return f"The time for it, {counted}, ran out around {around(when, 0)}. Ask your employer what to do."
        return f"Your job wants it by around {around(when, 0)}."

    def exemption(self, outcome: Outcome) -> list[str]:
        """What would make it unnecessary, if anything, in sentences."""
        unless = outcome.unless
        if unless is None or outcome.status in (Status.MET, Status.NOT_NEEDED, Status.WAIVED):
            return []
        text = words.requirement(unless.requirement, self._catalogue)
        notes = [node.terms.provenance.note for node in walk(unless.requirement)]
        return [" ".join([f"You may not need it if you have this: {words.small(text)}.", *filter(None, notes)])]

    def ways(self, outcome: Outcome) -> list[str]:
        """What would close it, in sentences; the nearest way first."""
        if outcome.status not in (Status.MISSING, Status.TO_CONFIRM, Status.IN_PROGRESS, Status.LATER):
            return []
        if outcome.status is Status.TO_CONFIRM and not isinstance(outcome.requirement, AnyOf | AtLeast):
            return [*self._question(outcome.requirement), *self._if_not(outcome)]
        found = self.open_ways(outcome)
        if outcome.reason is Reason.SAID_NO and not found:
            return [self.after_a_no(outcome.requirement)]
        if outcome.status is Status.MISSING and outcome.reason is None and not found:
            return ["Nothing in our data leads to it. Ask the employer what would do."]
        return self._told(found, outcome)

    def _told(self, found: list[Way], outcome: Outcome) -> list[str]:
        """A few ways in sentences, and how many more there are."""
        heads = self._heads(outcome, found)
        lines = [self._headed(head, way, outcome.requirement) for head, way in zip(heads, found, strict=False)]
        if len(found) > WAYS_SHOWN:
            lines.append(f"Or {words.number(len(found) - WAYS_SHOWN, 'more way')}.")
        return lines

    def _headed(self, head: str, way: Way, asked: Requirement) -> str:
        told = self.way(way, asked)
        # A question says how by itself.
        return words.sentence(told) if self._is_asked(way) and head in FIRST_HEADS else f"{head}: {told}"

    def _is_asked(self, way: Way) -> bool:
        return way.by is By.SAY and not way.roles and not way.equivalent and bool(self._ask_of(way.id))

    def _ask_of(self, declaration: str) -> str:
        """The question of a declaration; empty for everything else."""
        term = self._catalogue.declarations.get(declaration)
        return term.ask if term else ""

    def _heads(self, outcome: Outcome, found: list[Way]) -> list[str]:
        """What each way begins with: of what the person may say, whether it is so, and what else they could do."""
        if outcome.status is not Status.TO_CONFIRM:
            return [FIRST_HEADS[len(found) > 1], *["Or"] * (WAYS_SHOWN - 1)]
        said = sum(way.by is By.SAY for way in found)
        asked = ["Perhaps", *["Or"] * (said - 1)] if said else []
        return [*asked, "If not", *["Or"] * WAYS_SHOWN][:WAYS_SHOWN]

    def _if_not(self, outcome: Outcome) -> list[str]:
        """How long it would take to gain what the person has not confirmed, if known."""
        gained = [way for way in self.open_ways(outcome) if way.by is By.WORK and way.roles]
        return [f"If not: {_of_work(way)}, such as {words.name(way.roles[0], self._catalogue)}." for way in gained[:1]]

    def open_ways(self, outcome: Outcome) -> list[Way]:
        """The ways that the person has not refused, best first."""
        return open_ways(outcome, self._evidence, self._catalogue, self._target)

    def refuses_all(self, outcome: Outcome) -> bool:
        """Whether there are courses for it, and the person would take none of them."""
        found = ways(outcome, self._evidence, self._catalogue, self._target)
        return bool(found) and not self.open_ways(outcome)

    def posts(self, way: Way) -> list[str]:
        """Where the months could be worked, without posts that need lived experience which the person denied."""
        return [id for id in way.roles if not self.rests_on_a_no(id)] if self._evidence.not_yet else list(way.roles)

    def rests_on_a_no(self, role: str) -> bool:
        """Whether a role asks for lived experience to which the person said no."""
        # Hardly anybody says no, and a catalogue may have thousands of posts.
        if not self._evidence.not_yet:
            return False
        known = self._catalogue.roles[role]
        # Peer work rests on lived experience, even if an advert asks only for an earlier post that did.
        if known.kind is RoleKind.PEER and NO_LIVED_EXPERIENCE in self._evidence.not_yet:
            return True
        found = gap(known, self._evidence)
        return any(map(said_no_to_lived_experience, essential(found.outcomes)))

    def after_a_no(self, asked: Requirement) -> str:
        """What helps somebody who does not have it."""
        if isinstance(asked, LivedExperience):
            return "You can change your answer at any time. There are roles that do not ask for this."
        if isinstance(asked, Declares) and asked.equivalent:
            return "Ask the employer what else they would take."
        if asked.terms.supported:
            return "The employer helps people to gain it. Ask how."
        return self._courses_after_a_no(asked)

    def _courses_after_a_no(self, asked: Requirement) -> str:
        """The courses that may help, or whom to ask if there are none."""
        courses = [self._catalogue.qualifications[id] for id in self._helping(asked)]
        term = words.declared(asked, self._catalogue)
        if term and term.explanation and not courses:
            return f"{term.explanation} You can change your answer at any time."
        # Nobody asks whether there is one: whoever has one may not know that they can ask.
        disabled = f" {_IF_DISABLED}" if term and not term.experience else ""
        return f"{self._help_of(courses)}{disabled}"

    def _help_of(self, courses: list[Qualification]) -> str:
        if not courses:
            return "Ask the employer if they help people to gain it."
        names = words.joined((course.title for course in courses), "or")
        helps = " The employer helps people in this post to take it." if self._is_supported(courses[0].id) else ""
        return f"A course may help: {names}.{helps}"

    def may_help(self, outcome: Outcome) -> str:
        """A few words on a course that may help; empty if there is none."""
        said_no = outcome.reason is Reason.SAID_NO
        return "a course may help" if said_no and self._helping(outcome.requirement) else ""

    def _helping(self, asked: Requirement) -> tuple[str, ...]:
        """Courses that may help somebody who said "not yet". The choice is ours."""
        term = words.declared(asked, self._catalogue)
        return tuple(id for id in (term.helped_by if term else ()) if id in self._catalogue.qualifications)

    def _is_supported(self, course: str) -> bool:
        """Whether people gain it in this post with the employer's help."""
        nodes = (node for top in self._catalogue.roles[self._target].requires for node in walk(top))
        return any(isinstance(one, Holds) and one.qualification == course and one.terms.supported for one in nodes)

    def _question(self, asked: Requirement) -> list[str]:
        if isinstance(asked, Check) and self.in_post is not None:
            return []
        if isinstance(asked, Check):
            check = self._catalogue.checks.get(asked.check)
            return list(filter(None, (CHECKED, check.explanation if check else "")))
        term = words.declared(asked, self._catalogue)
        return [text for text in (term.ask, term.explanation) if text] if term else []

    def way(self, way: Way, asked: Requirement) -> str:
        """One way to it, as a sentence."""
        match way.by:
            case By.SAY:
                return self._say(way, asked)
            case By.WORK:
                return self._work(way)
            case By.FINISH:
                judged = " The employer decides if it fits." if way.equivalent or way.ours else ""
                return f"finish {words.name(way.id, self._catalogue)}, which you are on.{judged}"
            case By.STUDY:
                return self._study(way, asked)

    def _say(self, way: Way, asked: Requirement) -> str:
        title = words.small(words.name(way.id, self._catalogue))
        if way.roles:
            itself = isinstance(asked, Declares) and asked.declaration == way.id
            return f"{'' if itself else f'{title}: '}{self._take_back(way)}"
        if way.id in self._catalogue.qualifications:
            return f"add {title} to what you hold, if you have finished it."
        if way.equivalent:
            return f"{title}, if you have it. The employer decides."
        if ask := self._ask_of(way.id):
            return f"{words.small(ask)} If so, add it to your profile."
        named = f"{title}: " if way.id in self._catalogue.declarations else ""
        return f"{named}only you can say. Add it to your profile if it is so."

    def where(self, way: Way) -> str:
        """Where months could be worked: in the job of today where they count there, else in posts such as the first."""
        month = month_of(self._evidence.today)
        today = [one.role for one in self._evidence.worked if one.role in way.roles and one.is_held(month)]
        if today:
            return f"go on in your job as {words.listed(self._own(filter(None, today)), 1)}"
        names = words.listed([words.post(id, self._catalogue) for id in way.roles], 2)
        return f"work, for instance as {names}" if names else "work of this kind"

    def in_a_job(self, course: Qualification) -> str:
        """Where a course is taken that is gained in a job alone: in one of today's, or in another that offers it."""
        month = month_of(self._evidence.today)
        today = [one.role for one in self._evidence.worked if one.role and one.is_held(month)]
        here = [id for id in today if id in self._catalogue.roles and gained_in(self._catalogue.roles[id], course.id)]
        return f"in your job as {words.todays_post(here[0], self._catalogue)}" if here else "in a job that offers it"

    def _take_back(self, way: Way) -> str:
        """Say that somebody who said no may have it by now, and where their profile says no."""
        work = words.listed(self._own(way.roles), 2)
        return (
            f"take back your no, if you have it by now. Months as {work} usually give it."
            " Your no stands under not_yet in your profile."
        )

    def _own(self, roles: Iterable[str]) -> list[str]:
        """The person's own work, of which they know the employer where the role names none."""
        return [words.todays_post(id, self._catalogue) for id in roles]

    def _work(self, way: Way) -> str:
        ours = ", our assumption" if way.basis is Basis.ASSUMED else ""
        length = f"{words.months(way.months)}{ours}" if way.months else "no length is given; any counts"
        return f"{self.where(way)} ({length})."

    def _study(self, way: Way, asked: Requirement) -> str:
        course = self._catalogue.qualifications[way.id]
        length = words.length(own_length(way, course), self._catalogue) + after(way, self._catalogue)
        where = f", gained {self.in_a_job(course)}" if course.in_post_only and self.in_post is None else ""
        paid = f" {words.funding(course.funding, self._catalogue)}" if course.funding else ""
        itself = isinstance(asked, Holds) and not asked.text
        judged = " The employer decides if it fits." if way.equivalent or way.ours else ""
        judged += f" {doubt}" if (doubt := words.doubt(course, self._catalogue)) else ""
        told = f"{length}{where}.{paid}" if itself else f"{course.title}. {words.capital(length)}{where}.{paid}"
        return f"{told}{judged}"

    def _asked_by(self, asked: Requirement) -> list[str]:
        provenance = asked.terms.provenance
        says = words.who_says(provenance, self._catalogue)
        if is_rung(asked):
            return [words.rung_from(asked, self._catalogue)]
        lead = f"asked for by {says}" if provenance.basis is Basis.STATED else says
        return [f"{words.sentence(lead)} {provenance.note}".strip()]


def _of_work(way: Way) -> str:
    ours = " (our assumption)" if way.basis is Basis.ASSUMED else ""
    return f"{words.months(way.months or 0)} of work{ours}"


def gained_in(role: Role, course: str) -> bool:
    """Whether people gain a qualification in a role: it offers it, or asks for it in post."""
    nodes = chain.from_iterable(map(walk, role.requires))
    asked = (one for one in nodes if isinstance(one, Holds) and one.terms.when is When.IN_POST)
    return course in role.offers or any(one.qualification == course for one in asked)


def own_length(way: Way, course: Qualification) -> Length:
    """How long the course itself takes at the person's hours of study."""
    usual, own = course.beside_a_job, (way.months or 0) - way.before
    return usual if own == usual.months else replace(usual, months=own, as_given="")


def after(way: Way, catalogue: Catalogue) -> str:
    """What has to come before a course, and how long that takes: ", after 48 months of Degree apprenticeship"."""
    if not way.before:
        return ""
    names = words.joined(words.name(id, catalogue) for id in way.after) or "work"
    return f", after {words.number(way.before, 'month')} of {names}"
