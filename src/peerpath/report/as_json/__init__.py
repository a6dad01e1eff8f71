"""Answers as plain data for scripts, in the shapes that ``peerpath schema`` describes."""
