"""What was found in a CV: matches for the person to accept, and what was left out."""

from collections.abc import Iterator

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, commands, document, item, numbered, prose, section
from peerpath.document.inline import Inline, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.reading.people.json_resume import Match, Resume, ResumePart, Unmatched, UnmatchedWhy, at_the_same_time
from peerpath.report import words

_PARTS = {
    ResumePart.WORK: "Work",
    ResumePart.VOLUNTEER: "Volunteering",
    ResumePart.EDUCATION: "Education",
    ResumePart.CERTIFICATES: "Certificate",
}
_WHY = {
    UnmatchedWhy.UNKNOWN: "we know nothing of that name",
    UnmatchedWhy.SEVERAL: "the name fits several things",
    UnmatchedWhy.NO_DATES: "it does not say from which month to which",
    UnmatchedWhy.TWO_WAYS: "its dates can be read in two ways: write the month as a word, as in February 2024",
    UnmatchedWhy.OUT_OF_ORDER: "it ends before it begins, so one of the dates is wrong",
    UnmatchedWhy.NO_END: "it does not say when it ended, so we cannot tell if it is over",
    UnmatchedWhy.UNFINISHED: "it says that this was not finished, or not passed",
    UnmatchedWhy.NOT_BEGUN: "it has not come yet",
    UnmatchedWhy.LOW_GRADE: "the grade is lower than this qualification stands for",
    UnmatchedWhy.NO_ENTRY: "this is not written as JSON Resume asks",
    UnmatchedWhy.TOO_MANY: "we look at 200 entries, so this one and all after it were not read",
}


def resume_document(found: Resume, catalogue: Catalogue, file: str) -> Document:
    """The numbered matches, and how to accept them."""
    count = words.number(len(found.matches), "match", "matches")
    again = at_the_same_time(found.matches)
    left: list[Block] = []
    if found.left:
        entries = [_left(one) for one in found.left]
        left = [section("What we left out", bullets(*entries))]
    matches = numbered(*(item(match_line(match, catalogue, again=n in again)) for n, match in enumerate(found.matches)))
    return document(
        "From your CV",
        *([section("What would go into your profile", matches)] if found.matches else []),
        *left,
        section(
            "What a CV cannot say",
            prose("Lived experience is for you alone to say. We never read it out of a CV."),
            prose("We looked at work, volunteering, education and certificates, and at nothing else."),
        ),
        *([commands("What next", *_choices(len(found.matches), file))] if found.matches else []),
        lead=f"{count}. Nothing is kept until you accept it." if found.matches else "We found nothing that we know.",
    )


def _choices(matches: int, file: str) -> Iterator[tuple[str, str]]:
    accept = f"peerpath profile import {file} --accept"
    yield f"{accept} all", "take all of them" if matches > 1 else "take it"
    if matches > 1:
        yield f"{accept} {'1,2' if matches > 2 else '1'}", "take some of them"


def match_line(match: Match, catalogue: Catalogue, *, again: bool = False) -> list[Inline]:
    """One match: what the CV says, and what it would become. ``again``: it overlaps work listed before it."""
    marks = {
        "only nearly the same name: look twice": not match.sure,
        "your CV gives no grade: is it true?": match.asks_grade,
        "your CV gives no end: are you still on it?": match.key == "studying" and not isinstance(match.value, dict),
        "at the same time as work above: no month counts twice": again,
    }
    told = [note(f" ({mark})") for mark, holds in marks.items() if holds]
    said = f"{_PARTS[match.part]}, entry {match.number}, “{match.said}”: "
    return [said, strong(_meaning(match, catalogue)), *told, "."]


def _meaning(match: Match, catalogue: Catalogue) -> str:
    name = words.name(match.id, catalogue)
    when = match.value if isinstance(match.value, dict) else {}
    match match.key:
        case "experience":
            unpaid = ", unpaid" if when.get("setting") == "voluntary" else ""
            until = f", until {when['until']}" if "until" in when else ", still going on"
            return f"{words.months(when['months'])} as {name}{unpaid}{until}"
        case "studying":
            return f"studying for {name}" + (f" until {when['until']}" if "until" in when else "")
        case _:
            name = name or f"{match.said}, which no list of ours has"
            return f"you have {name}" + (f", awarded {when['awarded']}" if "awarded" in when else "")


def _left(one: Unmatched) -> str:
    called = f", “{one.said}”" if one.said else ", without a name" if one.why is UnmatchedWhy.UNKNOWN else ""
    number = f", entry {one.number}" if one.number else ""
    return f"{_PARTS[one.part]}{number}{called}: {_WHY[one.why]}."
