"""PP101 to PP109: whether entries have the shape that their section asks for. Reading itself finds these problems."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER, asking, with_keys
from peerpath.validate.rule import Rule

RULES = (
    Rule(
        code="PP101",
        name="unknown-key",
        severity=Severity.ERROR,
        what="Every key and every section is one that the format knows.",
        why="A misspelt key would be passed over, and what it says would be lost.",
        mend="Take the key that is suggested, or one of those listed. Text with a comma needs quotes inside { }.",
        bad=with_keys("leads-to: [cwpt/peer-practitioner]\n"),
        good=with_keys("leads_to: [cwpt/peer-practitioner]\n"),
    ),
    Rule(
        code="PP102",
        name="key-is-missing",
        severity=Severity.ERROR,
        what="What every entry needs is there. A group of requirements has an id.",
        why="Without a title, say, a role cannot be shown; without an id, no waiver could name the group.",
        mend="Add the key.",
        bad=WORKER.replace("    summary: Supports people.\n", ""),
        good=WORKER,
    ),
    Rule(
        code="PP103",
        name="wrong-form",
        severity=Severity.ERROR,
        what="Text where text belongs, lists where lists belong.",
        why="A value of another form is a slip, and guessing would hide it.",
        mend="Write the form that the message names. A list is written [one, two], or with a hyphen a line.",
        bad=with_keys("gives: coproduction\n"),
        good=with_keys("gives: [coproduction]\n"),
    ),
    Rule(
        code="PP104",
        name="value-not-allowed",
        severity=Severity.ERROR,
        what="Words from a fixed list, and numbers within their limits.",
        why="An unknown word would mean nothing to any answer.",
        mend="Take one of the values that the message names, or fill in what is empty.",
        bad=WORKER.replace("stage: entry", "stage: starting"),
        good=WORKER,
    ),
    Rule(
        code="PP105",
        name="malformed-id",
        severity=Severity.ERROR,
        what="Ids are lower-case letters and figures, joined by hyphens; a role's id is organisation/name.",
        why="People type ids, and they become file names and links.",
        mend="Write it like care-certificate, or like cwpt/peer-support-worker for a role.",
        bad="""\
areas:
  Carer_Group: Carers
""",
        good="""\
areas:
  carer-group: Carers
""",
    ),
    Rule(
        code="PP106",
        name="not-one-thing",
        severity=Severity.ERROR,
        what=(
            "A requirement asks for exactly one thing; a length has exactly one unit; a spell of experience names "
            "what it was in."
        ),
        why="With two things in one entry, nobody can tell whether both are meant or either.",
        mend="Put each thing in an entry of its own, under all_of or any_of.",
        bad=asking("""\
- declares: coproduction
  holds: care-certificate
"""),
        good=asking("""\
- declares: coproduction
- holds: care-certificate
"""),
    ),
    Rule(
        code="PP107",
        name="same-requirement-id",
        severity=Severity.ERROR,
        what="Requirements side by side have different ids.",
        why="A waiver or a note that names the id would not know which one is meant.",
        mend="Give one of them an id of its own.",
        bad=asking("""\
- experience: {occupation: peer-support-worker, setting: health}
  id: work
- experience: {occupation: peer-support-worker, setting: education}
  id: work
"""),
        good=asking("""\
- experience: {occupation: peer-support-worker, setting: health}
- experience: {occupation: peer-support-worker, setting: education}
"""),
    ),
    Rule(
        code="PP108",
        name="defined-twice",
        severity=Severity.ERROR,
        what="An id is defined once in a section, over all files of one folder.",
        why="Which of the two counts would depend on the names of the files.",
        mend="Keep one. Data of your own, in another folder, may replace an entry of the built-in data.",
    ),
    Rule(
        code="PP109",
        name="impossible-date",
        severity=Severity.ERROR,
        what="A date is a year, a month or a day that there is. looked_at is a day.",
        why="Answers count months from these dates.",
        mend="Write 2024, 2024-07 or 2024-07-01.",
        bad="""\
sources:
  example-page:
    publisher: Example Trust
    title: Example
    published: undated
    looked_at: 2026-02-30
""",
        good="""\
sources:
  example-page:
    publisher: Example Trust
    title: Example
    published: undated
    looked_at: 2026-02-28
""",
    ),
)
