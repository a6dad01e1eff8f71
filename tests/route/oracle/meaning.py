"""What a requirement amounts to, written again from the promise.

A requirement is asked on one moment. What a leaf amounts to comes in as a function, so that the replay of a plan and
the search share nothing but how parts make a whole.
"""

from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cached_property
from itertools import combinations

from peerpath.model.profile import PartialDate
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Leaf,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
    parts_of,
)
from peerpath.model.role import Role, RoleKind
from tests.route.oracle.world import (
    Question,
    also_held,
    can_be_taken,
    end_of_open,
    hosts,
    is_open,
    last_month,
    meets_level,
    month_day,
    nodes,
    occupations_of,
    over,
    steps,
    under_way,
)


class Standing(IntEnum):
    """How a requirement stands, the best first."""

    MET = 0
    LATER = 1
    CONFIRM = 2
    MISSING = 3


Ask = Callable[[Leaf, Role | None], Standing]
"""What a leaf amounts to before it is looked at by when it is asked: met, for the person to confirm, or missing.

The role is the one that asks; None where a course asks.
"""


class Person:
    """A question with what follows for the whole of it; the roles that may be a step are those of one of two rules."""

    def __init__(self, question: Question, *, any_area: bool) -> None:
        self.question, self.profile, self.catalogue = question, question.profile, question.catalogue
        self.steps = {role.id: role for role in steps(question, any_area=any_area)}
        self.spells = [spell for spell in self.profile.experience if spell.months > 0 or is_open(spell, self.question)]
        self.waived = {waiver.requirement for waiver in self.profile.waivers}
        self.under_way = under_way(question)
        self.only_named = False
        """While it is worked out what can be had: words that stand for experience count in no group."""

    # Who says what: words.

    def is_gained(self, declaration: str) -> bool:
        """Whether it is experience that a role can give."""
        known = self.catalogue.declarations.get(declaration)
        return known is not None and known.experience

    def has_said(self, declaration: str) -> bool:
        """Whether the profile declares it, or holds a month in a role that gives it and does not say no to it."""
        if declaration in self.profile.not_yet:
            return False
        worked = [self.catalogue.roles.get(spell.role or "") for spell in self.spells if spell.months > 0]
        return declaration in self.profile.declares or any(role and declaration in role.gives for role in worked)

    def has_to_gain(self, declaration: str) -> bool:
        """Whether it is experience that the person does not have yet."""
        return self.is_gained(declaration) and not self.has_said(declaration)

    def only_a_word(self, leaf: Requirement) -> bool:
        """Whether it is experience that nobody below the target gives, so that it can only be confirmed."""
        if not isinstance(leaf, Declares) or self.has_said(leaf.declaration) or not self.is_gained(leaf.declaration):
            return False
        return not any(leaf.declaration in role.gives for role in self.steps.values())

    def declares(self, leaf: Declares, months: int) -> Standing:
        """Of a declaration, with the months worked in roles that give it."""
        if self.has_said(leaf.declaration):
            return Standing.MET
        if self.is_gained(leaf.declaration) and months >= max(1, self.question.stay):
            return Standing.MET
        if leaf.equivalent or leaf.declaration in self.profile.not_yet:
            return Standing.MISSING
        if self.is_gained(leaf.declaration) and not self.only_a_word(leaf):
            return Standing.MISSING
        return Standing.CONFIRM

    def lived(self, leaf: LivedExperience, role: Role | None) -> Standing:
        """Of lived experience: of the areas asked for, else those of the post, else any."""
        areas = leaf.areas or (role.areas if role else ())
        declared, refused = self.profile.lived_experience, self.profile.not_yet
        if not areas:
            if declared:
                return Standing.MET
            return Standing.MISSING if "lived-experience" in refused else Standing.CONFIRM
        each = [
            Standing.MET
            if area in declared
            else Standing.MISSING
            if area in refused or "lived-experience" in refused
            else Standing.CONFIRM
            for area in areas
        ]
        return max(each) if leaf.every else min(each)

    # Months.

    def fits(self, asked: Experience, role: str | None, occupations: Iterable[str], settings: Iterable[str]) -> bool:
        """Whether work counts towards experience that is no rung."""
        return (
            (not asked.roles or role in asked.roles)
            and (not asked.occupations or bool(occupations_of(occupations, self.catalogue) & set(asked.occupations)))
            and (not asked.settings or bool(set(settings) & set(asked.settings)))
        )

    def new_job_counts(self, asked: Experience | Declares, role: Role) -> bool:
        """Whether months in a new job count."""
        if isinstance(asked, Declares):
            return asked.declaration in role.gives
        if asked.rung:
            return role.id in asked.roles
        return self.fits(asked, role.id, [role.occupation], role.settings)

    def spell_counts(self, asked: Experience | Declares, number: int) -> bool:
        """Whether months of a spell of the profile count, those past and those to come."""
        spell = self.spells[number]
        role = self.catalogue.roles.get(spell.role) if spell.role else None
        if isinstance(asked, Declares):
            return role is not None and asked.declaration in role.gives
        occupations = [name for name in (spell.occupation, role.occupation if role else None) if name]
        if asked.rung:
            own = occupations_of(occupations, self.catalogue) & set(asked.worked_occupations)
            return spell.role in (*asked.roles, *asked.worked_roles) or bool(own)
        return self.fits(asked, spell.role, occupations, self._settings(number))

    def _settings(self, number: int) -> tuple[str, ...]:
        spell = self.spells[number]
        if spell.setting:
            return (spell.setting,)
        role = self.catalogue.roles.get(spell.role or "")
        if role is not None:
            # Involvement and mutual aid are work in no setting.
            return () if role.kind is RoleKind.PRE_PEER else role.settings
        usual = self.catalogue.occupations.get(spell.occupation or "")
        return usual.settings if usual else ()

    def past(self, asked: Experience | Declares) -> set[int]:
        """The months before today that count, by their numbers up to 0: each once.

        Whoever says no to experience in spite of them has it still to gain.
        """
        found: set[int] = set()
        if isinstance(asked, Declares) and asked.declaration in self.profile.not_yet:
            return found
        for number, spell in enumerate(self.spells):
            if self.spell_counts(asked, number):
                last = 0 if is_open(spell, self.question) else last_month(spell, self.question)
                found |= set(range(last - spell.months + 1, last + 1))
        return found

    def need(self, asked: Experience | Declares) -> int:
        """Months that are enough; none of what somebody let them off."""
        if asked.id in self.waived:
            return 0
        assumed = max(1, self.question.stay)
        if isinstance(asked, Declares):
            return assumed
        if asked.months is not None:
            return max(1, asked.months)
        window = asked.in_the_last_months
        has_some = any(window is None or month > -window for month in self.past(asked))
        if has_some and not asked.rung:
            return 1
        return assumed if window is None else min(assumed, window)

    # What was awarded before today.

    def held(self, leaf: Holds | Level, moment: int) -> Standing:
        """What the holdings of the profile amount to on a moment."""
        found, goes_on = [Standing.MISSING], self._is_studied(leaf)
        for id in over(self.question):
            names = [name for name in also_held(id, self.catalogue) if self.is_asked_for(leaf, name)]
            found += [max(Standing.CONFIRM, self._counts(leaf, name, None, moment)) for name in names]
        for holding in self.profile.holds:
            for name in also_held(holding.qualification, self.catalogue):
                if self.is_asked_for(leaf, name):
                    found.append(self._counts(leaf, name, holding.awarded, moment))
                    goes_on = goes_on or self._is_to_come(holding.awarded, moment)
        # What goes on still comes before what would have to be confirmed.
        return Standing.MISSING if min(found) is Standing.CONFIRM and goes_on else min(found)

    def _is_studied(self, leaf: Holds | Level) -> bool:
        names = {name for id in self.under_way for name in also_held(id, self.catalogue)}
        return any(self.is_asked_for(leaf, name) for name in names)

    def _awaits(self, leaf: Holds | Level) -> bool:
        to_come = [one.qualification for one in self.profile.holds if self._is_to_come(one.awarded, 0)]
        names = {name for id in to_come for name in also_held(id, self.catalogue)}
        return any(self.is_asked_for(leaf, name) for name in names)

    def _is_to_come(self, awarded: PartialDate | None, moment: int) -> bool:
        return awarded is not None and awarded.first_day() > month_day(self.question.today, moment)

    def _counts(self, leaf: Holds | Level, name: str, awarded: PartialDate | None, moment: int) -> Standing:
        limit = self.limit(leaf, name)
        if awarded is None:
            # Nobody knows when, but today at the latest.
            is_over = limit is not None and moment > limit
            return Standing.MET if limit is None else Standing.MISSING if is_over else Standing.CONFIRM
        first, last = awarded.first_day(), awarded.last_day()
        if self._is_to_come(awarded, moment):
            return Standing.MISSING
        since = None if limit is None else month_day(self.question.today, moment - limit)
        if since is None or first >= since:
            return Standing.MET
        return Standing.MISSING if last < since else Standing.CONFIRM

    def is_asked_for(self, leaf: Holds | Level, name: str) -> bool:
        """Whether a qualification is the one asked for, or at the level asked for."""
        if isinstance(leaf, Holds):
            return leaf.qualification == name
        known = self.catalogue.qualifications.get(name)
        return known is not None and meets_level(known, leaf)

    def limit(self, leaf: Holds | Level, name: str) -> int | None:
        """Months after the award for which it counts; None for ever."""
        known = self.catalogue.qualifications.get(name)
        asked = leaf.awarded_within_months if isinstance(leaf, Holds) else None
        limits = [months for months in (asked, known.valid_for_months if known else None) if months is not None]
        return min(limits, default=None)

    def refused(self, leaf: Leaf) -> bool:
        """Whether the person would work towards nothing that would do, and neither is on such a course nor awaits an award."""
        if not isinstance(leaf, Holds | Level):
            return False
        would_do = (
            [leaf.qualification]
            if isinstance(leaf, Holds)
            else [q.id for q in self.catalogue.qualifications.values() if meets_level(q, leaf)]
        )
        if not would_do or not all(name in self.profile.not_willing for name in would_do):
            return False
        # What lapses they would not take again.
        lapses = any(self.limit(leaf, name) is not None for name in would_do)
        return lapses or not (self._is_studied(leaf) or self._awaits(leaf))

    # What can be had at all.

    @cached_property
    def ever(self) -> "Ever":
        """What can be had at all, with time left aside."""
        return Ever(self)

    def enough_without_words(self, group: AnyOf | AtLeast, role: Role | None) -> bool:
        """Whether enough of the parts can be had, so that none that can only be confirmed is used."""
        if self.only_named:
            return True
        count = group.count if isinstance(group, AtLeast) else 1
        had = [standing(part, role, self.ever.ask, self, words=False) for part in group.parts]
        return sum(one is not Standing.MISSING for one in had) >= count


def standing(
    asked: Requirement, role: Role | None, ask: Ask, person: Person, *, due: int | None = None, words: bool = True
) -> Standing:
    """How a requirement stands for the role (or course, None) that asks.

    With ``due``, only what is wanted in post within so many months is looked at, and has to be there.
    """
    if asked.id in person.waived:
        return Standing.MET
    if asked.unless is not None and standing(asked.unless, role, ask, person, words=words) is Standing.MET:
        return Standing.MET
    if isinstance(asked, AllOf):
        counted = [part for part in asked.parts if part.terms.strength in (asked.terms.strength, Strength.ESSENTIAL)]
        if due is not None:
            counted = [part for part in counted if deadlines(part, due)]
        each = [standing(part, role, ask, person, due=due, words=words) for part in counted]
        return max(each, default=Standing.MET)
    if isinstance(asked, AnyOf | AtLeast):
        words = words and not person.enough_without_words(asked, role)
        count = asked.count if isinstance(asked, AtLeast) else 1
        best = sorted(standing(part, role, ask, person, due=due, words=words) for part in asked.parts)
        return best[count - 1] if count <= len(best) else Standing.MISSING
    return _leaf(asked, role, ask, person, due, words)


def _leaf(leaf: Leaf, role: Role | None, ask: Ask, person: Person, due: int | None, words: bool) -> Standing:
    if isinstance(leaf, Check) and leaf.terms.when is not When.BEFORE_APPLYING:
        return Standing.LATER
    found = ask(leaf, role)
    if not words and person.only_a_word(leaf) and found is Standing.CONFIRM:
        found = Standing.MISSING
    may_wait = leaf.terms.when is not When.BEFORE_APPLYING and not is_due(leaf, due)
    if may_wait and found is not Standing.MET and not person.refused(leaf):
        return Standing.LATER
    return found


Words = frozenset[frozenset[str]]
"""Each of some sets of words would do; none at all where nothing helps."""
NO_WORDS: Words = frozenset({frozenset()})


def words_for(
    asked: Requirement, role: Role | None, ask: Ask, person: Person, *, due: int | None = None, words: bool = True
) -> Words:
    """What the person could confirm so that a requirement stands in the way no more: the smallest sets."""
    if asked.id in person.waived:
        return NO_WORDS
    if asked.unless is not None and standing(asked.unless, role, ask, person, words=words) is Standing.MET:
        return NO_WORDS
    if isinstance(asked, AllOf):
        counted = [part for part in asked.parts if part.terms.strength in (asked.terms.strength, Strength.ESSENTIAL)]
        if due is not None:
            counted = [part for part in counted if deadlines(part, due)]
        return together(words_for(part, role, ask, person, due=due, words=words) for part in counted)
    if isinstance(asked, AnyOf | AtLeast):
        words = words and not person.enough_without_words(asked, role)
        count = asked.count if isinstance(asked, AtLeast) else 1
        each = [words_for(part, role, ask, person, due=due, words=words) for part in asked.parts]
        return _smallest(one for some in combinations(each, count) for one in together(some))
    found = _leaf(asked, role, ask, person, due, words)
    if found is Standing.CONFIRM:
        return frozenset({frozenset({word_of(asked, role)})})
    return frozenset() if found is Standing.MISSING else NO_WORDS


def together(some: Iterable[Words]) -> Words:
    """What would do for all of several requirements."""
    found = NO_WORDS
    for words in some:
        found = _smallest(one | other for one in found for other in words)
    return found


def _smallest(sets: Iterable[frozenset[str]]) -> Words:
    found = set(sets)
    return frozenset(one for one in found if not any(other < one for other in found))


def word_of(leaf: Leaf, role: Role | None) -> str:
    """What a person says once, however often it is asked."""
    match leaf:
        case Declares(declaration=declaration):
            return f"says {declaration}"
        case Check(check=check):
            return f"check {check}"
        case LivedExperience():
            return "lived experience"
        case _:
            return f"date of {leaf.id}"


def is_due(node: Requirement, due: int | None) -> bool:
    """Whether it is wanted in post within so many months."""
    within = node.terms.within_months
    return due is not None and node.terms.when is When.IN_POST and within is not None and within <= due


def deadlines(asked: Requirement, most: int | None = None) -> set[int]:
    """Months from the start within which something of a requirement is wanted in post."""
    if isinstance(asked, AllOf):
        counted = [part for part in asked.parts if part.terms.strength in (asked.terms.strength, Strength.ESSENTIAL)]
        return {months for part in counted for months in deadlines(part, most)}
    if parts_of(asked):
        return {months for part in parts_of(asked) for months in deadlines(part, most)}
    within = asked.terms.within_months
    wanted = asked.terms.when is When.IN_POST and within is not None and (most is None or within <= most)
    return {within} if wanted and within is not None else set()


def essential(requires: Iterable[Requirement]) -> list[Requirement]:
    """The requirements that can stand in the way."""
    return [one for one in requires if one.terms.strength is Strength.ESSENTIAL]


def all_hold(requires: Iterable[Requirement], role: Role | None, ask: Ask, person: Person) -> bool:
    """Whether nothing essential stands in the way but words of the person."""
    return all(standing(one, role, ask, person) is not Standing.MISSING for one in essential(requires))


def post_deadlines(role: Role) -> set[int]:
    """All deadlines in post, in months from the start."""
    return {months for one in essential(role.requires) for months in deadlines(one)}


def words_for_all(requires: Iterable[Requirement], role: Role | None, ask: Ask, person: Person) -> Words:
    """What the person could confirm so that nothing stands in the way."""
    return together(words_for(one, role, ask, person) for one in essential(requires))


def words_when_due(role: Role, within: int, ask: Ask, person: Person) -> Words:
    """What the person could confirm so that all is there that is wanted in post within so many months."""
    wanted = [one for one in essential(role.requires) if deadlines(one, within)]
    return together(words_for(one, role, ask, person, due=within) for one in wanted)


def due_holds(role: Role, within: int, ask: Ask, person: Person) -> bool:
    """Whether all that is wanted in post within so many months is there."""
    wanted = [one for one in essential(role.requires) if deadlines(one, within)]
    return all(standing(one, role, ask, person, due=within) is not Standing.MISSING for one in wanted)


class Ever:
    """What can be had at all: roles and courses that can be come to, with time, order and places left aside."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.roles: set[str] = set()
        self.courses: set[str] = set(person.under_way)
        person.only_named = True
        while self._grow():
            pass
        person.only_named = False

    def _grow(self) -> bool:
        person, question = self.person, self.person.question
        before = len(self.roles) + len(self.courses)
        for role in person.steps.values():
            if all_hold(role.requires, role, self.ask, person):
                self.roles.add(role.id)
        for id, known in question.catalogue.qualifications.items():
            free = can_be_taken(id, question) and (not known.in_post_only or self._is_hosted(id))
            if free and all_hold(known.requires, None, self.ask, person):
                self.courses.add(id)
        return len(self.roles) + len(self.courses) > before

    def _is_hosted(self, course: str) -> bool:
        question = self.person.question
        today = {
            spell.role
            for spell in self.person.spells
            if is_open(spell, question) and spell.role in question.catalogue.roles
        }
        return any(hosts(question.catalogue.roles[id], course, question) for id in (*self.roles, *today) if id)

    def ask(self, leaf: Leaf, role: Role | None) -> Standing:
        """What a leaf can come to."""
        person = self.person
        match leaf:
            case LivedExperience():
                return person.lived(leaf, role)
            case Declares():
                return person.declares(leaf, self._months(leaf))
            case Experience():
                most = min(self._months(leaf), leaf.in_the_last_months or self._months(leaf))
                return Standing.MET if most >= person.need(leaf) else Standing.MISSING
            case Holds() | Level():
                names = {name for id in self.courses for name in also_held(id, person.catalogue)}
                had = any(person.is_asked_for(leaf, name) for name in names)
                return Standing.MET if had else person.held(leaf, 0)
            case Check():
                return Standing.CONFIRM

    def _months(self, asked: Experience | Declares) -> int:
        person, question = self.person, self.person.question
        many = 1_000
        going_on = [
            min(many, end_of_open(spell, many, question))
            for n, spell in enumerate(person.spells)
            if is_open(spell, question) and person.spell_counts(asked, n)
        ]
        counted = [person.steps[id] for id in self.roles if person.new_job_counts(asked, person.steps[id])]
        lasts = [many if role.lasts_months is None else role.lasts_months for role in counted]
        return len(person.past(asked)) + sum(going_on) + sum(lasts)


def lacking_ones(requires: Iterable[Requirement]) -> list[Experience | Declares]:
    """What is asked before applying that months of work can give."""
    asked = [leaf for leaf in leaves(essential(requires)) if isinstance(leaf, Experience | Declares)]
    return [leaf for leaf in asked if leaf.terms.when is When.BEFORE_APPLYING]


def leaves(requires: Iterable[Requirement]) -> list[Leaf]:
    """All leaves, exemptions too."""
    found: list[Leaf] = []
    for one in requires:
        for node in nodes(one):
            if not isinstance(node, AllOf | AnyOf | AtLeast):
                found.append(node)
            if node.unless is not None:
                found += leaves([node.unless])
    return found
