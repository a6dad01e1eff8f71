"""Did you mean: known words that are near to an unknown one."""

from collections.abc import Collection

AT_LEAST = 0.75
"""How alike two words must be, from 0 to 1."""
AT_MOST = 2


def nearest(word: str, known: Collection[str]) -> tuple[str, ...]:
    """At most two known words, the nearest first; only what is one slip away, if anything is.

    A word of 5,000 costs some 7 ms, so ask only about what is wrong.
    """
    import difflib

    if len(word) > 200:
        return ()
    alike = difflib.get_close_matches(word, sorted(known), n=AT_MOST, cutoff=AT_LEAST)
    near = tuple(one for one in alike if slips(word, one) <= max(2, len(word) // 3))
    return tuple(one for one in near if is_one_slip(word, one)) or near


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
