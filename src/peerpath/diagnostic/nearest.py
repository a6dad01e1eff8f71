"""Did you mean: known words that are near to an unknown one."""

import re
from collections.abc import Collection

AT_LEAST = 0.75
"""How alike two words must be, from 0 to 1."""
AT_MOST = 2
MOST_WORDS = 12
"""Words of a name that are compared one by one."""


def nearest(word: str, known: Collection[str]) -> tuple[str, ...]:
    """At most two known words, the nearest first; only what is one slip away, if anything is.

    A word of 5,000 costs some 7 ms, so ask only about what is wrong.
    """
    import difflib

    # Comparing takes time with the square of the length, and nobody mistypes so long an id by a letter.
    if len(word) > 200:
        return ()
    alike = difflib.get_close_matches(word, sorted(known), n=AT_MOST, cutoff=AT_LEAST)
    near = tuple(one for one in alike if slips(word, one) <= max(2, len(word) // 3))
    return tuple(one for one in near if is_one_slip(word, one)) or near


def akin(word: str, known: Collection[str]) -> tuple[str, ...]:
    """What is near; else what shares more than half of its words, and two at least: "cwpt/senor-peer-worker".

    At most two, the shortest first; a word of a name may be a slip away from the one that is meant.
    """
    if near := nearest(word, known):
        return near
    typed = _words(word)[:MOST_WORDS]
    spoken = {one: set(_words(one)) for one in known}
    shared = _shared(typed, spoken)
    best = max(shared.values(), default=0)
    if best < 2 or 2 * best <= len(typed):
        return ()
    closest = (one for one in shared if shared[one] == best)
    return tuple(sorted(closest, key=lambda one: (len(spoken[one]), one))[:AT_MOST])


def _shared(typed: list[str], spoken: dict[str, set[str]]) -> dict[str, int]:
    """By name: how many of the words typed are among its own, or nearly so."""
    # The words of all names together, so that each that is typed is looked for once.
    there = set().union(*spoken.values())
    meant = [{part} if part in there else {*nearest(part, there)} for part in typed]
    return {one: sum(not own.isdisjoint(words) for words in meant) for one, own in spoken.items()}


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name)


def slips(word: str, other: str) -> int:
    """The letters that have to be added, left out or changed to make one word the other (Wagner and Fischer, 1974)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(word, 1):
        before, row = row, [n]
        for m, wanted in enumerate(other, 1):
            row.append(min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != wanted)))
    return row[-1]


def is_one_slip(word: str, other: str) -> bool:
    """Whether one letter added, left out, changed, or swapped with its neighbour makes one word the other."""
    if len(word) > len(other):
        word, other = other, word
    start = 0
    while start < len(word) and word[start] == other[start]:
        start += 1
    rest, others = word[start:], other[start:]
    if len(word) < len(other):
        return rest == others[1:]
    return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
