"""PP001 to PP018: whether a file can be opened, and is the YAML that is read. Reading itself finds these problems."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

_USES = "- set: s0\n"
_DOUBLING = "".join(
    f"  s{n}:\n    - {{id: left, all_of: [{{set: s{n + 1}}}]}}\n    - {{id: right, all_of: [{{set: s{n + 1}}}]}}\n"
    for n in range(14)
)

RULES = (
    Rule(
        code="PP001",
        name="cannot-be-opened",
        severity=Severity.ERROR,
        what="Every file and folder that is named has to be there and be readable.",
        why="Nothing can be said of data that cannot be read. The exit code is then 2, not 1.",
        mend="Look at the spelling of the path and at who may read it.",
    ),
    Rule(
        code="PP002",
        name="file-too-large",
        severity=Severity.ERROR,
        what="Role data holds at most 16 MB in all, and one text at most 20,000 characters.",
        why="Role data is written by people. A file or a text that large is a mistake, or meant to do harm.",
        mend="Leave out what is not role data, and shorten the text.",
    ),
    Rule(
        code="PP003",
        name="not-utf-8",
        severity=Severity.ERROR,
        what="A file is UTF-8. A byte order mark at its beginning is accepted.",
        why="In any other encoding, names with accents would come out wrong on other machines.",
        mend="Save the file as UTF-8 in your editor.",
        bad=b"areas:\n  carer: Carer, caf\xe9 group\n",
        good="""\
areas:
  carer: Carer, café group
""",
    ),
    Rule(
        code="PP004",
        name="hidden-character",
        severity=Severity.ERROR,
        what="No control, zero-width or direction-changing characters.",
        why="They cannot be seen, and can make a line read as what it is not.",
        mend="Delete the character. The message gives its number and name.",
        bad="areas:\n  carer: Car\u200bers\n",
        good="""\
areas:
  carer: Carers
""",
    ),
    Rule(
        code="PP005",
        name="not-yaml",
        severity=Severity.ERROR,
        what="A file is valid YAML.",
        why="What cannot be parsed cannot be looked at any further.",
        mend="Look at the indentation, at quotes left open, and at text with ': ' in it, which needs quotes.",
        bad="""\
areas:
  carer: Caring: for someone
""",
        good="""\
areas:
  carer: "Caring: for someone"
""",
    ),
    Rule(
        code="PP006",
        name="nested-too-deep",
        severity=Severity.ERROR,
        what="Lists and mappings are nested at most 64 levels deep.",
        why="No requirement needs that much. Deep nesting makes other YAML readers crash.",
        mend="Take out levels, or give a part its own name under sets.",
        bad=f"sets:\n  knot: {'[' * 70}{']' * 70}\n",
        good="""\
sets:
  english:
    - level: {subject: english, at_least: 2}
""",
    ),
    Rule(
        code="PP007",
        name="too-many-values",
        severity=Severity.ERROR,
        what="A file holds at most 2,000,000 keys, values and brackets, a list at most 5,000 items, a role at most 5,000 requirements.",
        why="Sets within sets can grow without end from a few lines.",
        mend="Split the file, or untangle the sets.",
        bad=f"sets:\n{_DOUBLING}  s14:\n    - declares: coproduction\n{asking(_USES)}",
        good=f"sets:\n  s0:\n    - declares: coproduction\n{asking(_USES)}",
    ),
    Rule(
        code="PP008",
        name="anchor",
        severity=Severity.ERROR,
        what="No anchors (&name).",
        why="An anchor makes a part of the file mean something at another place, which readers overlook.",
        mend="Delete the anchor. What several roles share belongs under sets.",
        bad="""\
areas: &all
  carer: Carer
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
        code="PP009",
        name="alias",
        severity=Severity.ERROR,
        what="No aliases (*name).",
        why="Aliases can grow a file of one kilobyte to gigabytes.",
        mend="Write the value out. What several roles share belongs under sets.",
        bad="""\
areas:
  carer: &words Carer
  veterans: *words
""",
        good="""\
areas:
  carer: Carer
  veterans: Veterans
""",
    ),
    Rule(
        code="PP010",
        name="merge-key",
        severity=Severity.ERROR,
        what="No merge keys (<<).",
        why="What a mapping then holds cannot be seen where it stands.",
        mend="Write the keys out. What several roles share belongs under sets.",
        bad="""\
areas:
  <<: {carer: Carer}
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
        code="PP011",
        name="tag",
        severity=Severity.ERROR,
        what="No tags (!name).",
        why="A tag asks a reader of YAML to make something else of the value, even to run code.",
        mend="Delete the tag. Put text that looks like a number in quotes.",
        bad="""\
areas:
  carer: !!str Carer
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
        code="PP012",
        name="several-documents",
        severity=Severity.ERROR,
        what="A file holds one document.",
        why="A second one, after ---, is passed over by many tools.",
        mend="Use a file for each. A folder's files are read together.",
        bad="""\
areas:
  carer: Carer
---
areas:
  veterans: Veterans
""",
        good="""\
areas:
  carer: Carer
  veterans: Veterans
""",
    ),
    Rule(
        code="PP013",
        name="key-given-twice",
        severity=Severity.ERROR,
        what="A key stands once in its mapping.",
        why="Other YAML readers take the last of the two and say nothing.",
        mend="Keep one, or rename one.",
        bad="""\
areas:
  carer: Carer
  carer: Caring for someone
""",
        good="""\
areas:
  carer: Caring for someone
""",
    ),
    Rule(
        code="PP014",
        name="key-is-not-text",
        severity=Severity.ERROR,
        what="A key is text.",
        why="Ids and the names of fields are text. A number or a list as a key is a slip.",
        mend="Put the key in quotes, or mend the line.",
        bad="""\
areas:
  2024: Class of 2024
""",
        good="""\
areas:
  class-of-2024: Class of 2024
""",
    ),
    Rule(
        code="PP015",
        name="put-it-in-quotes",
        severity=Severity.ERROR,
        what="What versions of YAML read differently stands in quotes.",
        why="Some readers take no for false, 012 for ten and 1:30 for ninety.",
        mend="Put it in quotes if it is text. Write true or false if it is a choice, and a number without a leading 0.",
        bad="""\
areas:
  carer: no
""",
        good="""\
areas:
  carer: "no"
""",
    ),
    Rule(
        code="PP016",
        name="empty-file",
        severity=Severity.ERROR,
        what="A file holds something.",
        why="An empty file is a file that was not saved, or not meant to be there.",
        mend="Write a section, or delete the file.",
        bad="""\
# Roles will come here.
""",
        good="""\
areas:
  mental-health: Mental health
""",
    ),
    Rule(
        code="PP017",
        name="directive",
        severity=Severity.ERROR,
        what="No YAML directives (%).",
        why="They switch how the file is read. This file format has one way only.",
        mend="Delete the line.",
        bad="""\
%YAML 1.1
---
areas:
  carer: Carer
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
        code="PP018",
        name="not-all-shown",
        severity=Severity.ERROR,
        what="At most 200 problems of one file are told of while it is parsed, and 1,000 while its entries are looked at.",
        why="More of them seldom say more.",
        mend="Mend what is shown, and run it again.",
        bad=f"areas: [{', '.join(['*a'] * 201)}]\n",
        good="""\
areas:
  mental-health: Mental health
""",
    ),
)
