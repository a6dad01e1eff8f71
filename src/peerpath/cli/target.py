"""The role that a question is about: found by any name, or asked back."""

from peerpath.cli.edge import stop
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role


def target(name: str, catalogue: Catalogue) -> Role:
    """The one role that is called so. Ends with code 2, and with the choices, where it is not one."""
    from peerpath.reading.naming import find_role
    from peerpath.report.words import role_name

    found = find_role(name, catalogue)
    if len(found.ids) > 1:
        stop(
            "Several roles go by that name. Name one of them by its id:",
            *(f"  {id}   {role_name(id, catalogue)}" for id in found.ids),
        )
    if not found.ids:
        near = f" Did you mean {' or '.join(found.suggestions)}?" if found.suggestions else ""
        stop(f"There is no role of that name.{near}", "To see all roles, type: peerpath roles")
    return catalogue.roles[found.ids[0]]


def known_ids(option: str, given: list[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of roles and qualifications, or every one that is not known."""
    from peerpath.reading.nearest import nearest

    ids = [part.strip() for text in given or () for part in text.split(",") if part.strip()]
    known = {*catalogue.roles, *catalogue.qualifications}
    problems = []
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            problems.append(
                f"{option}: there is no such role or course." + (f" Did you mean {' or '.join(near)}?" if near else "")
            )
    if problems:
        stop(*problems)
    return tuple(dict.fromkeys(ids))
