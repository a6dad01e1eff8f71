"""What the authored shapes have in common. A shape is what is in a file, before anything is made of it."""

from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import ConfigDict, Discriminator, Field, Tag
from typing_extensions import TypedDict

from peerpath.reading.limits import FRAMEWORK, MOST_LETTERS
from peerpath.reading.limits import MOST_MONTHS as MOST_MONTHS

T = TypeVar("T")
STRICT: Final = ConfigDict(extra="forbid", strict=True)


class Strict(TypedDict):
    """A mapping with these keys and no others. Nothing is taken for what it only resembles, such as "3" for 3."""

    __pydantic_config__ = STRICT  # type: ignore[misc]


TAGS: Final[dict[type, str]] = {
    str: "<text>",
    int: "<whole number>",
    list: "<list>",
    dict: "<mapping>",
    bool: "<true or false>",
    float: "<number>",
    type(None): "<nothing>",
}


def tag_of(value: Any) -> str:
    """What a value is, by which a union knows its branch. Tags cannot be mistaken for keys."""
    return TAGS.get(type(value), "<something else>")


SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ROLE_ID: Final = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
RoleId = Annotated[str, Field(pattern=ROLE_ID, max_length=160)]
Id = Annotated[str, Field(description="The id of something that is defined elsewhere.")]
Text = Annotated[str, Field(min_length=1, max_length=MOST_LETTERS)]
Months = Annotated[int, Field(ge=1, le=MOST_MONTHS)]
OneOrMoreIds = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[list[str], Tag("<list>")],
    Discriminator(tag_of),
    Field(description="An id, or a list of ids."),
]
TextOrNumber = Annotated[Annotated[str, Tag("<text>")] | Annotated[int, Tag("<whole number>")], Discriminator(tag_of)]
IdOr = Annotated[Annotated[str, Tag("<text>")] | Annotated[T, Tag("<mapping>")], Discriminator(tag_of)]
"""An id alone, or keys that say more."""
TextOr = Annotated[Annotated[Text, Tag("<text>")] | Annotated[T, Tag("<mapping>")], Discriminator(tag_of)]
"""A text alone, or keys that say more."""
Framework = Annotated[
    str,
    Field(
        pattern=FRAMEWORK,
        description="The framework that the level is of, such as SCQF. Left out: RQF. Two are never compared.",
    ),
]
BasisShape = Annotated[
    Literal["stated", "typical", "assumed"],
    Field(description="stated: the source says so. typical: usual for its kind. assumed: ours; say why in a note."),
]
SourceId = Annotated[str, Field(description="The id of the source that says so.")]
Note = Annotated[str, Field(min_length=1, description="What a reader should know about how the source was read.")]


class ProvenanceShape(Strict, total=False):
    """Who says so. What is left out is taken from what stands around it."""

    source: SourceId
    basis: BasisShape
    note: Note
