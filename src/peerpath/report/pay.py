"""What a band pays in a year, with that year, where a source says."""

from datetime import date

from peerpath.model.catalogue import Catalogue, Pay
from peerpath.model.role import Role


def pay_of(role: Role, catalogue: Catalogue, on: date) -> Pay | None:
    """The newest figures of the role's band and country that held on a day; None where nobody says."""
    if role.band is None:
        return None
    country = role.country or catalogue.organisations[role.organisation].country
    known = [one for one in catalogue.pay if (one.band, one.country) == (role.band.value, country) and one.since <= on]
    return max(known, key=lambda one: one.since, default=None)


def pay(role: Role, catalogue: Catalogue, on: date) -> str:
    """Pay of the post: "£31,049 to £37,796 (2025/26)"; as the advert gives it where it is no band; else empty."""
    found = pay_of(role, catalogue, on)
    if found is None:
        return role.pay
    year = found.since.year if (found.since.month, found.since.day) >= (4, 1) else found.since.year - 1
    return f"£{found.lowest:,} to £{found.highest:,} ({year}/{(year + 1) % 100:02})"
