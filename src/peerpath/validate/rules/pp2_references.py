"""PP201 to PP213: whether what is referred to is there. Reading itself finds these problems."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER, asking, with_keys
from peerpath.validate.rule import Rule

RULES = (
    Rule(
        code="PP201",
        name="unknown-qualification",
        severity=Severity.ERROR,
        what="A qualification that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the qualification under qualifications.",
        bad=asking("- holds: care-certifcate\n"),
        good=asking("- holds: care-certificate\n"),
    ),
    Rule(
        code="PP202",
        name="unknown-role",
        severity=Severity.ERROR,
        what="A role that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the role under roles.",
        bad=with_keys("leads_to: [cwpt/peer-practicioner]\n"),
        good=with_keys("leads_to: [cwpt/peer-practitioner]\n"),
    ),
    Rule(
        code="PP203",
        name="unknown-occupation",
        severity=Severity.ERROR,
        what="An occupation that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the occupation under occupations.",
        bad=WORKER.replace("peer-support-worker", "peer-suport-worker"),
        good=WORKER,
    ),
    Rule(
        code="PP204",
        name="unknown-subject",
        severity=Severity.ERROR,
        what="A subject that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the subject under subjects.",
        bad=asking("- level: {subject: englsh, at_least: 2}\n"),
        good=asking("- level: {subject: english, at_least: 2}\n"),
    ),
    Rule(
        code="PP205",
        name="unknown-organisation",
        severity=Severity.ERROR,
        what="An organisation that is referred to is defined.",
        why=(
            "An answer would have to leave out what it does not know. The organisation of a role is the part of "
            "its id before the slash."
        ),
        mend="Take the id that is suggested, or define the organisation under organisations.",
        bad=WORKER.replace("cwpt/", "cwtp/"),
        good=WORKER,
    ),
    Rule(
        code="PP206",
        name="unknown-source",
        severity=Severity.ERROR,
        what="A source that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the source under sources.",
        bad=WORKER.replace("cwpt-lived-experience", "cwpt-lived-experiense"),
        good=WORKER,
    ),
    Rule(
        code="PP207",
        name="unknown-set",
        severity=Severity.ERROR,
        what="A set that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the set under sets.",
        bad=asking("- set: peer-practitioner-trainin\n"),
        good=asking("- set: peer-practitioner-training\n"),
    ),
    Rule(
        code="PP208",
        name="unknown-area",
        severity=Severity.ERROR,
        what="An area that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the area under areas.",
        bad=with_keys("areas: [mental-helth]\n"),
        good=with_keys("areas: [mental-health]\n"),
    ),
    Rule(
        code="PP209",
        name="unknown-setting",
        severity=Severity.ERROR,
        what="A setting that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the setting under settings.",
        bad=with_keys("settings: [heath]\n"),
        good=with_keys("settings: [health]\n"),
    ),
    Rule(
        code="PP210",
        name="unknown-declaration",
        severity=Severity.ERROR,
        what="A declaration that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the declaration under declarations.",
        bad=asking("- declares: co-production\n"),
        good=asking("- declares: coproduction\n"),
    ),
    Rule(
        code="PP211",
        name="unknown-check",
        severity=Severity.ERROR,
        what="A check that is referred to is defined.",
        why="An answer would have to leave out what it does not know.",
        mend="Take the id that is suggested, or define the check under checks.",
        bad=asking("- check: dsb\n"),
        good=asking("- check: dbs\n"),
    ),
    Rule(
        code="PP212",
        name="unknown-requirement",
        severity=Severity.ERROR,
        what="A waiver in a profile names a requirement that there is.",
        why="A waiver for something that nobody asks for would be lost without a word.",
        mend="Take the id that peerpath gap with --format json shows for the requirement.",
    ),
    Rule(
        code="PP213",
        name="set-within-itself",
        severity=Severity.ERROR,
        what="A set does not use itself, straight or by way of other sets.",
        why="It could never be written out.",
        mend="Take the set out of one of the two.",
        bad="""\
sets:
  first:
    - declares: coproduction
    - set: second
  second:
    - set: first
""",
        good="""\
sets:
  first:
    - declares: coproduction
    - set: second
  second:
    - declares: written-english
""",
    ),
)
