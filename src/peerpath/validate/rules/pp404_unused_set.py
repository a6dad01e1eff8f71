"""PP404: unused set."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.reading.role_data.references import references
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    entries = subject.loaded.entries
    if not entries.sections["sets"]:
        return
    used = {
        word
        for section in ("sets", "qualifications", "roles")
        for id, shape in entries.right(section)
        for _, of, word in references((section, id), shape)
        if of == "sets"
    }
    for name, _ in subject.authored("sets"):
        if name not in used:
            yield Found(("sets", name), "nothing uses this set", key=True)


_SETS = """\
sets:
  example-skills:
    - declares: coproduction
"""

RULE = Rule(
    code="PP404",
    name="unused-set",
    severity=Severity.WARNING,
    what="A set is used by a role, a qualification or another set.",
    why="What stands in it is asked of nobody, and looks as if it were.",
    mend="Use it, or delete it.",
    check=_check,
    needs_all=True,
    bad=_SETS,
    good=_SETS + asking("- set: example-skills\n"),
)
