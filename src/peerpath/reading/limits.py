"""How much one value may be, and is where nobody says. Shapes for msgspec and for Pydantic share these."""

from typing import Final

MOST_MONTHS: Final = 1200
MOST_LETTERS: Final = 4000
"""Characters of one text."""
MOST_STUDY_HOURS: Final = 80
"""Hours of study a week."""
MOST_LEVEL: Final = 99
"""No framework has as many levels."""
FRAMEWORK: Final = r"^[A-Z][A-Z0-9]{1,19}$"
"""How a framework is called: SCQF, RQF."""
MONTHS: Final = 12
"""Months below a role whose requirements nobody lists, where nobody says otherwise. Our assumption."""
