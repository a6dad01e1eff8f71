"""How soon new jobs can be over, whatever their order: each after what it asks for, and none after one at a higher band."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from peerpath.route.problem.formula import NEVER


class Post(Struct, frozen=True):
    """A new job that is still to come, in months from now."""

    job: int
    band: tuple[int, str]
    start: int
    """The earliest first day by itself."""
    held: int
    """Months that it is held at least where another one follows."""
    after: int
    """Months that must follow its first day before the target is reached."""
    delay: int
    """Months from what it asks for to its first day."""
    asks: tuple[tuple[int, int], ...]
    """Months that it asks for and that are lacking: the jobs that count, a bit for each, and how many."""


FEW_POSTS = 5
"""New jobs up to which all their orders are looked at."""


def in_some_order(posts: Sequence[Post], least: int, limit: int = NEVER, free: int = 0, held: int = 0) -> int:
    """No order of the jobs reaches the target sooner; the limit where none reaches it before.

    least: what is known already. free: when what is held now can be left. held: a bit for each job whose months go on
    from now.
    """
    return _go_on(sorted(posts, key=_start), free, held, {}, least, least, limit)


def _start(post: Post) -> int:
    return post.start


def _go_on(
    posts: Sequence[Post], now: int, held: int, begun: Mapping[int, int], end: int, least: int, limit: int
) -> int:
    if not posts:
        return end
    lowest = min([post.band for post in posts])
    for post in posts:
        if limit <= least:
            break
        if post.band[0] < NEVER and post.band > lowest:
            continue
        start = _first_day(post, now, held, begun)
        reached = max(end, start + post.after)
        if reached < limit:
            others = [other for other in posts if other is not post]
            days = {**begun, post.job: start}
            limit = min(limit, _go_on(others, start + post.held, held, days, reached, least, limit))
    return limit


def _first_day(post: Post, now: int, held: int, begun: Mapping[int, int]) -> int:
    """The earliest first day after others; NEVER where what it asks for is worked in later ones only."""
    start = max(now, post.start)
    for jobs, months in post.asks:
        since = 0 if jobs & held else min([day for job, day in begun.items() if jobs >> job & 1], default=NEVER)
        start = max(start, since + months + post.delay)
    return start
