"""Asks one question after another on standard error, each answered on a line or with a word such as "back"."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from peerpath.cli.terminal.asking import line, say
from peerpath.dialogue import words
from peerpath.dialogue.question import Question
from peerpath.dialogue.talk import Script, Talk, Unclear, answered, back, read, skipped
from peerpath.document.build import prose

if TYPE_CHECKING:
    from peerpath.document.blocks import Block


class Speaker:
    """Speaks on standard error, so that standard output is left for the answer."""

    def __init__(self, accessible: bool) -> None:
        self.accessible = accessible

    def say(self, blocks: "Iterable[Block]") -> None:
        """Paint blocks, each after an empty line."""
        say(blocks, accessible=self.accessible)

    def ask(self, prompt: str) -> str | None:
        """One line that a person typed; None at the end of input."""
        try:
            return line(prompt)
        except KeyboardInterrupt:
            return None


def ask_one(talk: Talk, question: Question, script: Script, today: date, speaker: Speaker) -> Talk | None:
    """Ask one question until the reply is clear, and return the talk after it; None to stop."""
    while True:
        speaker.say([words.how_to_type(question)])
        typed = speaker.ask(words.PROMPT)
        match typed if typed is None else typed.casefold().replace("’", "'"):
            case None | "stop" | "quit" | "exit" | "q":
                return None
            case word if word in ("", *words.SKIPPED):
                return skipped(talk, question)
            case "back":
                return back(talk, script)
            case "?" | "help":
                speaker.say([words.how_to_answer()])
            case _:
                read_as = read(question, typed or "", today)
                if not isinstance(read_as, Unclear):
                    return answered(talk, question, read_as)
                speaker.say([prose(read_as.say)])
