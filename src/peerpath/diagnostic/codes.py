"""The codes of what reading itself can find wrong. Each has its manual in ``validate``."""

from typing import Final

UNOPENED: Final = "PP001"
TOO_LARGE: Final = "PP002"
NOT_UTF8: Final = "PP003"
HIDDEN_CHARACTER: Final = "PP004"
SYNTAX: Final = "PP005"
TOO_DEEP: Final = "PP006"
TOO_MANY: Final = "PP007"
ANCHOR: Final = "PP008"
ALIAS: Final = "PP009"
MERGE_KEY: Final = "PP010"
TAG: Final = "PP011"
SEVERAL_DOCUMENTS: Final = "PP012"
DUPLICATE_KEY: Final = "PP013"
KEY_NOT_TEXT: Final = "PP014"
QUOTE_IT: Final = "PP015"
EMPTY: Final = "PP016"
DIRECTIVE: Final = "PP017"
NOT_ALL_SHOWN: Final = "PP018"

UNKNOWN_KEY: Final = "PP101"
MISSING_KEY: Final = "PP102"
WRONG_TYPE: Final = "PP103"
NOT_ALLOWED: Final = "PP104"
MALFORMED_ID: Final = "PP105"
NOT_ONE_THING: Final = "PP106"
SAME_REQUIREMENT_ID: Final = "PP107"
DEFINED_TWICE: Final = "PP108"
IMPOSSIBLE_DATE: Final = "PP109"

UNKNOWN_QUALIFICATION: Final = "PP201"
UNKNOWN_ROLE: Final = "PP202"
UNKNOWN_OCCUPATION: Final = "PP203"
UNKNOWN_SUBJECT: Final = "PP204"
UNKNOWN_ORGANISATION: Final = "PP205"
UNKNOWN_SOURCE: Final = "PP206"
UNKNOWN_SET: Final = "PP207"
UNKNOWN_AREA: Final = "PP208"
UNKNOWN_SETTING: Final = "PP209"
UNKNOWN_DECLARATION: Final = "PP210"
UNKNOWN_CHECK: Final = "PP211"
UNKNOWN_REQUIREMENT: Final = "PP212"
SET_WITHIN_ITSELF: Final = "PP213"

CODE_OF: Final = {
    "qualifications": UNKNOWN_QUALIFICATION,
    "roles": UNKNOWN_ROLE,
    "occupations": UNKNOWN_OCCUPATION,
    "subjects": UNKNOWN_SUBJECT,
    "organisations": UNKNOWN_ORGANISATION,
    "sources": UNKNOWN_SOURCE,
    "sets": UNKNOWN_SET,
    "areas": UNKNOWN_AREA,
    "settings": UNKNOWN_SETTING,
    "declarations": UNKNOWN_DECLARATION,
    "checks": UNKNOWN_CHECK,
}
"""By the section of role data that has no such id."""
