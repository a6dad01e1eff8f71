"""Turns results into documents. All the English of answers is here."""
