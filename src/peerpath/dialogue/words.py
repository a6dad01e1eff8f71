"""What a talk says: at the beginning, with each question, and at the end."""

from peerpath.dialogue.question import Question, Reply, ReplyKind
from peerpath.dialogue.role_needs import RoleNeeds
from peerpath.document.blocks import Block
from peerpath.document.build import bullets, commands, numbered, prose
from peerpath.document.inline import strong

WORDS = "skip, back, stop or ?"
SKIPPED = ("skip", "enter", "press enter", "don't know", "dont know", "not sure", "i don't know")
"""Whoever does not know goes on."""
WITH_A_ROLE = 'peerpath profile new --target "Peer practitioner"'
KEPT = "Your answers are in this file, which only you can open:"


def beginning(needs: RoleNeeds, count: int) -> tuple[Block, ...]:
    """What will be asked, and why; who sees the answers."""
    about = f"what this role asks for: {needs.role.title}" if needs.role else "what several peer roles ask for"
    ends = "the steps to it" if needs.role else "what you could do next"
    return (
        prose(strong("Your profile")),
        prose(f"We ask about {about}. At the end you see {ends}."),
        prose(f"There are about {count} short questions, and a few more about each kind of work that you have done."),
        bullets(
            *([] if needs.role else [f"If you have a role in mind, stop and type: {WITH_A_ROLE}"]),
            "Nothing leaves this computer. The answers go into one file that only you can open.",
            "You can leave out whatever you like. We never ask for a diagnosis or for details.",
        ),
        how_to_answer(),
    )


def going_on(needs: RoleNeeds) -> tuple[Block, ...]:
    """For people who come back to unfinished questions."""
    about = f" This is for the role: {needs.role.title}." if needs.role else ""
    return (prose(f"We go on where you stopped.{about}"), how_to_answer())


def how_to_answer() -> Block:
    """The words that work at every question."""
    return commands(
        "At every question you can type",
        ("skip", "go on without an answer (or just press Enter)"),
        ("back", "go to the question before"),
        ("stop", "stop, and keep what you have so far"),
        ("?", "see these words again"),
    )


def question_blocks(
    question: Question, number: int, count: int, now: Reply | None, *, follows: bool = False
) -> tuple[Block, ...]:
    """One question with its choices, what it means and who asks; ``follows``: it asks more about the one before."""
    where = f"Still question {number}. " if follows else f"Question {number} of {max(number, count)}. "
    chosen = _chosen(question, now or ())
    return (
        prose(strong(where), question.text),
        *([prose(question.about)] if question.about else []),
        *([numbered(*(one.text for one in question.choices))] if question.choices else []),
        *([prose(f"Why we ask: {question.why}")] if question.why else []),
        *([prose(f"Your answer so far: {chosen}. Press Enter to keep it.")] if chosen else []),
    )


def _chosen(question: Question, now: Reply) -> str:
    """An answer in words: choices by their texts, typed values unchanged."""
    between = "; " if question.kind is ReplyKind.TITLES else ", "
    return between.join([one.text for one in question.choices if one.id in now] or now)


PROMPT = "Your answer: "


def how_to_type(question: Question) -> Block:
    """What to type at this question."""
    match question.kind:
        case ReplyKind.SOME:
            ask = "Type a number, or none" if len(question.choices) == 1 else "Type one or more numbers, or none"
        case ReplyKind.ONE:
            ask = "Type yes or no" if question.is_yes_or_no else "Type a number"
        case ReplyKind.MONTHS:
            ask = "Type the months"
        case ReplyKind.DATE:
            ask = "Type a month, such as 2025-06, or a year"
        case ReplyKind.TITLES:
            ask = "Type what it is called, or none"
    return prose(f"{ask} ({WORDS}).")


def finished(file: str, again: str) -> tuple[Block, ...]:
    """Where the answers are, and how to change one. What to ask next is under the first answer."""
    return (prose(f"{KEPT} {file}"), commands("To change an answer", (f"peerpath profile edit {file}{again}", "")))


def stopped(file: str, again: str) -> tuple[Block, ...]:
    """The same for a talk that is to go on another time."""
    return (
        prose(f"Stopped. {KEPT} {file}"),
        commands("What next", (f"peerpath profile new {file}{again}", "go on where you stopped")),
    )


def kept_elsewhere(file: str, other: str) -> tuple[Block, ...]:
    """For when another program has written to the file during the talk."""
    return (
        prose(f"Another program changed {file} while you answered. It stays as it is."),
        prose(f"Your answers are now kept in {other}."),
    )


def nothing_kept() -> tuple[Block, ...]:
    """For people who stop before a first answer."""
    return (prose("Stopped. There was nothing to keep."),)
