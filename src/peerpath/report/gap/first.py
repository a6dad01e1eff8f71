"""The first thing to do about a gap, in a sentence or two."""

from collections.abc import Iterator
from itertools import chain

from peerpath.gap.outcome import Gap, Outcome, Verdict
from peerpath.gap.ways import By, Part, Way, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Holds, When, walk
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.gap.asks import Asks, essential

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
            return _confirm(found, catalogue)
        case Verdict.NOT_KNOWN:
            return f"ask {employer} what the post needs. Nobody has published it."
        case Verdict.NOT_YET:
            open_ways = [
                (ask, way)
                for ask in essential(found.outcomes)
                if part_of(ask) is Part.IN_THE_WAY
                for way in writer.open_ways(ask)[:1]
            ]
            return _close(open_ways, role, profile, catalogue)


def _confirm(found: Gap, catalogue: Catalogue) -> str:
    these = [ask for ask in essential(found.outcomes) if part_of(ask) is Part.TO_CONFIRM]
    if len(these) > SHOWN:
        return f"go through the {len(these)} things to confirm. Only you can say if they are so."
    names = words.joined(words.small(words.requirement(ask.requirement, catalogue)) for ask in these)
    return f"is this so: {names}? Only you can say." if len(these) == 1 else f"are these so: {names}? Only you can say."


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
    return f"ask {employer} if something else would do."


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
