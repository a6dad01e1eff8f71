"""The authored shape of a requirement: one key that says what is asked, and others that say how."""

from typing import Annotated, Any, Final, Literal, NotRequired

from pydantic import ConfigDict, Discriminator, Field, Tag

from peerpath.reading.limits import MOST_LEVEL
from peerpath.reading.shape_common import (
    STRICT,
    BasisShape,
    Framework,
    Id,
    IdOr,
    Months,
    Note,
    OneOrMoreIds,
    Slug,
    SourceId,
    Strict,
    Text,
    tag_of,
)

ASKS: Final = (
    "all_of",
    "any_of",
    "at_least",
    "holds",
    "level",
    "experience",
    "lived_experience",
    "declares",
    "equivalent",
    "check",
    "set",
)
"""The keys that say what is asked; a requirement has exactly one of them."""

GROUPS: Final = ("all_of", "any_of", "at_least")
OF_THE_POST: Final = "of_the_post"
EXACTLY_ONE: Final = ConfigDict(**STRICT, json_schema_extra={"oneOf": [{"required": [ask]} for ask in ASKS]})


class AtLeastShape(Strict):
    """A number of the parts is enough."""

    count: Annotated[int, Field(ge=1, le=1000, description="How many of the parts are enough.")]
    of: Annotated[list["RequirementShape"], Field(min_length=1)]


class HoldsShape(Strict):
    """To hold a qualification that was awarded lately, or that fits the post."""

    qualification: Id
    awarded_within_months: NotRequired[Annotated[Months, Field(description="It counts only if awarded so lately.")]]
    relevant: NotRequired[
        Annotated[
            bool, Field(description='true: it has to fit the post ("a relevant degree"), and the employer decides.')
        ]
    ]


class LevelShape(Strict, total=False):
    """Any qualification in a subject, at a level or above."""

    subject: Annotated[Id, Field(description="Left out: any subject.")]
    at_least: Annotated[int, Field(ge=0, le=MOST_LEVEL, description="Level 1 to 8 of the RQF. Left out: any level.")]
    framework: Framework


class ExperienceShape(Strict, total=False):
    """Work that counts where it fits everything that is named here. No months: any length will do."""

    role: OneOrMoreIds
    roles: OneOrMoreIds
    occupation: OneOrMoreIds
    occupations: OneOrMoreIds
    setting: OneOrMoreIds
    settings: OneOrMoreIds
    months: Months
    in_the_last_months: Annotated[Months, Field(description="Only months of the last so many count.")]


Narrower = Annotated[bool, Field(description="Only a part of the area is asked for, which text names.")]


class EveryAreaShape(Strict):
    """Lived experience of each of several areas."""

    all_of: Annotated[list[str], Field(min_length=1, description="Broad areas, every one of which is asked for.")]
    narrower: NotRequired[Narrower]


class AnyAreaShape(Strict):
    """Lived experience of one of several areas, or of a part of it."""

    any_of: Annotated[list[str], Field(min_length=1, description="Broad areas, any of which will do.")]
    narrower: NotRequired[Narrower]


def form_of_areas(value: Any) -> str:
    """As `tag_of`, and of two kinds of mapping which one."""
    return "<any of>" if isinstance(value, dict) and "any_of" in value and "all_of" not in value else tag_of(value)


class RequirementShape(Strict, total=False):
    """One thing asked for. What it does not say of strength, time and source it takes from what stands around it."""

    __pydantic_config__ = EXACTLY_ONE  # type: ignore[misc]

    all_of: Annotated[list["RequirementShape"], Field(min_length=1, description="Every part is asked for.")]
    any_of: Annotated[list["RequirementShape"], Field(min_length=1, description="One part is enough.")]
    at_least: Annotated[AtLeastShape, Field(description="A number of the parts is enough.")]
    holds: Annotated[
        IdOr[HoldsShape],
        Field(description="A qualification to hold."),
    ]
    level: Annotated[LevelShape, Field(description="Any qualification in a subject, at a level or above.")]
    experience: Annotated[ExperienceShape, Field(description="Work done, paid or unpaid.")]
    lived_experience: Annotated[
        Annotated[str, Tag("<text>")]
        | Annotated[list[str], Tag("<list>")]
        | Annotated[EveryAreaShape, Tag("<mapping>")]
        | Annotated[AnyAreaShape, Tag("<any of>")],
        Discriminator(form_of_areas),
        Field(description="of_the_post, one area, a list of areas of which any will do, or any_of or all_of such."),
    ]
    declares: Annotated[str, Field(description="Something that only the person can say.")]
    equivalent: Annotated[str, Field(description='A declaration that stands for "or equivalent".')]
    check: Annotated[
        str, Field(description="A check that the employer makes after an offer, unless when: before_applying.")
    ]
    set: Annotated[str, Field(description="A named list of requirements, from sets.")]

    id: Annotated[Slug, Field(description="Its name, kept for ever. Left out, it is named after what it asks.")]
    text: Annotated[Text, Field(description="The requirement in plain words.")]
    strength: Literal["essential", "desirable"]
    when: Literal["before_applying", "willing", "after_offer", "in_post"]
    within_months: Annotated[Months, Field(description="In post: months from the start date.")]
    supported: Annotated[bool, Field(description="The employer helps people to gain it.")]
    assessed: list[Literal["application", "interview", "presentation", "other"]]
    unless: Annotated["RequirementShape", Field(description="Where this holds, the requirement is not needed.")]
    source: SourceId
    basis: BasisShape
    note: Note


RequirementsShape = Annotated[list[RequirementShape], Field(description="One entry for each thing asked.")]
