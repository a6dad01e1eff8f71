"""What the answer to "what now?" is made of. No English."""

from enum import StrEnum

from peerpath.gap.outcome import Outcome, Verdict
from peerpath.model.profile import OutsideHolding
from peerpath.noun import Noun


class GainKind(StrEnum):
    """What kind of step it is."""

    STUDY = "study"
    WORK = "work"


class Below(StrEnum):
    """How a role is known to stand below a job of today."""

    BAND = "band"
    """Its band is below that of the job."""
    STAGE = "stage"
    """Its stage is earlier, where the band of one of the two is not known."""


class Gain(Noun, frozen=True):
    """One step: a course to finish, or more months in one role."""

    kind: GainKind
    id: str
    months: int
    """For work: the months still needed. For a course: at the person's own hours of study, or to the end of it."""
    under_way: bool = False
    """Whether it is a course that the person is on."""


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
    below: Below | None = None
    """How it is below a job of today, if it is known to be."""
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
    below: Below | None = None
    """As of a role that is open."""


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
    """The answer to "what now?". Every list puts jobs with today's employer first, and those below today's job last."""

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
    ask_below: tuple[tuple[str, Below], ...] = ()
    """Those of ``ask`` that are known to be below a job of today, each with how."""
    ended: tuple[str, ...] = ()
    """Courses whose end has passed and that the person does not hold: only they can say if these are done."""
    outside: tuple[OutsideHolding, ...] = ()
    """What the person holds on no list, which no step here weighs."""
    said_no: bool = False
    """Whether the person said no to lived experience, which peer roles need."""
