"""How a JSON answer is printed."""


def text(data: object) -> str:
    """Print a JSON answer: keys in the order in which they were added, text without escapes."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
