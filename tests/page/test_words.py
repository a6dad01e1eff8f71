"""The interface's own words: in one module, short and plain, and none of them about careers."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peerpath.validate.readability import long_sentences, poorer_words, reading_age, words

APP = Path(__file__).parent.parent.parent / "page" / "app"
TOLD_TO_MACHINES = {"engine.js", "worker.js", "alone.js", "words.js"}
LIST = "import { WORDS } from './words.js'; console.log(JSON.stringify(WORDS, (_, one) => typeof one === 'function' ? one(3, 4) : one))"
OLDEST = 11.9
SENTENCE = re.compile(r"""(["'`])([A-Z][a-z]+(?: [a-z']+){2,}[^"'`]*)\1""")


def texts(value: Any) -> Iterator[str]:
    """All texts of a value, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_words_of_the_interface_are_plain() -> None:
    done = subprocess.run(
        ["node", "--input-type=module", "--no-warnings", "-e", LIST],
        cwd=APP,
        capture_output=True,
        text=True,
        check=True,
    )
    said = list(texts(json.loads(done.stdout)))
    assert len(said) > 80
    for text in said:
        assert long_sentences(text) == [], text
        assert poorer_words(text) == [], text
        if len(words(text)) >= 12:
            assert (reading_age(text, {"peerpath"}) or 0) <= OLDEST, text


@pytest.mark.parametrize("module", sorted(APP.glob("*.js")), ids=lambda one: one.name)
def test_no_sentence_stands_outside_the_words(module: Path) -> None:
    if module.name in TOLD_TO_MACHINES:
        assert module.is_file()
        return
    assert [found[1] for found in SENTENCE.findall(module.read_text(encoding="utf-8"))] == []
