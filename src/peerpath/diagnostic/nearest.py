""" "Did you mean?": finds known words that are close to an unknown one."""

import re
from collections.abc import Collection

AT_LEAST = 0.75
"""How alike two words must be, from 0 to 1."""
AT_MOST = 2
MOST_WORDS = 12
"""Words of a name that are compared one by one."""


def nearest(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return at most two known words close to this one, closest first; only those one slip away if there are any.

    Searching 5,000 words takes about 7 ms, so call it only for words that are wrong.
    """
    import difflib

    # The time grows with the square of the length, and an id this long is not a typing mistake.
    if len(word) > 200:
        return ()
    alike = difflib.get_close_matches(word, sorted(known), n=AT_MOST, cutoff=AT_LEAST)
    near = tuple(one for one in alike if slips(word, one) <= max(2, len(word) // 3))
    return tuple(one for one in near if is_one_slip(word, one)) or near


def akin(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return at most two known names close to this one, or else names that share most of its words.

    Names have to share two words and more than half of those typed, each perhaps with a slip: "cwpt/senor-peer-worker".
    Shortest first.
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
    """How many of the typed words each name contains, exactly or nearly."""
    # All words of all names at once, so that each typed word is searched for only once.
    there = set().union(*spoken.values())
    meant = [{part} if part in there else {*nearest(part, there)} for part in typed]
    return {one: sum(not own.isdisjoint(words) for words in meant) for one, own in spoken.items()}


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name)


def slips(word: str, other: str) -> int:
    """The fewest letters to add, remove or change to turn one word into the other (Wagner and Fischer, 1974)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(word, 1):
        before, row = row, [n]
        for m, wanted in enumerate(other, 1):
            row.append(min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != wanted)))
    return row[-1]


def is_one_slip(word: str, other: str) -> bool:
    """Whether the words differ by one letter added, removed or changed, or by two neighbours swapped."""
    if len(word) > len(other):
        word, other = other, word
    start = 0
    while start < len(word) and word[start] == other[start]:
        start += 1
    rest, others = word[start:], other[start:]
    if len(word) < len(other):
        return rest == others[1:]
    return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
