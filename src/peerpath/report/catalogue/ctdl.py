"""A role and what it asks as a pathway in CTDL, Credential Engine's language for credentials, as JSON-LD.

CTDL has words for components (a job, a credential, work experience) and for conditions that name some of them. For what
it has no word for there is prose, in ``ceterms:condition`` and ``ceterms:description``, and each such loss is listed in
the pathway itself, under ``peerpath:losses``.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Compound,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
)
from peerpath.model.role import Role
from peerpath.pathway.leads import leads
from peerpath.report import words

CONTEXT = ["https://credreg.net/ctdl/schema/context/json", {"peerpath": "urn:peerpath:"}]
LANGUAGE = "en-GB"
_WHEN = {
    When.BEFORE_APPLYING: "",
    When.WILLING: "being willing to work towards it is enough to apply",
    When.AFTER_OFFER: "the employer does it after an offer",
    When.IN_POST: "it can be gained in post",
}
_WHEN_CHECKED = _WHEN | {
    When.BEFORE_APPLYING: "the employer makes it before people apply",
    When.IN_POST: "it is done in post",
}

_NO_WORD: dict[type, str] = {
    Level: "a level or above in a subject",
    LivedExperience: "lived experience, which the person alone declares",
    Declares: "something that only the person can say",
    Check: "a check that the employer makes",
}

JsonObject = dict[str, Any]


def ctdl_pathway(role: Role, catalogue: Catalogue) -> JsonObject:
    """The pathway to a role as a CTDL document. The same role and catalogue always give the same document."""
    return _CtdlWriter(role, catalogue).document()


def losses(document: JsonObject) -> int:
    """How many things in the document CTDL has no term for."""
    return len(document["@graph"][0]["peerpath:losses"])


class _CtdlWriter:
    def __init__(self, role: Role, catalogue: Catalogue) -> None:
        self._role, self._catalogue = role, catalogue
        self._pathway = _address(f"pathway/{role.id}")
        self._parts: dict[str, JsonObject] = {}
        self._losses: list[JsonObject] = []

    def document(self) -> JsonObject:
        """The pathway first, then its parts: the job itself, and then in the order in which they are asked for."""
        job = self._component("ceterms:JobComponent", self._role.id, self._role.title, self._role.summary)
        conditions = [self._condition(asked) for asked in self._role.requires]
        before = [lead.tail for lead in leads(self._catalogue) if lead.head == self._role.id and not lead.unlikely]
        part = self._parts[job]
        part["ceterms:isDestinationComponentOf"] = [self._pathway]
        part |= {"ceterms:hasCondition": conditions} if conditions else {}
        if before:
            part["ceterms:precededBy"] = [self._job(id) for id in before]
        return {"@context": CONTEXT, "@graph": [self._whole(job), *self._parts.values()]}

    def _whole(self, job: str) -> JsonObject:
        organisation = self._catalogue.organisations[self._role.organisation].title
        source = self._catalogue.sources.get(self._role.provenance.source or "")
        about = (
            f"What is asked for of a {self._role.title} at {organisation}, as published. The employer's advert decides."
        )
        link = {"ceterms:subjectWebpage": source.link} if source and source.link else {}
        return {
            "@id": self._pathway,
            "@type": "ceterms:Pathway",
            "ceterms:ctid": _ctid(self._pathway),
            "ceterms:name": _said(words.role_name(self._role.id, self._catalogue)),
            "ceterms:description": _said(about),
            "ceterms:inLanguage": [LANGUAGE],
            **link,
            "ceterms:hasDestinationComponent": [job],
            "ceterms:hasPart": list(self._parts),
            "peerpath:losses": self._losses,
        }

    def _job(self, id: str) -> str:
        role = self._catalogue.roles[id]
        return self._component("ceterms:JobComponent", id, words.role_name(id, self._catalogue), role.summary)

    def _component(self, type: str, id: str, name: str, about: str) -> str:
        """The address of a part, which is made if it does not exist yet."""
        address = _address(id)
        self._parts.setdefault(
            address,
            {
                "@id": address,
                "@type": type,
                "ceterms:ctid": _ctid(address),
                "ceterms:name": _said(name),
                "ceterms:description": _said(about or name),
                "ceterms:isPartOf": [self._pathway],
            },
        )
        return address

    def _condition(self, asked: Requirement) -> JsonObject:
        self._lose(asked)
        body = self._group(asked) if isinstance(asked, AllOf | AnyOf | AtLeast) else self._leaf(asked)
        about = self._terms(asked)
        described = {"ceterms:description": _said(about)} if about else {}
        name = _said(words.requirement(asked, self._catalogue))
        return {"@type": "ceterms:ComponentCondition", "ceterms:name": name, **described, **body}

    def _group(self, asked: Compound) -> JsonObject:
        """Parts that are plain components are named; all others become conditions of their own."""
        plain = [part for part in asked.parts if self._is_plain(part)]
        targets = [target for part in plain if (target := self._target(part)) is not None]
        nested = [self._condition(part) for part in asked.parts if part not in plain]
        return {
            "ceterms:requiredNumber": asked.enough,
            "ceterms:logicalOperator": "logicOp:And" if isinstance(asked, AllOf) else "logicOp:Or",
            **({"ceterms:targetComponent": targets} if targets else {}),
            **({"ceterms:hasCondition": nested} if nested else {}),
        }

    def _leaf(self, asked: Requirement) -> JsonObject:
        target = self._target(asked)
        if target is not None:
            return {"ceterms:requiredNumber": 1, "ceterms:targetComponent": [target]}
        return {"ceterms:condition": [_said(words.requirement(asked, self._catalogue))]}

    def _is_plain(self, asked: Requirement) -> bool:
        return isinstance(asked, Holds | Experience) and not self._terms(asked) and not _limits(asked)

    def _target(self, asked: Requirement) -> str | None:
        """The component that a leaf asks for; None if CTDL has none."""
        match asked:
            case Holds():
                course = self._catalogue.qualifications.get(asked.qualification)
                name = words.name(asked.qualification, self._catalogue)
                doubt = words.doubt(course, self._catalogue)
                about = f"{course.summary} {doubt}".strip() if course else name
                return self._component("ceterms:CredentialComponent", asked.qualification, name, about)
            case Experience():
                text = words.requirement(asked, self._catalogue)
                return self._component("ceterms:WorkExperienceComponent", asked.id, text, text)
            case Level() | LivedExperience() | Declares() | Check() | AllOf() | AnyOf() | AtLeast():
                return None

    def _terms(self, asked: Requirement) -> str:
        """In prose: by when, for how long, with whose help, and what can replace it."""
        terms, when = asked.terms, _WHEN_CHECKED if isinstance(asked, Check) else _WHEN
        within = f" within {words.months(terms.within_months)} of starting" if terms.within_months else ""
        unless = f"not needed with: {words.requirement(asked.unless, self._catalogue)}" if asked.unless else ""
        parts = [
            "it would help, and is not needed" if terms.strength is Strength.DESIRABLE else "",
            f"{when[terms.when]}{within}",
            "the employer helps to gain it" if terms.supported else "",
            f"looked at in: {words.joined(terms.assessed)}" if terms.assessed else "",
            unless,
        ]
        return " ".join(words.sentence(part) for part in parts if part)

    def _lose(self, asked: Requirement) -> None:
        lost = [*_limits(asked), *([self._terms(asked)] if self._terms(asked) else [])]
        if type(asked) in _NO_WORD:
            lost.insert(0, f"{_NO_WORD[type(asked)]}: it stands as prose")
        self._losses += [{"peerpath:requirement": asked.id, "peerpath:lost": text} for text in lost]


def _limits(asked: Requirement) -> list[str]:
    match asked:
        case Holds() if asked.awarded_within_months:
            return [f"it was awarded within the last {words.months(asked.awarded_within_months)}"]
        case Experience() if asked.months:
            return [f"{words.months(asked.months)} of it, which stand in its name"]
        case _:
            return []


def _address(id: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:peerpath:{id}')}"


def _ctid(address: str) -> str:
    return f"ce-{address.rpartition(':')[2]}"


def _said(text: str) -> dict[str, str]:
    return {LANGUAGE: text}
