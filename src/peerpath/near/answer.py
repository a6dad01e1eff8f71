"""What the answer to "what now?" is made of. No English."""

from enum import StrEnum

from msgspec import Struct

from peerpath.gap.outcome import Outcome, Verdict


class GainKind(StrEnum):
    """What kind of step it is."""

    STUDY = "study"
    WORK = "work"


class Gain(Struct, frozen=True):
    """One step: a course to finish, or more months in one role."""

    kind: GainKind
    id: str
    months: int
    """Of work, those that are still lacking."""


class Open(Struct, frozen=True):
    """A role with listed requirements that the person meets, except perhaps for things to confirm."""

    role: str
    to_confirm: int
    """Things that only the person can say, and has not said yet; 0: it can be applied for today."""
    other_areas: bool = False
    """The role names areas of lived experience, and none of the person's is among them."""
    post_decides: bool = False
    """The role names no areas: whether the person's own fits depends on where the post is."""
    lower: bool = False
    """Its band is known to be below that of a job of today."""
    willing: bool = False
    """It asks for a course, or for the will to take it, and the person holds none yet."""


class Near(Struct, frozen=True):
    """A role with listed requirements that one step would open."""

    role: str
    gains: tuple[Gain, ...]
    """Each of which is enough, the shortest first, then by id."""
    to_confirm: int
    """Things that only the person can say, once the step is done: with any of them it is more than one step."""
    other_areas: bool = False
    """As of a role that is open: none of the person's own areas is among those asked for."""


class Lack(Struct, frozen=True):
    """One requirement that is not in place."""

    outcome: Outcome
    months: int | None = None
    """Of experience: months still lacking; None where the source gives no number, and for everything else."""


class Rung(Struct, frozen=True):
    """A role that today's job leads to, with what it takes."""

    role: str
    verdict: Verdict
    lacks: tuple[Lack, ...]
    to_confirm: int
    listed: bool
    """Whether a source lists what the employer asks."""
    other_areas: bool = False
    """None of the person's own areas of lived experience is among those that it asks for."""


class Opener(Struct, frozen=True):
    """A step and the roles that it opens."""

    gain: Gain
    roles: tuple[str, ...]


class Nearest(Struct, frozen=True):
    """The answer to "what now?". Every list puts jobs with today's employer first."""

    rungs: tuple[Rung, ...]
    """Nearest first: by verdict, then by how much is lacking, then by id. Empty for people without a job here."""
    open: tuple[Open, ...]
    """Fewest things to confirm first, then by id; those that name other areas last."""
    near: tuple[Near, ...]
    """Fewest things to confirm first, then the shortest step, then by id."""
    ask: tuple[str, ...]
    """Roles of which nothing usual is missing, but no source lists what is asked: only the employer knows."""
    openers: tuple[Opener, ...]
    """Steps that open several roles: most roles first, then the shortest, then by id."""
    said_no: bool = False
    """To lived experience, on which peer roles rest."""
