"""What a gap is made of. No English: `report` has the words."""

from datetime import date
from enum import StrEnum

from peerpath.gap.profession import Own
from peerpath.model.requirement import Requirement
from peerpath.noun import Noun


class Status(StrEnum):
    """How one requirement stands for one person."""

    MET = "met"
    IN_PROGRESS = "in_progress"
    LATER = "later"
    """Can wait until after an offer or until in post, or only willingness is asked, and the person has not refused."""
    TO_CONFIRM = "to_confirm"
    """Only the person can say, and the profile is silent."""
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    """Another alternative is met already, or an exemption applies."""
    WAIVED = "waived"


class Verdict(StrEnum):
    """How the role as a whole stands. Only essential requirements affect it."""

    READY = "ready"
    """Nothing stands in the way of applying."""
    TO_CONFIRM = "to_confirm"
    """Only things that the person has to confirm."""
    NOT_YET = "not_yet"
    NOT_KNOWN = "not_known"
    """No source lists what the employer asks, and nothing usual is missing. Never counted as ready."""


class Reason(StrEnum):
    """Why a status is what it is, if the status does not say it all."""

    EMPLOYER_DECIDES = "employer_decides"
    """Held at the level or above in the subject: the employer says whether it will do."""
    POST_DECIDES = "post_decides"
    """Which lived experience counts depends on the post."""
    REFUSED = "refused"
    """The person would not work towards it."""
    LAPSED = "lapsed"
    """Held, but awarded too long ago."""
    DATE_UNKNOWN = "date_unknown"
    """Held, but whether it still counts depends on a date that the profile does not give."""
    BEFORE_IT_BEGAN = "before_it_began"
    """Held, with a date before anybody was awarded it: only the person can say whether the date is right."""
    TOO_SHORT = "too_short"
    """Some months, but too few."""
    OTHER_SETTING = "other_setting"
    """The right work in another setting: the employer can say whether it counts."""
    USUAL_SETTING = "usual_setting"
    """The profile names no setting, so the occupation's usual one was assumed."""
    SAID_NO = "said_no"
    """The person says that they do not have it yet."""
    END_PASSED = "end_passed"
    """On a course whose end has passed: only the person can say whether it is done."""
    OTHER_AREA = "other_area"
    """The declared areas are not among those that the role names: the employer can say whether they count."""
    NARROWER = "narrower"
    """The post asks for part of an area that was declared: only the person can say whether they have that part."""
    OTHER_FRAMEWORK = "other_framework"
    """A level in the subject, but in another framework: the employer can say whether it is as high."""
    PERHAPS_EQUAL = "perhaps_equal"
    """Something like it is held, as high or of a level that nobody gives: the employer can say whether it will do."""
    OF_PROFESSION = "of_profession"
    """Not said to be held, but usual in the person's own profession: our assumption, so only they can say."""
    COUNTED_ONCE = "counted_once"
    """Some of the months overlap, and count once."""
    TOO_LONG_AGO = "too_long_ago"
    """Enough months, but not recent enough."""
    EXEMPT = "exempt"
    """An exemption applies."""


class Outcome(Noun, frozen=True, gc=False):
    """The answer to one requirement. Outcomes have no cycles, so the garbage collector need not track millions of them."""

    requirement: Requirement
    status: Status
    evidence: tuple[str, ...] = ()
    """Ids of what counted: qualifications, roles, occupations, settings, areas or declarations."""
    reason: Reason | None = None
    months: int | None = None
    """For an experience requirement: the months that counted."""
    parts: "tuple[Outcome, ...]" = ()
    unless: "Outcome | None" = None


class Gap(Noun, frozen=True):
    """One person's answer for one role."""

    target: str
    verdict: Verdict
    as_of: date
    outcomes: tuple[Outcome, ...]
    in_post: int | None = None
    """Months in this role, if the person works in it today."""
    profession: Own | None = None
    """Whether it is another profession and the person's own."""
