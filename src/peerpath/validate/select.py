"""Which rules are asked for."""

from collections.abc import Iterable, Sequence

from peerpath.validate.rule import Rule


def selected(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes that begin with one of ``select`` (all codes if it is empty) and with none of ``ignore``."""
    codes = (rule.code for rule in rules)
    return frozenset(
        code for code in codes if (not select or code.startswith(tuple(select))) and not code.startswith(tuple(ignore))
    )


def unknown_selectors(rules: Iterable[Rule], selectors: Iterable[str]) -> tuple[str, ...]:
    """The selectors that match no rule's code."""
    codes = [rule.code for rule in rules]
    return tuple(one for one in selectors if not one or not any(code.startswith(one) for code in codes))
