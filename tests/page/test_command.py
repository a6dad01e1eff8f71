"""``peerpath page``: how it says what it needs, and what it writes."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Ask
from tests.cli.conftest import ask as ask
from tests.page.browsers import why_not

MOST = 14_000_000
MOST_WITHOUT_CHECKING = 11_000_000
needs_parts = pytest.mark.skipif(why_not().startswith("peerpath-page"), reason=why_not() or "it is installed")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "planner.html"
    words = [sys.executable, "-m", "peerpath", "page", "-q", "--output", str(file)]
    subprocess.run(words, check=True, env={**os.environ, "PYTHONHASHSEED": "1"})
    return file.read_text(encoding="utf-8")


def test_without_its_parts_it_says_how_to_get_them(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for found in (None, SimpleNamespace(PARTS=tmp_path / "not-built")):
        monkeypatch.setitem(sys.modules, "peerpath_page", found)
        answer = ask("page", "--output", str(tmp_path / "planner.html"))
        assert answer.code == 2 and "pip install ./page" in answer.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("words", [(), ("--output", "a.html", "--split", "a")], ids=["nowhere", "two places"])
def test_it_is_written_to_one_place(words: tuple[str, ...], ask: Ask) -> None:
    answer = ask("page", *words)
    assert answer.code == 2 and "--output" in answer.err and "--split" in answer.err


@needs_parts
def test_role_data_that_is_wrong_makes_no_page(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("roles: {a/b: {title: 3}}", encoding="utf-8")
    answer = ask("page", "--data", str(tmp_path), "--output", str(tmp_path / "planner.html"))
    assert answer.code == 2 and "wrong.yaml:1" in answer.err and not (tmp_path / "planner.html").exists()


@needs_parts
def test_it_does_not_write_over_what_it_reads(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("areas: {other: Other}", encoding="utf-8")
    assert ask("page", "--data", str(tmp_path), "--output", str(file)).code == 2
    assert ask("page", "--data", str(tmp_path), "--split", str(tmp_path)).code == 2
    assert file.read_text(encoding="utf-8") == "areas: {other: Other}"


@needs_parts
def test_the_same_inputs_make_the_same_bytes(page: str) -> None:
    words = [sys.executable, "-m", "peerpath", "page", "-q", "--output", "-"]
    env = {**os.environ, "PYTHONHASHSEED": "2"}
    assert subprocess.run(words, check=True, env=env, capture_output=True).stdout == page.encode()


@needs_parts
def test_it_is_small_enough_to_send(page: str) -> None:
    checking = re.search(r'data-part="check">[^<]*<', page)
    assert checking and len(page.encode()) <= MOST
    assert len(page.encode()) - len(checking[0]) <= MOST_WITHOUT_CHECKING


@needs_parts
def test_its_policy_names_one_script_and_one_style_by_their_hashes(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    for kind, tag in (("script-src", "script"), ("style-src", "style")):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(inside) == 1
        assert f"'sha256-{b64encode(sha256(inside[0].encode()).digest()).decode()}'" in rules[kind]
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert "unsafe-inline" not in policy[1] and "'unsafe-eval'" not in policy[1] and "http" not in policy[1]


@needs_parts
def test_nothing_in_it_is_outside_the_policy(page: str) -> None:
    seen = page.partition("<body>")[2].partition("data-part")[0]
    assert not re.search(r'<[^>]*\s(style|on\w+)="', re.sub(r"<script>.*?</script>", "", seen, flags=re.DOTALL))


@needs_parts
def test_whose_work_is_inside_can_be_read(page: str) -> None:
    for name in ("peerpath", "Pyodide 314", "Python 3.14", "msgspec", "pydantic", "PyYAML"):
        assert f"<details><summary>{name}".lower() in page.lower()
    for text in ("Mozilla Public License", "PYTHON SOFTWARE FOUNDATION LICENSE", "MIT License"):
        assert text in page


@needs_parts
def test_anybody_may_read_what_is_about_nobody(ask: Ask, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert ask("page", "--quiet", "--split", str(site)).code == 0
    assert site.stat().st_mode & 0o777 == 0o755
    assert {file.stat().st_mode & 0o777 for file in site.iterdir()} == {0o644}


@needs_parts
def test_a_website_is_made_anew_and_nothing_of_ones_own_is_lost(ask: Ask, tmp_path: Path) -> None:
    site, trust = tmp_path / "site", tmp_path / "trust"
    trust.mkdir()
    assert ask("page", "--quiet", "--split", str(site)).code == 0
    first = {file.name for file in site.iterdir()}
    own = {"logo.png": b"logo", "page-0123456789ab.js": b"ours", "old.bin": b"old"}
    for name, content in own.items():
        (site / name).write_bytes(content)
    (trust / "own.yaml").write_text("areas: {other: Other}", encoding="utf-8")
    assert ask("page", "--quiet", "--split", str(site), "--data", str(trust)).code == 0
    second = {file.name for file in site.iterdir()}
    assert {name: (site / name).read_bytes() for name in own} == own
    assert len(second - {*own}) == len(first) and "index.html" in first & second
    assert any(name.startswith("engine-") for name in first - second), "what no page names any more is gone"
    named = (site / "index.html").read_text(encoding="utf-8")
    assert all(name in named for name in second - {"index.html", *own})


@needs_parts
def test_a_folder_of_somebody_else_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Our trust</h1>", encoding="utf-8")
    answer = ask("page", "--split", str(tmp_path))
    assert answer.code == 2 and "other files" in answer.err and "--resume" not in answer.err
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]
