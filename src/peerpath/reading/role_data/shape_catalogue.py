"""The authored shape of role data: what may stand in a file below each section."""

from typing import Annotated, Any, Final, Literal, NotRequired, Required, get_args

from pydantic import Discriminator, Field, Tag

from peerpath.reading.limits import MOST_LEVEL
from peerpath.reading.role_data.shape_requirement import RequirementsShape
from peerpath.reading.shape_common import (
    BasisShape,
    Framework,
    Id,
    IdOr,
    Months,
    Note,
    ProvenanceShape,
    RoleId,
    Slug,
    SourceId,
    Strict,
    Text,
    TextOr,
    TextOrNumber,
    tag_of,
)


class OrganisationShape(Strict):
    """An employer, or what stands for the whole country."""

    title: Text
    employer: NotRequired[Annotated[bool, Field(description="false for what employs nobody.")]]
    short: NotRequired[Annotated[Text, Field(description='What people call it, such as "CWPT".')]]
    country: NotRequired[Annotated[Text, Field(description="Where its posts are, such as Scotland.")]]


class SourceShape(Strict):
    """A published text that facts are read from."""

    publisher: Text
    title: Text
    published: Annotated[
        TextOrNumber,
        Field(description='The date as the text itself gives it, or "undated".'),
    ]
    looked_at: Annotated[str, Field(description="The day on which somebody last read it, such as 2026-11-22.")]
    short: NotRequired[Annotated[Text, Field(description='What a line of a report calls it: "CWPT careers page".')]]
    link: NotRequired[Text]
    note: NotRequired[Note]


class TermShape(Strict):
    """A word of the field's vocabulary."""

    title: Text
    explanation: NotRequired[Text]
    ask: NotRequired[Annotated[Text, Field(description="The question that asks a person for it.")]]
    experience: NotRequired[
        Annotated[bool, Field(description="Of a declaration: experience that work in a role can give (gives).")]
    ]
    helped_by: NotRequired[
        Annotated[list[Id], Field(description="Of a declaration: courses that may help people who said not yet.")]
    ]
    phrase: NotRequired[
        Annotated[
            Text,
            Field(description='How an area reads after "lived experience of", or a setting after "work in".'),
        ]
    ]


TitleOrTerm = Annotated[
    TextOr[TermShape],
    Field(description="A title, or a title with more about it."),
]


class RemarkShape(ProvenanceShape, total=False):
    """A plain sentence with who says so."""

    text: Required[Text]


TextOrRemark = TextOr[RemarkShape]
Remarks = Annotated[list[TextOrRemark], Field(description="Plain sentences that a reader should know.")]
Percent = Annotated[int, Field(ge=0, le=100)]
Pounds = Annotated[int, Field(ge=1, le=10_000_000)]


class BandShareShape(ProvenanceShape, total=False):
    """How many posts a survey counted at a band."""

    band: Required[TextOrNumber]
    percent: Required[Percent]
    year: Required[Annotated[int, Field(ge=1948, le=2100)]]


class OccupationShape(Strict):
    """What posts of one kind share, whatever an employer calls them."""

    title: Text
    settings: NotRequired[Annotated[list[str], Field(description="Where such work is usually done.")]]
    counts_as: NotRequired[Annotated[list[str], Field(description="Occupations whose experience it also gives.")]]
    also_called: NotRequired[list[Text]]
    abbreviations: NotRequired[list[Text]]
    bands: NotRequired[list[BandShareShape]]
    remarks: NotRequired[Remarks]


class LengthShape(ProvenanceShape, total=False):
    """How long it takes: exactly one of months, weeks and hours."""

    months: Months
    weeks: Annotated[int, Field(ge=1, le=5200)]
    hours: Annotated[int, Field(ge=1, le=20_000)]
    as_given: Annotated[Text, Field(description="The figure as the source gives it.")]


class WorkingTimeShape(ProvenanceShape):
    """Who says that it is done in paid hours."""


class FundingShape(ProvenanceShape, total=False):
    """Who pays for it."""

    text: Required[Text]
    country: Annotated[Text, Field(description="Told only of posts in this country. Left out: of all posts.")]


class DoubtShape(ProvenanceShape, total=False):
    """Why it may no longer run."""

    text: Required[Text]


class BeganShape(ProvenanceShape, total=False):
    """When it was first awarded."""

    date: Required[
        Annotated[
            TextOrNumber,
            Field(description="A year, a month or a day: 2015, 2015-04 or 2015-04-01."),
        ]
    ]


class QualificationShape(Strict):
    """One thing that can be gained: certificate, training, degree, apprenticeship, licence."""

    title: Text
    summary: Text
    length: LengthShape
    source: NotRequired[SourceId]
    basis: NotRequired[BasisShape]
    note: NotRequired[Note]
    level: NotRequired[
        Annotated[int, Field(ge=0, le=MOST_LEVEL, description="Level 1 to 8 of the RQF, or of another framework.")]
    ]
    framework: NotRequired[Framework]
    subject: NotRequired[Id]
    counts_as: NotRequired[Annotated[list[str], Field(description="Qualifications that a person holds with it.")]]
    in_post_only: NotRequired[Annotated[bool, Field(description="Only while working in a role that offers it.")]]
    in_working_time: NotRequired[
        Annotated[
            Annotated[bool, Tag("<true or false>")] | Annotated[WorkingTimeShape, Tag("<mapping>")],
            Discriminator(tag_of),
            Field(description="true, or who says so: done in paid hours, so that it takes no time of one's own."),
        ]
    ]
    part_time: NotRequired[
        Annotated[LengthShape, Field(description="How long it takes beside a job, where length is full time.")]
    ]
    trains_for: NotRequired[Annotated[str, Field(description="The role of another profession that it leads into.")]]
    replaced_by: NotRequired[
        Annotated[
            str, Field(description="What took its place: nobody begins it any more; one that is held still counts.")
        ]
    ]
    may_no_longer_run: NotRequired[
        Annotated[
            TextOr[DoubtShape],
            Field(description="Why its source doubts that it still runs: people are told to ask first."),
        ]
    ]
    requires: NotRequired[RequirementsShape]
    began: NotRequired[
        Annotated[BeganShape, Field(description="When it was first awarded: an earlier date is asked about.")]
    ]
    valid_for_months: NotRequired[Annotated[Months, Field(description="It stops counting so long after the award.")]]
    funding: NotRequired[
        Annotated[
            TextOr[FundingShape],
            Field(description="Who pays for it."),
        ]
    ]
    also_called: NotRequired[list[Text]]
    remarks: NotRequired[Remarks]
    link: NotRequired[Annotated[Text, Field(description="The address of its page, where a source gives one.")]]


class BandShape(ProvenanceShape, total=False):
    """A pay band with who says so."""

    value: Required[TextOrNumber]


PillarName = Literal["doing", "leading", "teaching", "research"]


class PillarShape(ProvenanceShape, total=False):
    """A pillar with who places the role in it."""

    value: Required[PillarName]


class AreasShape(ProvenanceShape, total=False):
    """Areas of lived experience with who says that the post names them."""

    value: Required[list[str]]


class OnwardShape(ProvenanceShape, total=False):
    """Where people may go on from here."""

    role: Required[Id]
    unlikely: Annotated[bool, Field(description="The source itself calls the step unlikely.")]


class WordShape(ProvenanceShape, total=False):
    """A word that readers may not know."""

    title: Required[Text]
    text: Required[Annotated[Text, Field(description="What it means, in two or three short sentences.")]]
    also_called: Annotated[list[Text], Field(description="Its other names and short forms.")]


class RoleShape(Strict):
    """A post as one employer, or the national pathway, defines it."""

    title: Text
    occupation: Id
    stage: Literal["before", "entry", "senior", "beyond"]
    summary: Text
    kind: NotRequired[Literal["pre_peer", "voluntary", "non_peer", "peer", "exit"]]
    band: NotRequired[
        Annotated[
            Annotated[str, Tag("<text>")]
            | Annotated[int, Tag("<whole number>")]
            | Annotated[BandShape, Tag("<mapping>")],
            Discriminator(tag_of),
            Field(description='What follows "Band": 4, "8a". Leave it out where the source gives none.'),
        ]
    ]
    pillar: NotRequired[
        Annotated[
            Annotated[PillarName, Tag("<text>")] | Annotated[PillarShape, Tag("<mapping>")],
            Discriminator(tag_of),
            Field(description="Which of the four ways on: doing, leading, teaching or research."),
        ]
    ]
    settings: NotRequired[Annotated[list[str], Field(description="Left out: those of the occupation.")]]
    areas: NotRequired[
        Annotated[
            Annotated[list[str], Tag("<list>")] | Annotated[AreasShape, Tag("<mapping>")],
            Discriminator(tag_of),
            Field(description="Areas of lived experience that the employer names; or who says so, if it does not."),
        ]
    ]
    source: NotRequired[SourceId]
    basis: NotRequired[BasisShape]
    note: NotRequired[Note]
    requirements_listed: NotRequired[Annotated[bool, Field(description="false: no source lists what is asked.")]]
    requires: NotRequired[RequirementsShape]
    offers: NotRequired[Annotated[list[str], Field(description="Qualifications that can be studied in this post.")]]
    gives: NotRequired[Annotated[list[str], Field(description="Declarations that work here gives experience of.")]]
    leads_to: NotRequired[list[IdOr[OnwardShape]]]
    also_called: NotRequired[list[Text]]
    remarks: NotRequired[Remarks]
    conditions: NotRequired[
        Annotated[
            list[TextOrRemark],
            Field(description="What the employer says of applying that is no requirement; shown in every answer."),
        ]
    ]
    hours: NotRequired[Annotated[Text, Field(description='As the advert gives them: "22.5 hours a week".')]]
    lasts_months: NotRequired[Annotated[Months, Field(description="How long a fixed-term post lasts.")]]
    place: NotRequired[Annotated[Text, Field(description='Where the post is: "Leeds".')]]
    country: NotRequired[Annotated[Text, Field(description="Left out: that of the organisation.")]]
    pay: NotRequired[
        Annotated[Text, Field(description='Pay that is no Agenda for Change band, as given: "Grade 2, £22,000".')]
    ]


class PayShape(ProvenanceShape, total=False):
    """What the bands paid from a day on: full time, pounds a year, before any supplement."""

    country: Required[Text]
    since: Required[Annotated[str, Field(description="The day from which it held, such as 2025-04-01.")]]
    bands: Required[
        Annotated[
            dict[
                str,
                Annotated[
                    Annotated[Pounds, Tag("<whole number>")]
                    | Annotated[list[Pounds], Tag("<list>"), Field(min_length=2, max_length=2)],
                    Discriminator(tag_of),
                ],
            ],
            Field(min_length=1, description='By band: one sum, or the lowest and the highest. "3": [24937, 26598].'),
        ]
    ]
    remark: Annotated[TextOrRemark, Field(description="What followed after these figures.")]


class FileShape(Strict, total=False):
    """A file of role data. Every section may be left out."""

    organisations: dict[Slug, OrganisationShape]
    sources: dict[Slug, SourceShape]
    areas: dict[Slug, TitleOrTerm]
    settings: dict[Slug, TitleOrTerm]
    subjects: dict[Slug, TitleOrTerm]
    declarations: dict[Slug, TitleOrTerm]
    checks: dict[Slug, TitleOrTerm]
    occupations: dict[Slug, OccupationShape]
    sets: dict[Slug, RequirementsShape]
    qualifications: dict[Slug, QualificationShape]
    roles: dict[RoleId, RoleShape]
    glossary: dict[Slug, WordShape]
    pay: dict[Slug, PayShape]


ENTRY: Final[dict[str, Any]] = {section: get_args(entries)[1] for section, entries in FileShape.__annotations__.items()}
"""The sections in the order in which they are read, with the shape of one entry."""
