"""Career pathways for lived-experience and peer support roles in and around the NHS."""

__version__ = "0.1.0"
