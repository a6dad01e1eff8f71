"""The authored shape of a profile. Every key may be left out."""

from typing import Annotated, NotRequired

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypedDict

from peerpath.reading.limits import MOST_STUDY_HOURS
from peerpath.reading.shape_common import STRICT, Id, Months, Text, form

Date = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[int, Tag("<whole number>")],
    Discriminator(form),
    Field(description="A year, a month or a day: 2024, 2024-07 or 2024-07-01."),
]


class HoldingShape(TypedDict):
    """A qualification that the person has, with the date of the award."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    id: Id
    awarded: NotRequired[Date]


class StudyShape(TypedDict):
    """A course that the person is on."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    id: Id
    until: NotRequired[Annotated[Date, Field(description="When it ends.")]]


class SpellShape(TypedDict):
    """Months of work, paid or unpaid: in a role, in an occupation, or only in a setting."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    months: Months
    role: NotRequired[Id]
    occupation: NotRequired[Id]
    setting: NotRequired[Id]
    until: NotRequired[Annotated[Date, Field(description="When it ended. Left out: it goes on today.")]]


class WaiverShape(TypedDict):
    """A recorded exception to one requirement."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    requirement: Annotated[str, Field(description="The id of the requirement, as peerpath gap shows it.")]
    agreed_by: Text
    why: Text


class ProfileShape(TypedDict, total=False):
    """What a person says of themselves. It stays on their computer."""

    __pydantic_config__ = STRICT  # type: ignore[misc]

    name: Annotated[Text, Field(description="May be left out.")]
    lived_experience: Annotated[list[str], Field(description="Broad areas that the person declares; never details.")]
    declares: list[str]
    holds: list[
        Annotated[Annotated[str, Tag("<text>")] | Annotated[HoldingShape, Tag("<mapping>")], Discriminator(form)]
    ]
    studying: list[
        Annotated[Annotated[str, Tag("<text>")] | Annotated[StudyShape, Tag("<mapping>")], Discriminator(form)]
    ]
    experience: list[SpellShape]
    not_yet: Annotated[
        list[str],
        Field(description="What the person said no to: declarations, areas, or lived-experience for none at all."),
    ]
    not_willing: Annotated[list[str], Field(description="Qualifications that the person would not work towards.")]
    study_hours: Annotated[
        int, Field(ge=1, le=MOST_STUDY_HOURS, description="Hours a week for courses of one's own. Left out: 7.")
    ]
    waivers: list[WaiverShape]
