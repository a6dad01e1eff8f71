"""What an answer is made of. No English: the words are the report's."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from peerpath.model.requirement import Requirement


class Status(StrEnum):
    """How one requirement stands for one person."""

    MET = "met"
    IN_PROGRESS = "in_progress"
    LATER = "later"
    """The source lets it wait until in post or after an offer, or asks only for willingness, and it is not refused."""
    TO_CONFIRM = "to_confirm"
    """Only the person can say, and the profile is silent."""
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    """Another branch already satisfies, or an exemption holds."""
    WAIVED = "waived"


class Verdict(StrEnum):
    """How the whole stands: only essential requirements can change it."""

    READY = "ready"
    """Nothing stands in the way of applying."""
    TO_CONFIRM = "to_confirm"
    """Only what the person has not yet said."""
    NOT_YET = "not_yet"
    NOT_KNOWN = "not_known"
    """No source lists what the employer asks, and nothing usual is missing: never open, never ready."""


class Reason(StrEnum):
    """Why a status is what it is, where the status alone does not tell."""

    EMPLOYER_DECIDES = "employer_decides"
    """A level or above in the subject: whether it will do is the employer's to say."""
    POST_DECIDES = "post_decides"
    """Which lived experience counts depends on the post."""
    REFUSED = "refused"
    """The profile says that the person would not work towards it."""
    LAPSED = "lapsed"
    """Held, but awarded too long ago to count."""
    DATE_UNKNOWN = "date_unknown"
    """Held, but whether it still counts depends on a date that the profile leaves out."""
    BEFORE_IT_BEGAN = "before_it_began"
    """Held, by a date on which nobody was awarded it yet: whether the date is right is for the person to say."""
    TOO_SHORT = "too_short"
    """Some months, but fewer than asked for."""
    OTHER_SETTING = "other_setting"
    """The right work in another setting than the one asked for: the employer can say whether it counts."""
    USUAL_SETTING = "usual_setting"
    """The profile names no setting; the occupation's usual one was taken."""
    SAID_NO = "said_no"
    """The profile says that the person does not have it yet."""
    END_PASSED = "end_passed"
    """On a course whose end has passed: whether it is done is for the person to say."""
    OTHER_AREA = "other_area"
    """The areas declared are none of those that the role names: the employer can say whether they count."""
    NARROWER = "narrower"
    """An area was declared, of which the post asks for a part: whether that is so is for the person to say."""
    OTHER_FRAMEWORK = "other_framework"
    """A level in the subject, but of another framework: the employer can say whether it is as high."""
    COUNTED_ONCE = "counted_once"
    """Some of the months were worked at the same time, and count once."""
    TOO_LONG_AGO = "too_long_ago"
    """Months enough, but not within the last so many."""
    EXEMPT = "exempt"
    """The exemption holds."""


class Outcome(Struct, frozen=True, gc=False):
    """The answer to one requirement. A tree of these has no circles, so the collector need not watch the millions."""

    requirement: Requirement
    status: Status
    evidence: tuple[str, ...] = ()
    """Ids of what counted: qualifications, roles, occupations, settings, areas, declarations."""
    reason: Reason | None = None
    months: int | None = None
    """Months of experience that counted, for an experience requirement."""
    parts: "tuple[Outcome, ...]" = ()
    unless: "Outcome | None" = None


class Gap(Struct, frozen=True):
    """One person's answer for one role."""

    target: str
    as_of: date
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    in_post: int | None = None
    """Months in this very role, where it is a job of today."""
