"""``peerpath explain``: what a word means, or what a rule wants, why, and how to mend what breaks it."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, give_known
from peerpath.cli.exit_codes import stop

if TYPE_CHECKING:
    from peerpath.document.blocks import Document
    from peerpath.model.catalogue import Catalogue, Word
    from peerpath.validate.rule import Rule


@o.takes
def explain(
    *,
    word: Annotated[
        str | None,
        typer.Argument(metavar="WORD", help="A word such as band, or the code or name of a rule, such as PP503."),
    ] = None,
    format: o.FORMAT = Format.TEXT,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """What a word means, in plain words; or what a rule of validate wants. With no word, all words."""
    from peerpath.report.catalogue.glossary import glossary_data, glossary_document, word_data, word_document

    out = leaving.out(format)
    if word is not None and re.fullmatch(r"(?i)pp\d+", word):
        return _show_rule(_rule(word), word, out)
    catalogue = where.planner().catalogue
    if word is None:
        return give_known(lambda: glossary_data(catalogue), lambda: glossary_document(catalogue), out)
    found = _word(word, catalogue)
    if found is None:
        return _show_rule(_rule(word), word, out)
    return give_known(lambda: word_data(found), lambda: word_document(found, catalogue), out)


def _word(name: str, catalogue: "Catalogue") -> "Word | None":
    """The word of the glossary; None where a rule goes by the name, or ends with what may be meant."""
    from peerpath.cli.terminal.asking import can_ask, choose
    from peerpath.reading.naming import find_word

    named = find_word(name, catalogue)
    if len(named.ids) == 1:
        return catalogue.glossary[named.ids[0]]
    near = named.ids or named.suggestions[:6]
    if _rule(name) is not None or not near:
        return None
    titles = [(id, catalogue.glossary[id].title) for id in near]
    if can_ask():
        chosen = choose("There is no word of exactly that name. Which one do you mean?", titles)
        return catalogue.glossary[chosen] if chosen else stop("You chose none of them.")
    return stop(f"There is no such word. Did you mean {' or '.join(title for _, title in titles)}?", ALL_WORDS)


def _rule(name: str) -> "Rule | None":
    from peerpath.validate.manual import find

    return find(name)


ALL_WORDS = "To see all words, type: peerpath explain. For a role or a course, type: peerpath show NAME"


def _show_rule(rule: "Rule | None", name: str, out: Out) -> None:
    if rule is None:
        from peerpath.diagnostic.nearest import nearest
        from peerpath.validate.manual import BY_CODE, BY_NAME

        near = nearest(name.upper(), BY_CODE) or nearest(name.lower(), BY_NAME)
        maybe = f" Did you mean {' or '.join(near)}?" if near else ""
        stop(f"There is no such word or rule.{maybe}", ALL_WORDS)
    give_known(lambda: _data(rule), lambda: _document(rule), out)


def _data(rule: "Rule") -> dict[str, str]:
    from peerpath.validate.manual import visible

    return {
        "schema": "peerpath/rule/1",
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "what": rule.what,
        "why": rule.why,
        "mend": rule.mend,
        "breaks": visible(rule.bad),
        "keeps": visible(rule.good),
    }


def _document(rule: "Rule") -> "Document":
    from peerpath.document.build import commands, document, prose, section, verbatim
    from peerpath.validate.manual import visible

    examples = (
        section("Breaks it", verbatim(visible(rule.bad))),
        section("Keeps it", verbatim(visible(rule.good))),
    )
    return document(
        f"{rule.code} {rule.name} ({rule.severity.value})",
        section("Why", prose(rule.why)),
        section("How to mend it", prose(rule.mend)),
        *(examples if rule.bad else ()),
        commands("What next", ("peerpath validate", "look at the role data")),
        lead=rule.what,
    )
