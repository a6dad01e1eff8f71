"""The authored shape of a profile. Every key may be left out."""

from typing import Annotated, NotRequired

from pydantic import ConfigDict, Field

from peerpath.reading.limits import FRAMEWORK, MOST_LEVEL, MOST_STUDY_HOURS
from peerpath.reading.shape_common import STRICT, Id, IdOr, Months, Strict, Text, TextOrNumber

Framework = Annotated[
    str,
    Field(
        pattern=FRAMEWORK,
        description="Beside a title: whose level it is, such as SCQF; OTHER if not known. Left out: RQF, that of England.",
    ),
]

Date = Annotated[
    TextOrNumber,
    Field(description="A year, a month or a day: 2024, 2024-07 or 2024-07-01."),
]


class HoldingShape(Strict, total=False):
    """A qualification that the person has: one of the catalogue by its id, or any other by its title."""

    # For editors; whoever reads a file tells of it in words of their own.
    __pydantic_config__ = ConfigDict(  # type: ignore[misc]
        **STRICT, json_schema_extra={"if": {"required": ["id"]}, "else": {"required": ["title"]}}
    )

    id: Id
    title: Annotated[Text, Field(description="Of one that the catalogue does not list, such as HNC Social Services.")]
    level: Annotated[int, Field(ge=0, le=MOST_LEVEL, description="Beside a title: its level, where it is known.")]
    framework: Framework
    subject: Annotated[Id, Field(description="Beside a title: what it is about, as the catalogue calls it.")]
    awarded: Date


class StudyShape(Strict):
    """A course that the person is on."""

    id: Id
    until: NotRequired[Annotated[Date, Field(description="When it ends.")]]


class SpellShape(Strict):
    """Months of work, paid or unpaid: in a role, in an occupation, or only in a setting."""

    months: Months
    role: NotRequired[Id]
    occupation: NotRequired[Id]
    setting: NotRequired[Id]
    until: NotRequired[Annotated[Date, Field(description="When it ended. Left out: it goes on today.")]]


class WaiverShape(Strict):
    """A recorded exception to one requirement."""

    requirement: Annotated[str, Field(description="The id of the requirement, as peerpath gap shows it.")]
    agreed_by: Text
    why: Text


class ProfileShape(Strict, total=False):
    """What a person says of themselves. It stays on their computer."""

    name: Annotated[Text, Field(description="May be left out.")]
    lived_experience: Annotated[list[str], Field(description="Broad areas that the person declares; never details.")]
    declares: list[str]
    holds: list[IdOr[HoldingShape]]
    studying: list[IdOr[StudyShape]]
    experience: list[SpellShape]
    not_yet: Annotated[
        list[str],
        Field(
            description="What the person said no to: declarations, areas, qualifications, or lived-experience for none at all."
        ),
    ]
    not_willing: Annotated[list[str], Field(description="Qualifications that the person would not work towards.")]
    study_hours: Annotated[
        int, Field(ge=1, le=MOST_STUDY_HOURS, description="Hours a week for courses of one's own. Left out: 7.")
    ]
    waivers: list[WaiverShape]
