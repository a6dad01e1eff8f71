"""What the answer to "what now?" is made of. No English."""

from enum import StrEnum

from peerpath.gap.outcome import Outcome, Verdict
from peerpath.model.profile import OutsideHolding
from peerpath.noun import Noun


class GainKind(StrEnum):
    """What kind of step it is."""

    STUDY = "study"
    WORK = "work"


class Gain(Noun, frozen=True):
    """One step: a course to finish, or more months in one role."""

    kind: GainKind
    id: str
    months: int
    """For work: the months still needed."""


class Open(Noun, frozen=True):
    """A role with listed requirements that the person meets, except perhaps for things to confirm."""

    role: str
    to_confirm: int
    """How many things the person has to confirm, or the employer to check; with 0 they can apply today."""
    checks: int = 0
    """How many of them are checks before applying."""
    other_areas: bool = False
    """Whether the role names areas of lived experience without any of the person's."""
    post_decides: bool = False
    """Whether the role names no areas, so that the post decides if the person's own fits."""
    employer_decides: bool = False
    """Whether the employer decides if something that the person holds will do."""
    lower: bool = False
    """Whether its band is known to be below that of a job of today."""
    willing: bool = False
    """Whether it asks for a course, or the will to take it, and the person does not hold it yet."""


class Near(Noun, frozen=True):
    """A role with listed requirements that one step would open."""

    role: str
    gains: tuple[Gain, ...]
    """Steps of which each is enough; shortest first, then by id."""
    to_confirm: int
    """How many things are left to confirm once the step is done; with any, it is more than one step."""
    other_areas: bool = False
    """Whether none of the person's areas is among those that the role names."""


class Lack(Noun, frozen=True):
    """One requirement that is not in place."""

    outcome: Outcome
    months: int | None = None
    """For experience: the months still needed; None if the source gives no number, and for everything else."""


class Rung(Noun, frozen=True):
    """A role that today's job leads to, with what it takes."""

    role: str
    verdict: Verdict
    lacks: tuple[Lack, ...]
    to_confirm: int
    listed: bool
    """Whether a source lists what the employer asks."""
    other_areas: bool = False
    """Whether none of the person's areas is among those that it asks for."""
    post_decides: bool = False
    employer_decides: bool = False
    """As of a role that is open."""


class Opener(Noun, frozen=True):
    """A step and the roles that it opens."""

    gain: Gain
    roles: tuple[str, ...]


class Nearest(Noun, frozen=True):
    """The answer to "what now?". Every list puts jobs with today's employer first."""

    rungs: tuple[Rung, ...]
    """Nearest first: by verdict, then how much is missing, then id. Empty for people without a job in the catalogue."""
    open: tuple[Open, ...]
    """Fewest things to confirm first, then by id; those that name other areas last."""
    near: tuple[Near, ...]
    """Fewest things to confirm first, then the shortest step, then by id."""
    ask: tuple[str, ...]
    """Roles for which nothing usual is missing, but no source lists what is asked: only the employer knows. Those that
    name other areas last."""
    openers: tuple[Opener, ...]
    """Steps that open several roles, none of which names other areas: most roles first, then the shortest, then by id."""
    ask_of_other_areas: tuple[str, ...] = ()
    """Those of ``ask`` that name areas of lived experience without any of the person's."""
    ended: tuple[str, ...] = ()
    """Courses whose end has passed and that the person does not hold: only they can say if these are done."""
    outside: tuple[OutsideHolding, ...] = ()
    """What the person holds on no list, which no step here weighs."""
    said_no: bool = False
    """Whether the person said no to lived experience, which peer roles need."""
