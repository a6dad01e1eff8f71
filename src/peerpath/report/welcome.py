"""What people see who type just the program's name."""

from peerpath.document.blocks import Document
from peerpath.document.build import commands, document


def welcome_document() -> Document:
    """What can be asked, and what to type first."""
    return document(
        "peerpath",
        commands(
            "You can ask",
            ('peerpath route "Peer practitioner"', "How do I get there, step by step?"),
            ("peerpath next", "What could I apply for today?"),
            ("peerpath roles", "Which roles are there?"),
            ("peerpath gap cwpt/peer-practitioner", "What is in place, and what is missing?"),
        ),
        commands(
            "A good start",
            ("peerpath profile new", "It asks you a few questions, and shows a first answer."),
        ),
        commands(
            "To find out more",
            ("peerpath --help", "all commands"),
            ("peerpath explain", "what the words mean"),
            ("peerpath about", "where the facts come from"),
        ),
        lead="peerpath helps you find your way into peer support work, and on from there, in and around the NHS.",
        foot="Nothing that you type leaves this computer.",
    )
