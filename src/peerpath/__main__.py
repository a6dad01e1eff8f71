"""``python -m peerpath``: the same as the command ``peerpath``."""

from peerpath.cli import main

main()
