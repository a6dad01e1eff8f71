"""The first thing to do about a gap, in a sentence or two."""

from collections.abc import Iterator, Sequence
from itertools import chain

from peerpath.gap.outcome import Gap, Outcome, Reason, Verdict
from peerpath.gap.ways import By, Part, Way, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Declares, Experience, Holds, LivedExperience, Requirement, When, walk
from peerpath.model.role import Kind, Role
from peerpath.report import words
from peerpath.report.gap.asks import Asks, essential, other_areas

SHOWN = 3
"""Things to confirm that are named; of more, how many."""


def first_thing(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """What to do first, as sentences without a lead."""
    role = catalogue.roles[found.target]
    employer = words.employer(role, catalogue)
    match found.verdict:
        case Verdict.READY:
            return "look for an advert for this post. You could apply for it now."
        case Verdict.TO_CONFIRM:
            return _ask_of_areas(found, role, catalogue) or _confirm(found, catalogue)
        case Verdict.NOT_KNOWN:
            return _unknown(role, employer, catalogue)
        case Verdict.NOT_YET:
            return _ask_of_areas(found, role, catalogue) or _not_yet(found, profile, writer, catalogue)


def _unknown(role: Role, employer: str, catalogue: Catalogue) -> str:
    """Whom to ask where nobody has listed what is asked."""
    if role.kind is Kind.EXIT:
        paid = next((one.title for one in catalogue.qualifications.values() if one.trains_for == role.id), "")
        return f"ask {employer} about paid training: {paid}." if paid else "ask a university what the training takes."
    if role.kind in (Kind.PRE_PEER, Kind.VOLUNTARY):
        return "ask where this is done near you. Nobody has to do it before a paid post."
    if words.is_known_in_part(role):
        return f"ask {employer} what else the post needs. We know only a part."
    return f"ask {employer} what the post needs. No source that we have read lists it."


def _ask_of_areas(found: Gap, role: Role, catalogue: Catalogue) -> str:
    """To ask first whether the person's own area counts, where the post names others."""
    named = next(filter(None, map(other_areas, essential(found.outcomes))), ())
    areas = words.joined(words.small(words.name(area, catalogue)) for area in named)
    return f"ask {words.employer(role, catalogue)} if your experience counts. The post names {areas}." if areas else ""


def names_other_areas(found: Gap) -> bool:
    """Whether the areas that the person declared are none of those that the post names."""
    return any(map(other_areas, essential(found.outcomes)))


def _confirm(found: Gap, catalogue: Catalogue) -> str:
    these = [ask for ask in essential(found.outcomes) if part_of(ask) is Part.TO_CONFIRM]
    if len(these) > SHOWN:
        return f"go through the {len(these)} things to confirm. Only you can say if they are so."
    names = words.joined(words.small(words.requirement(ask.requirement, catalogue)) for ask in these)
    if len(these) != 1:
        return f"are these so: {names}? Only you can say."
    question = _own_question(these[0].requirement, catalogue)
    return (
        f"answer this for yourself. {question} Only you can say."
        if question
        else f"is this so: {names}? Only you can say."
    )


def _own_question(asked: Requirement, catalogue: Catalogue) -> str:
    """The question that stands with a declaration; empty where the source words it otherwise."""
    term = catalogue.declarations.get(asked.declaration) if isinstance(asked, Declares) and not asked.text else None
    return term.ask if term else ""


def _close(open_ways: list[tuple[Outcome, Way]], role: Role, profile: Profile, catalogue: Catalogue) -> str:
    """What the employer of today helps with, then a job that gives months, then the first course."""
    employer = words.employer(role, catalogue)
    helped = dict(_helped(profile, catalogue))
    for _, way in open_ways:
        if way.by in (By.STUDY, By.FINISH) and way.id in helped:
            name = words.name(way.id, catalogue)
            return f"ask your manager about this: {name}. {helped[way.id]} helps people in your job to gain it."
    for _, way in open_ways:
        if way.by is By.WORK and way.roles:
            post = way.roles[0]
            return f"look for posts such as {words.role_name(post, catalogue)}. Months in them count for this role."
    for _, way in open_ways:
        if way.by is By.FINISH:
            return f"finish your course: {words.name(way.id, catalogue)}."
        if way.by is By.STUDY:
            return f"ask {employer} and colleges about this course: {words.name(way.id, catalogue)}."
    return ""


def _not_yet(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """The nearest way to close something that stands in the way, else what helps where there is none."""
    role = catalogue.roles[found.target]
    closed = [ask for ask in essential(found.outcomes) if part_of(ask) is Part.IN_THE_WAY]
    nearest = [(ask, way) for ask in closed for way in writer.open_ways(ask)[:1]]
    close = _close(nearest, role, profile, catalogue)
    return close or _refused(closed, writer, words.employer(role, catalogue), catalogue)


def _such_as(catalogue: Catalogue) -> str:
    others = (role.id for role in catalogue.roles.values() if role.kind is Kind.NON_PEER)
    first = next(others, None)
    return f", such as {words.role_name(first, catalogue)}" if first else ""


def _refused(closed: Sequence[Outcome], writer: Asks, employer: str, catalogue: Catalogue) -> str:
    """What helps where the person would go none of the ways: kind words after a no, else a word with the employer."""
    said_no = next((ask for ask in closed if ask.reason is Reason.SAID_NO), None)
    if said_no is None:
        unknown = any(isinstance(ask.requirement, Experience) and ask.requirement.rung for ask in closed)
        return (
            f"ask {employer} {'how people come to it. No source says.' if unknown else 'if something else would do.'}"
        )
    asked = said_no.requirement
    if isinstance(asked, LivedExperience):
        told = "this post rests on lived experience, and only you can say what yours is."
        return f"{told} Other roles do not{_such_as(catalogue)}."
    name = words.small(words.requirement(asked, catalogue))
    return f"{name} is asked for before you apply. {writer.after_a_no(asked)}"


def _jobs_of_today(profile: Profile, catalogue: Catalogue) -> list[Role]:
    held = [spell.role for spell in profile.experience if spell.role and spell.until is None]
    return [catalogue.roles[id] for id in held if id in catalogue.roles]


def _helped(profile: Profile, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Qualifications that an employer of today helps people in the person's job to gain, with the employer."""
    for job in _jobs_of_today(profile, catalogue):
        employer = words.short(job.organisation, catalogue)
        yield from ((id, employer) for id in job.offers)
        for node in chain.from_iterable(map(walk, job.requires)):
            if isinstance(node, Holds) and node.terms.supported and node.terms.when is When.IN_POST:
                yield node.qualification, employer
