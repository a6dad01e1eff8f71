"""The commands by whom they are for, with examples that work as typed."""

from typing import Final

Example = tuple[str, str]
"""What to type, and what it is for."""

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("For people who want to do this work", ("route", "next", "profile", "compare")),
    ("For people who advise others", ("gap", "map")),
    ("For everyone", ("roles", "show", "explain", "about", "page")),
    ("For people who keep role data", ("validate", "schema")),
    ("For your own computer", ("completion",)),
)
"""Commands by who uses them, in the order in which help lists them."""

EXAMPLES: Final[dict[str, tuple[Example, ...]]] = {
    "": (
        ('peerpath route "Peer practitioner"', "the steps to a role"),
        ("peerpath roles --organisation cwpt", "the roles of one employer"),
    ),
    "route": (
        ('peerpath route "Peer practitioner"', "the way there, if you start from nothing"),
        ("peerpath route cwpt/peer-practitioner --experience peer-support-worker=18", "with what you have done so far"),
    ),
    "next": (("peerpath next --holds care-certificate", "what is open today, and what is near"),),
    "profile": (
        ("peerpath profile new", "answer questions, and keep the answers in a file"),
        ("peerpath profile new --target cwpt/peer-practitioner", "only what one role asks for"),
    ),
    "profile new": (
        ("peerpath profile new", "answer questions, and keep the answers in profile.yaml"),
        ("peerpath profile new sam.yaml --target cwpt/peer-practitioner", "only what one role asks for"),
    ),
    "profile edit": (("peerpath profile edit profile.yaml", "go through your answers again"),),
    "profile show": (("peerpath profile show profile.yaml", "what the file says, in words"),),
    "profile import": (("peerpath profile import resume.json", "look what a CV in the JSON Resume format would give"),),
    "profile check": (("peerpath profile check profile.yaml", "is every line right?"),),
    "compare": (
        ("peerpath compare cwpt/peer-support-worker cnwl/peer-support-worker", "the same work at two employers"),
        ('peerpath compare "Senior peer support worker"', "at every employer that has it"),
    ),
    "gap": (
        ("peerpath gap cwpt/peer-practitioner --holds care-certificate", "for one person"),
        ("peerpath gap cwpt/peer-practitioner --profile profile.yaml", "for the person in a file"),
        ("peerpath gap cwpt/peer-practitioner --format html --output report.html", "a report to print and to sign"),
    ),
    "page": (
        ("peerpath page --output planner.html", "the planner in one file, to open or to send"),
        ("peerpath page --split website", "the same as files for a website"),
    ),
    "map": (
        ("peerpath map cwpt", "which role leads where, at one employer"),
        ("peerpath map cwpt/peer-practitioner", "the way to one role"),
        ("peerpath map cwpt/peer-practitioner --route --format svg --output way.svg", "your own way, as a picture"),
    ),
    "roles": (
        ("peerpath roles --organisation cwpt", "at one employer"),
        ("peerpath roles --band 4", "at one pay band"),
    ),
    "show": (
        ("peerpath show cwpt/peer-support-worker", "a role"),
        ('peerpath show "Care Certificate"', "a qualification"),
    ),
    "explain": (
        ("peerpath explain band", "a word, in plain words"),
        ("peerpath explain PP503", "what a rule of validate wants"),
    ),
    "about": (("peerpath about", "where the facts come from"),),
    "validate": (("peerpath validate", "is the role data right?"),),
    "schema": (("peerpath schema profile", "what a profile file may hold, for an editor"),),
    "completion": (("peerpath completion bash", "what to add, so that the Tab key finishes words"),),
}
"""By command, the words after ``peerpath``. A test runs them all."""


def group_of(command: str) -> str:
    """The group of people whom a command is for; the last group if none is given."""
    return next((title for title, names in GROUPS if command in names), GROUPS[-1][0])
