"""Limits and defaults of single values, shared by the shapes for msgspec and for Pydantic."""

from typing import Final

MOST_MONTHS: Final = 1200
MOST_LETTERS: Final = 4000
"""The most characters of one text."""
MOST_STUDY_HOURS: Final = 80
"""The most hours of study a week."""
MOST_LEVEL: Final = 99
"""No framework has as many levels."""
FRAMEWORK: Final = r"^[A-Z][A-Z0-9]{1,19}$"
"""The form of a framework's name: SCQF, RQF."""
MONTHS: Final = 12
"""The default months of work below a role whose requirements no source lists. Our assumption."""
