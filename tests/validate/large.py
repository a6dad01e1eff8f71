"""Files that are bad by their size: made when needed, since a repository is no place for them."""

from collections.abc import Callable
from typing import Final

ROLE: Final = (
    "roles:\n  cwpt/example-worker:\n    title: Example\n    occupation: peer-support-worker\n    stage: entry\n"
    "    source: cwpt-lived-experience\n    summary: Supports people.\n"
)


def doubling(levels: int) -> str:
    """Sets that use the next one twice: two to the power of ``levels`` requirements from a few lines."""
    sets = "".join(
        f"  s{n}:\n    - {{id: left, all_of: [{{set: s{n + 1}}}]}}\n    - {{id: right, all_of: [{{set: s{n + 1}}}]}}\n"
        for n in range(levels)
    )
    return f"sets:\n{sets}  s{levels}:\n    - declares: coproduction\n{ROLE}    requires:\n      - set: s0\n"


def deep_requirements(levels: int) -> str:
    """Groups in groups, each in braces."""
    return f"{ROLE}    requires: [{'{id: a, all_of: [' * levels}{{declares: coproduction}}{']}' * levels}]\n"


LARGE: Final[dict[str, tuple[Callable[[], bytes], set[str]]]] = {
    "flow lists, 100,000 deep": (lambda: b"areas: " + b"[" * 100_000, {"PP006"}),
    "flow mappings, 100,000 deep": (lambda: b"{a: " * 100_000, {"PP006"}),
    "block lists, 50,000 deep": (lambda: b"- " * 50_000, {"PP006"}),
    "block mappings, 2,000 deep": (lambda: b"".join(b" " * n + b"a:\n" for n in range(2_000)), {"PP006"}),
    "groups, 30,000 deep": (lambda: deep_requirements(30_000).encode(), {"PP006"}),
    "complex keys, 30,000 deep": (lambda: b"? " * 30_000, {"PP014"}),
    "sets, 40 times doubled": (lambda: doubling(40).encode(), {"PP007"}),
    "a list of a million": (lambda: b"areas: [" + b"1," * 1_000_000 + b"1]\n", {"PP007"}),
    "lists of lists": (lambda: b"areas:\n" + b"".join(b"- [" + b"a," * 4_000 + b"a]\n" for _ in range(600)), {"PP007"}),
    "17 MB": (lambda: b"# " + b"x" * 17_000_000, {"PP002"}),
    "a line of 8 MB": (lambda: b"areas:\n  carer: " + b"word " * 1_600_000, {"PP002"}),
    "an unclosed quote of 8 MB": (lambda: b'areas:\n  carer: "' + b"word " * 1_600_000, {"PP005"}),
    "a key of 1 MB": (lambda: b"areas:\n  " + b"a" * 1_000_000 + b": Carer\n", {"PP002", "PP005"}),
    "100,000 anchors": (lambda: b"areas: [" + b"&a x," * 100_000 + b"x]\n", {"PP008", "PP018"}),
    "100,000 hidden characters": (lambda: b"\x00" * 100_000, {"PP004"}),
    "100,000 documents": (lambda: b"--- a\n" * 100_000, {"PP012"}),
    "20,000 times the same key": (lambda: b"areas:\n" + b"  carer: Carer\n" * 20_000, {"PP013", "PP018"}),
    "4,000 wrong requirements": (
        lambda: (ROLE + "    requires:\n" + "      - 7\n" * 4_000).encode(),
        {"PP103"},
    ),
    "19,000 unknown keys": (
        lambda: (ROLE + "".join(f"    key{n}: x\n" for n in range(19_000))).encode(),
        {"PP101"},
    ),
    "1,500 unknown references": (
        lambda: (ROLE + "    offers: [" + ", ".join(f"care-certificat{n}" for n in range(1_500)) + "]\n").encode(),
        {"PP201"},
    ),
    "3,000 branches that are the same": (
        lambda: (
            ROLE + "    requires:\n      - id: a\n        any_of:\n"
            "" + "".join(f"          - {{declares: coproduction, id: b{n}}}\n" for n in range(3_000))
        ).encode(),
        set(),
    ),
    "a chain of 3,000 courses that ends in itself": (
        lambda: (
            "qualifications:\n"
            + "".join(
                f"  course-{n}:\n    title: A\n    summary: A.\n    source: cwpt-lived-experience\n"
                f"    length: {{months: 1}}\n    requires: [{{holds: course-{(n + 1) % 3_000}}}]\n"
                for n in range(3_000)
            )
        ).encode(),
        {"PP401", "PP018"},
    ),
    "quotes that make a pattern work": (lambda: b"areas:\n  carer: '" + b"\"'" * 200_000 + b"\n", {"PP005"}),
    "2 MB of comments that suppress nothing": (
        lambda: b"areas:\n  carer: Carer\n" + b"# peerpath: ignore[PP603] why\n" * 2_000,
        {"PP702"},
    ),
}
"""By name: what makes the file, and the codes that are told of (none stands for any)."""
