"""The small words of answers: lengths, bands, dates, names, and who says so."""

from collections.abc import Iterable, Sequence
from datetime import date

from peerpath.document.clean import capital as capital
from peerpath.model.catalogue import Catalogue, Term
from peerpath.model.provenance import Basis, Provenance, Remark
from peerpath.model.qualification import Funding, Length, Qualification
from peerpath.model.requirement import (
    RQF,
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Compound,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    is_rung,
    walk,
)
from peerpath.model.role import Role, RoleKind

KINDS = {
    RoleKind.PRE_PEER: "a way in; nobody has to take it",
    RoleKind.VOLUNTARY: "unpaid; nobody has to do it",
    RoleKind.NON_PEER: "paid, without lived experience as its base",
    RoleKind.PEER: "paid lived-experience work",
    RoleKind.EXIT: "another profession, which leaves lived-experience work",
}


NOBODY_HAS_TO = "Nobody has to do it, and no employer should ask for it."
"""Of voluntary ways in."""
NO_BAND = "no band given"


def months(count: int) -> str:
    """Months as people say them: "1 month", "15 months", "36 months (3 years)"."""
    if count == 1:
        return "1 month"
    years, rest = divmod(count, 12)
    return f"{count} months ({years} years)" if years > 1 and rest == 0 else f"{count} months"


def number(count: int, one: str, several: str = "") -> str:
    """A count with its noun: "1 thing", "3 things"."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    words = [part for part in parts if part]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def day(when: date) -> str:
    """A date as written in Britain: 22 November 2026."""
    return f"{when.day} {when:%B %Y}"


def small(text: str) -> str:
    """The text with a small letter at the start, for the middle of a sentence; "ImROC" and "GCSE" stay."""
    first = text.partition(" ")[0]
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return capital(text) + ("" if text.endswith((".", "!", "?", ":")) or not text else ".")


def short(organisation: str, catalogue: Catalogue) -> str:
    """An organisation's short name: from its data, or the abbreviation in its title, or its title."""
    owner = catalogue.organisations[organisation]
    if owner.short:
        return owner.short
    _, _, last = owner.title.removesuffix(")").rpartition("(")
    abbreviated = owner.title.endswith(")") and last.replace("&", "").isalnum() and sum(map(str.isupper, last)) > 1
    return last if abbreviated else owner.title


def whose(role: Role, catalogue: Catalogue) -> str:
    """Whose post it is: its employer, or any if it has none."""
    return short(role.organisation, catalogue) if catalogue.has_employer(role) else "any"


def employer(role: Role, catalogue: Catalogue) -> str:
    """Whom to ask about a post: its employer, or employers near the person if it has none."""
    return short(role.organisation, catalogue) if catalogue.has_employer(role) else "employers near you"


def who_asks(role: Role, catalogue: Catalogue) -> str:
    """Say who asks for what: employers, where a role of the national pathway belongs to none."""
    return "this employer asks" if catalogue.has_employer(role) else "employers ask"


def is_known_in_part(role: Role) -> bool:
    """Whether a source lists some, but no source all, of what the employer asks for."""
    own = (asked for asked in role.requires if not is_rung(asked))
    nodes = (node for asked in own for node in walk(asked))
    return not role.is_listed and any(node.terms.provenance.basis is Basis.STATED for node in nodes)


ENGLAND = "England"


def is_in_england(role: Role, catalogue: Catalogue) -> bool:
    """Whether the post is in England, so that facts of England hold for it."""
    return catalogue.country_of(role) == ENGLAND


def shared_remarks(role: Role, catalogue: Catalogue) -> tuple[Remark, ...]:
    """Remarks on all such paid posts. They are from sources in England, so elsewhere only the role's own are used."""
    occupation = catalogue.occupations.get(role.occupation)
    remarks = occupation.remarks if occupation and not role.is_unpaid else ()
    if is_in_england(role, catalogue):
        return remarks
    return tuple(remark for remark in remarks if remark.provenance.source == role.provenance.source)


def what_stands(where: str, role: Role) -> str:
    """What stands in an answer in place of requirements that no source lists; empty if nothing does."""
    nodes = [node for asked in role.requires for node in walk(asked)]
    if not nodes:
        return ""
    ours = any(is_rung(node) or node.terms.provenance.basis is Basis.ASSUMED for node in nodes)
    return f"What stands {where} is {'usual or assumed' if ours else 'only what is usual'}."


def band(role: Role) -> str:
    """The band of a post, and whether it is certain."""
    if role.band is None:
        return NO_BAND
    usual = {Basis.STATED: "", Basis.TYPICAL: "usually ", Basis.ASSUMED: "probably "}[role.band.provenance.basis]
    return f"{usual}Band {role.band.value}"


def role_name(role: str, catalogue: Catalogue) -> str:
    """A role with its employer: "Peer practitioner (CWPT)"."""
    post = catalogue.roles.get(role)
    return f"{post.title} ({short(post.organisation, catalogue)})" if post else role


def post(role: str, catalogue: Catalogue) -> str:
    """A role as a job to look for, with its employer, or with any employer if it has none."""
    return _post(role, " (any employer)", catalogue)


def todays_post(role: str, catalogue: Catalogue) -> str:
    """A role as the job that somebody has: they know their employer where the role names none."""
    return _post(role, "", catalogue)


def _post(role: str, of_any: str, catalogue: Catalogue) -> str:
    post = catalogue.roles.get(role)
    return name(role, catalogue) if post is None or catalogue.has_employer(post) else f"{post.title}{of_any}"


def today(id: str, catalogue: Catalogue) -> str:
    """What today's work is called: a job, voluntary work, or neither, such as a group.

    Only a role tells: in one occupation some are paid and others are not.
    """
    alike = [role for role in catalogue.roles.values() if id in (role.id, role.occupation)]
    if alike and all(role.is_unpaid for role in alike):
        return "your voluntary work" if alike[0].kind is RoleKind.VOLUNTARY else "what you do today"
    return "your job today" if id in catalogue.roles else "your work today"


def example_role(catalogue: Catalogue) -> str:
    """Id of a role for an example: a peer support worker if there is one, else the first; empty if there is none."""
    usual = "cwpt/peer-support-worker"
    return usual if usual in catalogue.roles else min(catalogue.roles, default="")


def name(id: str, catalogue: Catalogue) -> str:
    """The title of the entry with this id, or the id itself."""
    if id in catalogue.roles:
        return role_name(id, catalogue)
    named = (
        catalogue.qualifications,
        catalogue.occupations,
        catalogue.declarations,
        catalogue.checks,
        catalogue.areas,
        catalogue.settings,
    )
    return next((these[id].title for these in named if id in these), id)


def who_says(provenance: Provenance, catalogue: Catalogue) -> str:
    """Who says so, and how firmly, in a few words."""
    source = catalogue.sources.get(provenance.source or "")
    called = source.called if source else ""
    match provenance.basis:
        case Basis.STATED:
            return called
        case Basis.TYPICAL:
            return f"usual, says {called}"
        case Basis.ASSUMED:
            return f"our reading of {called}" if called else "our assumption"


def remark(told: Remark, catalogue: Catalogue) -> str:
    """What is said, and who says so if no source states it."""
    if told.provenance.basis is Basis.STATED:
        return told.text
    return f"{told.text.removesuffix('.')} ({who_says(told.provenance, catalogue)})."


def about_months(count: int, provenance: Provenance, most: int = 0) -> str:
    """A length with how firmly it is known; "up to" ``most`` months if it varies."""
    told = f"{count} to {months(most)}" if most > count else months(count)
    match provenance.basis:
        case Basis.STATED:
            return told
        case Basis.TYPICAL:
            return f"usually {told}"
        case Basis.ASSUMED:
            return f"about {told}, our assumption"


def work_months(count: int, basis: Basis | None) -> str:
    """Months of work for a screen, with a star if the number is our assumption."""
    return number(count, "month") + ("*" if basis is Basis.ASSUMED else "")


def star_months(count: int, basis: Basis | None) -> str:
    """A length for a screen, with a star for "our assumption": "2 months*", "usually 3 months"."""
    return f"{'usually ' if basis is Basis.TYPICAL else ''}{work_months(count, basis)}"


def length(takes: Length, catalogue: Catalogue) -> str:
    """A length with the source's own figure and the source: "usually 3 months (12 weeks; Skills for Care)"."""
    ours = takes.provenance.basis is Basis.ASSUMED
    plain = takes.as_given.removeprefix("about ") in ("", months(takes.months), f"{takes.months} months")
    given = [] if plain else [takes.as_given]
    source = catalogue.sources.get(takes.provenance.source or "")
    says = [source.called] if source and (given or not ours) else []
    aside = "; ".join([*given, *says])
    told = about_months(takes.months, takes.provenance)
    # Years are told once: in the source's own words if it has any.
    told = told.replace(f" ({takes.months // 12} years)", "") if given else told
    return told + (f" ({aside})" if aside else "")


def still_runs(course: Qualification | None) -> str:
    """What to ask about a course whose source doubts that there still is one; otherwise empty."""
    return "ask whether it still runs" if course and course.may_no_longer_run else ""


def doubt(course: Qualification | None, catalogue: Catalogue) -> str:
    """Why it may no longer run, who says so, and what to do; empty if no source doubts it."""
    why = course.may_no_longer_run if course else None
    told = f"{why.text.removesuffix('.')} ({who_says(why.provenance, catalogue)})." if why else ""
    return f"{told} {sentence(still_runs(course))}".strip()


def funding(paid: Funding, catalogue: Catalogue) -> str:
    """Who pays, and who says so, as a sentence."""
    return f"{paid.text.removesuffix('.')} ({who_says(paid.provenance, catalogue)})."


def declared(asked: Requirement, catalogue: Catalogue) -> Term | None:
    """What the vocabulary says of a declaration; None for anything else."""
    return catalogue.declarations.get(asked.declaration) if isinstance(asked, Declares) else None


def limit(asked: Requirement, catalogue: Catalogue) -> str:
    """For how long it counts, such as "counts for 12 months", if its own words do not say."""
    match asked:
        case Holds():
            within = asked.awarded_within_months if asked.text else None
            course = catalogue.qualifications.get(asked.qualification)
            valid = course.valid_for_months if course else None
            told = [f"awarded in the last {months(within)}"] if within else []
            return joined([*told, *([f"counts for {months(valid)} from the award"] if valid else [])])
        case Experience() if asked.text and asked.in_the_last_months:
            return f"in the last {months(asked.in_the_last_months)}"
        case _:
            return ""


def ours(asked: Requirement) -> str:
    """A star if the requirement, or the number of its months, is ours; the foot of a screen explains it."""
    return "*" if asked.terms.provenance.basis is Basis.ASSUMED or is_rung(asked) else ""


def rung_from(rung: Experience, catalogue: Catalogue) -> str:
    """Where a step of the ladder is from, in sentences: nobody asks for it, and its months are ours."""
    provenance = rung.terms.provenance
    if provenance.source is None:
        return "No source names a usual way to this work. That months in such work count here is our assumption."
    told = f"Nobody asks for it in words. The step is from here: {who_says(provenance, catalogue)}."
    return " ".join(filter(None, (told, provenance.note, "The months are our assumption.")))


def requirement(asked: Requirement, catalogue: Catalogue) -> str:
    """What is asked for, in plain words: the requirement's own, or the name of the thing."""
    if asked.text:
        return asked.text
    match asked:
        case AllOf() | AnyOf() | AtLeast():
            return _group(asked, catalogue)
        case Holds():
            within, fits = asked.awarded_within_months, " that fits the post" if asked.relevant else ""
            return name(asked.qualification, catalogue) + fits + (f", of the last {months(within)}" if within else "")
        case Level():
            return _level(asked, catalogue)
        case Experience():
            return _experience(asked, catalogue)
        case LivedExperience():
            return _lived_experience(asked, catalogue)
        case Declares(declaration=id) | Check(check=id):
            return name(id, catalogue)


def _group(asked: Compound, catalogue: Catalogue) -> str:
    first, *others = (requirement(part, catalogue) for part in asked.parts)
    parts = [first, *map(small, others)]
    together = joined(parts, "or" if isinstance(asked, AnyOf) else "and")
    return f"at least {asked.count} of these: {together}" if isinstance(asked, AtLeast) else together


def names_its_areas(role: Role) -> bool:
    """Whether its source names its areas of lived experience, so that they are no reading of ours."""
    return role.areas_provenance is None or role.areas_provenance.basis is Basis.STATED


def areas(role: Role, catalogue: Catalogue) -> str:
    """The areas of lived experience of a post, and who says so if its source does not name them."""
    named = joined(small(name(area, catalogue)) for area in role.areas)
    says = role.areas_provenance
    return f"{named} ({who_says(says, catalogue)})" if says and not names_its_areas(role) else named


def stay(id: str, named: str, catalogue: Catalogue) -> str:
    """To go on with work of today that has a name; of work of which only the setting is known, to go on working there."""
    is_named = id in catalogue.roles or id in catalogue.occupations
    return f"stay as {named}" if is_named else f"go on working in {_in_setting(id, catalogue)}"


def of_area(id: str, catalogue: Catalogue) -> str:
    """An area of lived experience as it reads after "lived experience of": "the criminal justice system"."""
    return _phrase(catalogue.areas.get(id)) or small(name(id, catalogue))


def _in_setting(id: str, catalogue: Catalogue) -> str:
    """A setting as it reads after "work in": "a health service"."""
    return _phrase(catalogue.settings.get(id)) or small(name(id, catalogue))


def in_settings(asked: Experience, catalogue: Catalogue) -> str:
    """The settings in which experience counts: "a health service or education"."""
    return joined((_in_setting(id, catalogue) for id in asked.settings), "or")


def _phrase(term: Term | None) -> str:
    return term.phrase if term else ""


def a_or_an(named: str) -> str:
    """The words with the article that goes before them."""
    return f"{'an' if named[:1].lower() in tuple('aeiou') else 'a'} {named}" if named else ""


def _lived_experience(asked: LivedExperience, catalogue: Catalogue) -> str:
    areas = joined((of_area(area, catalogue) for area in asked.areas), "and" if asked.every else "or")
    part = "a part of: " if asked.narrower else ""
    return f"Lived experience of {part}{areas}" if areas else "Lived experience that fits the post"


def _level(asked: Level, catalogue: Catalogue) -> str:
    field = catalogue.subjects.get(asked.subject or "")
    subject = f" in {field.title}" if field else ""
    framework = "" if asked.framework == RQF else f"{asked.framework} "
    level = f" at {framework}level {asked.at_least} or above" if asked.at_least else ""
    return f"A qualification{subject}{level}"


def leading(rung: Experience, catalogue: Catalogue, most: int = 2) -> str:
    """Titles of the roles from which people come, first the one whose step is the rung's; empty if no source says."""
    below = [catalogue.roles[id] for id in rung.roles if id in catalogue.roles]
    titles = list(dict.fromkeys(small(one.title) for one in below))
    return joined(titles[:most], "or")


def _rung(asked: Experience, catalogue: Catalogue) -> str:
    length = months(asked.months or 0)
    if below := leading(asked, catalogue, 1):
        such = ", such as" if len(asked.roles) > 1 else ":"
        return f"{length} in a role that leads here{such} {below}"
    own = joined((small(name(id, catalogue)) for id in asked.worked_occupations), "or")
    return f"{length} as {a_or_an(own)}, in another post"


def _experience(asked: Experience, catalogue: Catalogue) -> str:
    if asked.rung:
        return _rung(asked, catalogue)
    doing = joined((small(name(id, catalogue)) for id in (*asked.roles, *asked.occupations)), "or")
    where = in_settings(asked, catalogue)
    length = f"{months(asked.months)} of " if asked.months else ""
    lately = f", in the last {months(asked.in_the_last_months)}" if asked.in_the_last_months else ""
    start = f"{length}experience" + (f" as {a_or_an(doing)}" if doing else "") + (f" in {where}" if where else "")
    return capital(start + lately)


def listed(items: Sequence[str], most: int) -> str:
    """The first few, and the number of others."""
    rest = len(items) - most
    return joined(items) if rest <= 0 else ", ".join(items[:most]) + f" and {rest} more"
