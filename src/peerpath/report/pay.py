"""What a band pays a year, with the year, if a source says."""

from collections.abc import Iterable
from datetime import date

from peerpath.model.catalogue import Catalogue, Pay
from peerpath.model.role import Role
from peerpath.report import words


def pay_of(role: Role, catalogue: Catalogue, on: date) -> Pay | None:
    """The newest pay of the role's band in its country that was in force on a day; None if unknown."""
    if role.band is None:
        return None
    country = catalogue.country_of(role)
    figures = [
        one for one in catalogue.pay if (one.band, one.country) == (role.band.value, country) and one.since <= on
    ]
    return max(figures, key=lambda one: one.since, default=None)


def pay(role: Role, catalogue: Catalogue, on: date) -> str:
    """The pay of a post: "£31,049 to £37,796 (2025/26)", or what its advert says if it has no band; else empty."""
    found = pay_of(role, catalogue, on)
    if found is None:
        return role.pay
    year = found.since.year if (found.since.month, found.since.day) >= (4, 1) else found.since.year - 1
    worth = f"£{found.lowest:,}" + (f" to £{found.highest:,}" if found.highest > found.lowest else "")
    return f"{worth} ({year}/{(year + 1) % 100:02})"


def pay_note(roles: Iterable[Role], catalogue: Catalogue, on: date) -> str:
    """What the pay figures beside bands are, their sources and what has happened since; empty if none are shown."""
    shown = [found for role in roles if (found := pay_of(role, catalogue, on))]
    if not shown:
        return ""
    says = words.joined(dict.fromkeys(words.who_says(one.provenance, catalogue) for one in shown))
    followed = f" {catalogue.pay_remark.text}" if catalogue.pay_remark and _is_newest(shown[0], catalogue) else ""
    return f"Pay is a year's, full time ({says}).{followed}"


def _is_newest(pay: Pay, catalogue: Catalogue) -> bool:
    return all(other.since <= pay.since for other in catalogue.pay if other.country == pay.country)


def pay_in_full(role: Role, catalogue: Catalogue, on: date) -> str:
    """The pay of a post with its source, and what has happened since the newest figures."""
    found = pay_of(role, catalogue, on)
    if found is None:
        return role.pay
    followed = f" {catalogue.pay_remark.text}" if catalogue.pay_remark and _is_newest(found, catalogue) else ""
    figures = pay(role, catalogue, on).removesuffix(")")
    return f"{figures}, full time; {words.who_says(found.provenance, catalogue)}).{followed}"
