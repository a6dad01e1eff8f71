"""Turns a schedule into what a person reads: replay, steps, reasons, differences, causes."""
