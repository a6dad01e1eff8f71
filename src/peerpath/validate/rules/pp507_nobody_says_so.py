"""PP507: nobody says so."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.qualification import Qualification
from peerpath.model.role import Occupation
from peerpath.reading.yamltree.placed import Path
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Found, Owner, Rule, Subject, section_of

MESSAGE = "no source says so, and it is not called an assumption"


def _check(subject: Subject) -> Iterator[Found]:
    unsaid = {owner.id for owner in subject.owners() if _is_unsaid(owner.provenance)}
    for owner in subject.owners():
        start = (section_of(owner), owner.id)
        # Where nobody says that there is such a role, one problem is enough, and not one more for each of its parts.
        parts = [((), owner.provenance)] if owner.id in unsaid else _of_parts(owner)
        yield from (Found((*start, *path), MESSAGE, key=True) for path, said in parts if _is_unsaid(said))
    for owner, asked in subject.everything():
        if _is_unsaid(asked.terms.provenance) and owner.id not in unsaid:
            # Only now: to find where a requirement was authored, its entry is put together once more.
            yield Found(subject.path(owner, asked), MESSAGE, key=True)
    yield from _in_occupations(subject)


def _in_occupations(subject: Subject) -> Iterator[Found]:
    for id, occupation in subject.catalogue.occupations.items():
        for path, provenance in _of_occupation(occupation):
            if _is_unsaid(provenance):
                yield Found(("occupations", id, *path), MESSAGE)


def _is_unsaid(provenance: Provenance) -> bool:
    return provenance.source is None and provenance.basis is not Basis.ASSUMED


def _of_parts(owner: Owner) -> Iterator[tuple[Path, Provenance]]:
    yield from ((("remarks", n), remark.provenance) for n, remark in enumerate(owner.remarks))
    if isinstance(owner, Qualification):
        yield ("length",), owner.length.provenance
        if owner.funding:
            yield ("funding",), owner.funding.provenance
        if owner.may_no_longer_run:
            yield ("may_no_longer_run",), owner.may_no_longer_run.provenance
        return
    if owner.band:
        yield ("band",), owner.band.provenance
    yield from ((("leads_to", n), onward.provenance) for n, onward in enumerate(owner.leads_to))


def _of_occupation(occupation: Occupation) -> Iterator[tuple[Path, Provenance]]:
    yield from ((("remarks", n), remark.provenance) for n, remark in enumerate(occupation.remarks))
    yield from ((("bands", n), share.provenance) for n, share in enumerate(occupation.bands))


RULE = Rule(
    code="PP507",
    name="nobody-says-so",
    severity=Severity.ERROR,
    what="Every fact has a source, or is called assumed.",
    why="A reader has to see who says so before they act on it.",
    mend="Add source, here or on the role around it; or basis: assumed with a note.",
    check=_check,
    bad=WORKER.replace("    source: cwpt-lived-experience\n", ""),
    good=WORKER,
)
