"""The whole catalogue as one document to browse: it needs no scripts, and links only within itself."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from peerpath.document.blocks import Block, Commands, Diagram, Document, Item, Section
from peerpath.document.build import anchor_of, bullets, document, item, prose, section
from peerpath.document.inline import Inline, line, link, note, plain
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Source
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.catalogue import map as maps
from peerpath.report.catalogue.about import DOES_NOT_KNOW, PRIVACY, TRUST
from peerpath.report.catalogue.about import in_order as sources_in_order
from peerpath.report.catalogue.compare import compare_document
from peerpath.report.catalogue.glossary import glossary_document
from peerpath.report.catalogue.qualification import qualification_blocks, sources_of_course
from peerpath.report.catalogue.role import role_blocks, sources_of
from peerpath.report.sources import source_line

LEAD = "All that we know stands here. It says who says so, and what nobody knows."
COURSES, ALIKE, WORDS, TRUSTED, SOURCES = "courses", "side-by-side", "words", "trust", "sources"
"""Anchors of the chapters that are not about an employer."""


def book(catalogue: Catalogue, *more: Section) -> Document:
    """Every role with its map, the courses, comparisons, the glossary, and how far to trust it all.

    ``more`` are chapters to add at the end, such as the licences of the page's parts.
    """
    chapters = [*_employers(catalogue), *_courses(catalogue), *_alike(catalogue), *_end(catalogue), *more]
    return document(
        "Find your way in peer support work",
        section("Look things up", prose(LEAD), bullets(*_contents(chapters)), anchor="contents"),
        *chapters,
        lead="Plan a career in which you use what you have lived through.",
    )


def _contents(chapters: Iterable[Section]) -> Iterator[Item]:
    """The contents: the chapters, with the entries of employers and courses."""
    for chapter in chapters:
        within = [one for one in chapter.blocks if isinstance(one, Section) and one.anchor]
        below = [] if chapter.anchor == SOURCES else [_link_to(one) for one in within]
        yield item(_link_to(chapter), bullets(*below) if below else None)


def _link_to(one: Section) -> Inline:
    return link(plain(one.title), f"#{one.anchor}")


def _employers(catalogue: Catalogue) -> Iterator[Section]:
    roles = catalogue.roles_in_order
    for owner in dict.fromkeys(role.organisation for role in roles):
        drawn, *_ = maps.map_blocks(maps.of_organisation(owner, catalogue), catalogue)
        told = (_role(role, catalogue) for role in roles if role.organisation == owner)
        yield section(
            catalogue.organisations[owner].title,
            replace(drawn, words=()) if isinstance(drawn, Diagram) else drawn,
            prose("Each role below says what leads to it, and where it leads."),
            *told,
            anchor=f"at-{owner}",
        )


def _role(role: Role, catalogue: Catalogue) -> Section:
    blocks = [*role_blocks(role, catalogue, linked=True), _says(sources_of(role, catalogue))]
    title = [role.title, note(f", {words.band(role)}") if role.band else ""]
    return section(title, prose(role.summary), *blocks, anchor=role.id)


def _courses(catalogue: Catalogue) -> Iterator[Section]:
    told = []
    for course in sorted(catalogue.qualifications.values(), key=lambda one: (one.title.casefold(), one.id)):
        says = _says(sources_of_course(course, catalogue))
        blocks = [*qualification_blocks(course, catalogue, linked=True), says]
        told.append(section(course.title, prose(course.summary), *blocks, anchor=f"course-{course.id}"))
    if told:
        yield section("Courses and qualifications", *told, anchor=COURSES)


def _says(used: Iterable[Source]) -> Block:
    """The sources by short name, each linked to its full citation at the end."""
    named = [link(one.called, f"#{_place(one.id)}") for one in used]
    return (
        prose(note("Sources: "), *(part for name in named[:-1] for part in (name, "; ")), named[-1], ".")
        if named
        else prose("")
    )


def _place(source: str) -> str:
    return anchor_of(f"source-{source}")


def _alike(catalogue: Catalogue) -> Iterator[Section]:
    """Similar posts at different employers, side by side."""
    told = []
    for kind in catalogue.occupations.values():
        posts = [one for one in catalogue.roles_in_order if one.occupation == kind.id]
        if len({one.organisation for one in posts}) > 1:
            page = compare_document(posts, catalogue)
            blocks = [one for one in page.blocks if not _is_left_out(one)]
            told.append(section(kind.title, prose(*page.lead), *blocks, anchor=f"compare-{kind.id}"))
    if told:
        yield section("The same kind of post, side by side", *told, anchor=ALIKE)


def _is_left_out(block: Block) -> bool:
    """What the book leaves out: commands to type, and sources, which have their own chapter."""
    return isinstance(block, Commands) or (isinstance(block, Section) and block.title == line("Sources"))


def _end(catalogue: Catalogue) -> Iterator[Section]:
    glossary = glossary_document(catalogue)
    meanings = [block for block in glossary.blocks if not isinstance(block, Commands)]
    yield section(glossary.title, *meanings, anchor=WORDS)
    yield section(
        "How far to trust it",
        prose("An employer's own advert decides. This page does not."),
        bullets(*TRUST),
        section("What it does not know", bullets(*DOES_NOT_KNOW)),
        section("Your privacy", bullets(*PRIVACY)),
        anchor=TRUSTED,
    )
    cited = (section(one.called, prose(source_line(one)), anchor=_place(one.id)) for one in sources_in_order(catalogue))
    yield section("Where the facts come from", *cited, anchor=SOURCES)
