"""PP006: nested too deep."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
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
)
