"""Answers "what could I apply for today, and what is nearest?" from the gaps of every role."""
