"""The first thing to do about a gap, in a sentence or two."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from peerpath.gap.outcome import Gap, Outcome, Reason, Verdict
from peerpath.gap.profession import Own, may_host, trainings_for
from peerpath.gap.singles import (
    Part,
    essential,
    held_elsewhere,
    is_lived_experience_to_confirm,
    lived_experience_first,
    other_areas,
    part_of,
    said_no_to_lived_experience,
    telling,
)
from peerpath.gap.ways import By, Way
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Check, Holds, Requirement, When, is_rung, walk
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.gap.asks import Asks, gained_in

SHOWN = 3
"""The most things to confirm that are named; more are counted."""
IF_SO = "If so, look for an advert."
"""What to do where a yes, or a word with the employer, is all that was open."""


def first_thing(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """What to do first, in one or more sentences."""
    role = catalogue.roles[found.target]
    if found.profession:
        return own_profession(found.profession).first
    if found.in_post is not None:
        return _in_post(found, role, writer, catalogue)
    match found.verdict:
        case Verdict.READY:
            return "look for an advert for this post. You could apply for it now."
        case Verdict.TO_CONFIRM:
            return ask_of_areas(found, role, catalogue) or _confirm(found, writer, catalogue)
        case Verdict.NOT_KNOWN:
            return train_at_work(found, profile, role, catalogue) or ask_about(role, catalogue)
        case Verdict.NOT_YET:
            return before_any_step(found, writer, catalogue) or _not_yet(found, profile, writer, catalogue)


class Told(NamedTuple):
    """How an answer begins, and what to do first."""

    lead: str
    first: str


_TO_PEERS = "if you want to use your lived experience at work, look at peer posts. Your work so far may count there."


def own_profession(own: Own) -> Told:
    """What is said of another profession that is, or may be, the person's own."""
    if own is Own.YES:
        return Told("This is your own profession. There is nothing to train for.", _TO_PEERS)
    return Told(
        "This may be your own profession, by what you told us. Then there is nothing to train for.",
        "look at what you told us. If you are neither trained for this work nor in training, take it out and ask again.",
    )


def _in_post(found: Gap, role: Role, writer: Asks, catalogue: Catalogue) -> str:
    """What to do first in a present job: what is overdue, what it lets people gain, what the profile leaves out."""
    if role.is_unpaid:
        return "look at what is open to you, if you would like paid peer work."
    open_ = [ask for ask in essential(found.outcomes) if part_of(ask) is not Part.IN_PLACE]
    if told := _ask_manager(open_, writer, catalogue):
        return told
    if not role.is_listed:
        return "ask your manager what the job asks for. No source that we have read lists it."
    if any(not isinstance(ask.requirement, Check) for ask in open_):
        return "look through what your profile leaves out. It may be there already, since you have the job."
    checks = " There is nothing to study for a check." if open_ else ""
    return f"nothing. Nothing that we know of is left to do for it.{checks}"


def _ask_manager(open_: list[Outcome], writer: Asks, catalogue: Catalogue) -> str:
    """About what can be gained in post, only what is overdue if anything is; empty if there is nothing."""
    waits = [ask for ask in open_ if part_of(ask) is Part.CAN_WAIT and not isinstance(ask.requirement, Check)]
    to_gain = [ask for ask in waits if writer.mark_in_post(ask)]
    late = list(filter(writer.is_overdue, to_gain))
    these = late or to_gain
    if not these:
        return ""
    asked = "; ".join(words.requirement(one.requirement, catalogue) for one in these[:SHOWN])
    passed = " It was due by now." if late else ""
    return f"ask your manager about this: {asked}.{passed}{_on_it(these, writer, catalogue)}"


def _on_it(these: list[Outcome], writer: Asks, catalogue: Catalogue) -> str:
    """A sentence on a course that the person is taking for one of these; empty if there is none."""
    begun = [way.id for one in these for way in writer.open_ways(one) if way.by is By.FINISH]
    return f" You are on a course for it: {words.name(begun[0], catalogue)}." if begun else ""


def train_at_work(found: Gap, profile: Profile, role: Role, catalogue: Catalogue) -> str:
    """Ask about a paid training for another profession where today's employer may host it; else empty."""
    work = [spell.role or spell.occupation or "" for spell in profile.work_of(found.as_of)]
    courses = trainings_for(role, catalogue)
    hosted = (one for one in courses if any(may_host(id, one, catalogue) for id in work))
    return next((ask_to_train(one, catalogue) for one in hosted), "")


MAY_HOST = "Your employer may host it."


def ask_to_train(course: str, catalogue: Catalogue) -> str:
    """Whom to ask about a training that today's employer may host."""
    return f"ask your manager about paid training: {words.name(course, catalogue)}. {MAY_HOST}"


def ask_about(role: Role, catalogue: Catalogue) -> str:
    """Whom to ask if no source lists what the employer asks for."""
    employer = words.employer(role, catalogue)
    if role.kind is RoleKind.EXIT:
        paid = next((one.title for one in catalogue.qualifications.values() if one.trains_for == role.id), "")
        return f"ask {employer} about paid training: {paid}." if paid else "ask a university what the training takes."
    if role.is_unpaid:
        return "ask where this is done near you."
    return f"ask {employer} what {'else ' if words.is_known_in_part(role) else ''}the post needs."


def ask_of_areas(found: Gap, role: Role, catalogue: Catalogue, *, on_the_way: bool = False) -> str:
    """Ask first whether the person's own area counts, if the post, or one on the way to another, names others."""
    named = next(filter(None, map(other_areas, essential(found.outcomes))), ())
    areas = words.joined(words.small(words.name(area, catalogue)) for area in named)
    if not areas:
        return ""
    there = f" in a post on the way: {words.post(role.id, catalogue)}" if on_the_way else ""
    which = "That" if on_the_way else "The"
    names = f"{which} post names" if words.names_its_areas(role) else "We read it as a post for"
    return f"ask {words.employer(role, catalogue)} if your experience counts{there}. {names} {areas}."


def _confirm(found: Gap, writer: Asks, catalogue: Catalogue) -> str:
    these = lived_experience_first(ask for ask in essential(found.outcomes) if part_of(ask) is Part.TO_CONFIRM)
    first = ", lived experience first" if is_lived_experience_to_confirm(these[0]) else ""
    asked = [ask.requirement for ask in these]
    if held := words.joined(dict.fromkeys(writer.name(id) for ask in these for id in held_elsewhere(ask))):
        # What may do is worth a question, even to whoever could not say yes to the rest of a choice.
        employer = words.employer(catalogue.roles[found.target], catalogue)
        return f"{confirm(asked, catalogue, first)} Ask {employer} if this will do: {held}."
    return before_applying(asked, catalogue, first)


def before_applying(these: Sequence[Requirement], catalogue: Catalogue, first: str = "") -> str:
    """What to ask oneself and the employer where nothing else is open, and to look for an advert then."""
    question = _own_question(these[0], catalogue) if len(these) == 1 else ""
    if question:
        return f"answer this for yourself. {question} Only you can say. {IF_SO}"
    checked = any(isinstance(one, Check) for one in these)
    return f"{confirm(these, catalogue, first)} {'Then look for an advert.' if checked else IF_SO}"


def confirm(these: Sequence[Requirement], catalogue: Catalogue, first: str = "") -> str:
    """Ask the person about a few things by name, or about many by their number, with ``first`` behind it.

    Of a check before applying no person can say if it is so: the employer is asked about it.
    """
    own, checks = [one for one in these if not isinstance(one, Check)], [one for one in these if isinstance(one, Check)]
    asked = _ask_oneself(own, catalogue, first) if own else ""
    if not checks:
        return asked
    names = words.joined(words.small(words.requirement(one, catalogue)) for one in checks)
    about = f"ask the employer about {'this check' if len(checks) == 1 else 'these checks'} before you apply: {names}."
    return f"{asked} If so, {about}" if asked else about


def _ask_oneself(these: Sequence[Requirement], catalogue: Catalogue, first: str) -> str:
    if len(these) > SHOWN:
        return f"go through the {len(these)} things to confirm{first}. Only you can say if they are so."
    names = words.joined(words.small(words.requirement(one, catalogue)) for one in these)
    return f"{'is this' if len(these) == 1 else 'are these'} so: {names}? Only you can say."


def _own_question(asked: Requirement, catalogue: Catalogue) -> str:
    """The question of a declaration; empty if the source words it differently."""
    term = words.declared(asked, catalogue)
    return term.ask if term and not asked.text else ""


def _at_work(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """What to ask today's manager about: a course that the job helps with or that is gained in a job; else empty."""
    courses = [way.id for way in _nearest(found, writer) if way.by in (By.STUDY, By.FINISH)]
    helped = dict(_helped(profile, found.as_of, catalogue))
    for id in courses:
        if id in helped:
            name = words.name(id, catalogue)
            return f"ask your manager about this: {name}. {helped[id]} helps people in your job to gain it."
    gained = next((id for id in courses if catalogue.qualifications[id].in_post_only), "")
    has_job = any(job.is_paid for job in _jobs_of_today(profile, found.as_of, catalogue))
    if not gained or not has_job:
        return ""
    return f"ask your manager about this: {words.name(gained, catalogue)}. It is gained in a job."


def _close(ways: list[Way], role: Role, writer: Asks, catalogue: Catalogue) -> str:
    """The first of these: a job that gives months, a job in which a course is gained, a course."""
    posts = (post for way in ways if way.by is By.WORK for post in writer.posts(way)[:1])
    if post := next(posts, ""):
        return f"look for posts such as {words.post(post, catalogue)}. Months in them count for this role."
    courses = [way for way in ways if way.by in (By.STUDY, By.FINISH)]
    return _take(courses, role, writer, catalogue) if courses else ""


def _take(courses: list[Way], role: Role, writer: Asks, catalogue: Catalogue) -> str:
    """The first course that is gained in a job, or else the first of all."""
    to_begin = (way.id for way in courses if way.by is By.STUDY)
    if in_a_job := next((id for id in to_begin if catalogue.qualifications[id].in_post_only), ""):
        return _in_a_job(in_a_job, role, writer, catalogue)
    first = courses[0]
    if first.by is By.FINISH:
        return f"finish your course: {words.name(first.id, catalogue)}."
    return _ask_about(first.id, words.employer(role, catalogue), catalogue)


def _ask_about(qualification: str, employer: str, catalogue: Catalogue) -> str:
    """Whom to ask about something to gain: colleges too, if it is a course and not a licence."""
    course, name = catalogue.qualifications[qualification], words.name(qualification, catalogue)
    if course.subject is None and course.level is None:
        return f"ask {employer} how people gain this: {name}."
    asks = words.still_runs(course) or f"ask {employer} and colleges about this course"
    return f"{asks}: {name}."


def _in_a_job(course: str, target: Role, writer: Asks, catalogue: Catalogue) -> str:
    """Where to gain a course that can only be taken in a job."""
    below = (one for one in catalogue.roles.values() if one.id != target.id and one.may_come_before(target))
    hosts = [one for one in below if one.is_paid and gained_in(one, course)]
    hosts.sort(key=lambda one: (one.organisation != target.organisation, one.stage.place, one.id))
    post = next((one.id for one in hosts if not writer.rests_on_a_no(one.id)), "")
    name = words.name(course, catalogue)
    if not post:
        return f"ask employers about this: {name}. It is gained in a job."
    return f"look for posts such as {words.post(post, catalogue)}. You can gain this in them: {name}."


def _in_the_way(found: Gap) -> list[Outcome]:
    return [ask for ask in essential(found.outcomes) if part_of(ask) is Part.IN_THE_WAY]


def _nearest(found: Gap, writer: Asks) -> list[Way]:
    """The nearest way to each thing that is in the way."""
    return [way for ask in _in_the_way(found) for way in writer.open_ways(ask)[:1]]


def before_any_step(found: Gap, writer: Asks, catalogue: Catalogue) -> str:
    """What comes before any step: what the employer or the person can settle by answering a question; else empty."""
    role, closed = catalogue.roles[found.target], _in_the_way(found)
    if any(map(said_no_to_lived_experience, closed)):
        return other_roles("this post rests on", catalogue)
    return ask_of_areas(found, role, catalogue) or _to_ask_first(found, writer, catalogue)


def _to_ask_first(found: Gap, writer: Asks, catalogue: Catalogue) -> str:
    """What the person has that may already close a gap, and costs only a question; else empty."""
    again = (way.id for way in _nearest(found, writer) if way.by is By.SAY and way.roles)
    if names := words.joined(dict.fromkeys(words.small(words.name(id, catalogue)) for id in again)):
        return f"ask yourself about this again: {names}. You said no, and your work usually gives it."
    if told := _is_it_done(found, catalogue):
        return told
    return _to_ask_the_employer(_in_the_way(found), catalogue.roles[found.target], writer, catalogue)


def _is_it_done(found: Gap, catalogue: Catalogue) -> str:
    """Ask about courses that should be over: whoever has not finished one has to, and that takes time; else empty."""
    open_ = (ask for ask in essential(found.outcomes) if part_of(ask) is Part.TO_CONFIRM)
    over = [ask for ask in map(telling, open_) if ask.reason is Reason.END_PASSED]
    return is_it_done(tuple(dict.fromkeys(id for ask in over for id in ask.evidence)), catalogue)


def is_it_done(ids: Sequence[str], catalogue: Catalogue) -> str:
    """Ask about courses whose end has passed; empty if there are none."""
    if not ids:
        return ""
    one, it = ("this course", "it") if len(ids) == 1 else ("these courses", "them")
    names = words.joined(words.name(id, catalogue) for id in ids)
    is_ = "is" if len(ids) == 1 else "are"
    return f"{is_} {one} done: {names}? The end has passed. If so, add {it} to what you have."


def _to_ask_the_employer(closed: list[Outcome], role: Role, writer: Asks, catalogue: Catalogue) -> str:
    """What the person holds or has done that the employer may accept; else empty."""
    employer = words.employer(role, catalogue)
    if names := words.joined(dict.fromkeys(writer.name(id) for ask in closed for id in held_elsewhere(ask))):
        return f"ask {employer} about what you hold: {names}. Will it do?"
    if other := next((ask for ask in closed if telling(ask).reason is Reason.OTHER_SETTING), None):
        asked = words.small(words.requirement(other.requirement, catalogue))
        return f"ask {employer} if the work that you have done counts for this: {asked}."
    return ""


def _not_yet(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """The nearest way to something that is in the way, or what helps if there is none."""
    role, ways = catalogue.roles[found.target], _nearest(found, writer)
    if closed_below := posts_below_closed(found, writer, catalogue):
        return closed_below
    if stay := _here(found, ways, profile, catalogue):
        return f"go on in your job as {words.todays_post(stay, catalogue)}: its months count."
    told = _at_work(found, profile, writer, catalogue) or _close(ways, role, writer, catalogue)
    return told or _refused(found, writer, words.employer(role, catalogue), catalogue)


def posts_below_closed(found: Gap, writer: Asks, catalogue: Catalogue) -> str:
    """Kind words if all posts in which something could be gained rest on what the person said no to; else empty."""
    ways = _nearest(found, writer)
    closed = any(way.by is By.WORK and way.roles and not writer.posts(way) for way in ways)
    return other_roles("the posts that lead here rest on", catalogue) if closed else ""


def _here(found: Gap, ways: list[Way], profile: Profile, catalogue: Catalogue) -> str:
    """The job of today in which the months of a way can be worked; empty if there is none."""
    jobs = [job.id for job in _jobs_of_today(profile, found.as_of, catalogue)]
    return next((id for way in ways if way.by is By.WORK for id in jobs if id in way.roles), "")


def other_roles(what: str, catalogue: Catalogue) -> str:
    """A kind sentence after a no to lived experience, which ``what`` rests on, naming a role that does not need it."""
    return f"{what} lived experience, and only you can say what yours is. Other roles do not{_such_as(catalogue)}."


def without_lived_experience(catalogue: Catalogue) -> str:
    """The first role that does not need lived experience; empty if there is none."""
    return next((role.id for role in catalogue.roles.values() if role.kind is RoleKind.NON_PEER), "")


def _such_as(catalogue: Catalogue) -> str:
    first = without_lived_experience(catalogue)
    return f", such as {words.post(first, catalogue)}" if first else ""


def _refused(found: Gap, writer: Asks, employer: str, catalogue: Catalogue) -> str:
    """What helps if the person would take none of the ways: kind words after a no, or else a word with the employer."""
    if kind := after_a_no(found, writer, catalogue):
        return kind
    unknown = any(is_rung(ask.requirement) for ask in _in_the_way(found))
    return f"ask {employer} {'how people come to it. No source says.' if unknown else 'if something else would do.'}"


def after_a_no(found: Gap, writer: Asks, catalogue: Catalogue) -> str:
    """Kind words on the first thing in the way that the person said no to and that no work or course gives; else empty."""
    no = (ask for ask in _in_the_way(found) if ask.reason is Reason.SAID_NO and not writer.open_ways(ask))
    said_no = next((ask.requirement for ask in no), None)
    if said_no is None:
        return ""
    name = words.small(words.requirement(said_no, catalogue))
    return f"{name} is asked for before you apply. {writer.after_a_no(said_no)}"


def _jobs_of_today(profile: Profile, today: date, catalogue: Catalogue) -> list[Role]:
    held = [spell.role for spell in profile.work_of(today) if spell.role]
    return [catalogue.roles[id] for id in held if id in catalogue.roles]


def _helped(profile: Profile, today: date, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Qualifications that a present employer helps people in this job to gain, with the employer."""
    for job in _jobs_of_today(profile, today, catalogue):
        employer = words.short(job.organisation, catalogue)
        yield from ((id, employer) for id in job.offers)
        for node in chain.from_iterable(map(walk, job.requires)):
            if isinstance(node, Holds) and node.terms.supported and node.terms.when is When.IN_POST:
                yield node.qualification, employer
