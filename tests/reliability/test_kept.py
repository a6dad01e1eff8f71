"""What is kept between runs is never trusted: whatever lies there, the answer is that of the role data."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data import catalogue as plain
from peerpath.reading.role_data import kept
from peerpath.reading.role_data.layers import read_layers
from tests.reliability.commands import ask, start

ROLE = "cwpt/senior-peer-support-worker"
ANSWER = ("gap", ROLE, "--as-of", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(kept.OFF, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "peerpath"


def kept_file(folder: Path) -> Path:
    (file,) = folder.glob("catalogue-*")
    return file


@pytest.fixture
def expected(world_folder: Path) -> Catalogue:
    read = plain.read_catalogue(world_folder, builtin=False)
    assert read.value is not None
    return read.value


def test_what_is_kept_is_the_same_catalogue(folder: Path, world_folder: Path, expected: Catalogue) -> None:
    first = kept.read_catalogue(world_folder, builtin=False)
    assert first.value == expected
    content = kept_file(folder).read_bytes()
    again = kept.read_catalogue(world_folder, builtin=False)
    assert again.value == expected
    assert kept_file(folder).read_bytes() == content


def test_changed_data_is_read_anew(folder: Path, world_folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (world_folder / "world.yaml").read_text(encoding="utf-8")
    for title in ("Helps the helpers.", "Helps everybody."):
        (own / "world.yaml").write_text(text.replace("Helps the helpers.", title), encoding="utf-8")
        read = kept.read_catalogue(own, builtin=False)
        assert read.value is not None and read.value.roles["trust/senior-helper"].summary == title


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """No open folders to work in, no owners, and nothing that keeps the system from following a link."""
    monkeypatch.setattr(os, "supports_dir_fd", set())
    for name in ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "getuid"):
        monkeypatch.delattr(os, name, raising=False)


@pytest.mark.usefixtures("as_on_windows")
def test_it_is_kept_where_a_system_has_less(folder: Path, world_folder: Path, expected: Catalogue) -> None:
    for _ in range(2):
        assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert [kept_file(folder)] == list(folder.iterdir())


@pytest.mark.usefixtures("as_on_windows")
def test_no_link_is_followed_there_either(
    folder: Path, world_folder: Path, tmp_path: Path, expected: Catalogue
) -> None:
    content, file = poisoned(folder, world_folder), kept_file(folder)
    (tmp_path / "mine.txt").write_bytes(content)
    file.unlink()
    file.symlink_to(tmp_path / "mine.txt")
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert (tmp_path / "mine.txt").read_bytes() == content


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_spoiled_bytes_are_never_another_catalogue(
    data: st.DataObject, folder: Path, world_folder: Path, expected: Catalogue
) -> None:
    """Anywhere in the file: a byte changed, some taken out, some put in, the end cut off."""
    kept.read_catalogue(world_folder, builtin=False)
    file = kept_file(folder)
    raw = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    match data.draw(st.sampled_from(["bit", "replace", "cut"])):
        case "bit":
            raw[at] ^= 1 << data.draw(st.integers(0, 7))
        case "replace":
            raw[at : at + data.draw(st.integers(1, 200))] = data.draw(st.binary(max_size=8))
        case _:
            del raw[at:]
    file.write_bytes(raw)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    file.unlink()


@pytest.mark.parametrize("content", [b"", b"\x80\x04K\x01.", b"[]", b"[" * 100_000, b"\xff\xfe", b"{}" * 9])
def test_what_others_put_there_is_left_aside(
    content: bytes, folder: Path, world_folder: Path, expected: Catalogue
) -> None:
    kept.read_catalogue(world_folder, builtin=False)
    file = kept_file(folder)
    file.write_bytes(content)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected


def test_a_file_that_others_can_change_is_left_aside(folder: Path, world_folder: Path, expected: Catalogue) -> None:
    kept.read_catalogue(world_folder, builtin=False)
    file = kept_file(folder)
    file.write_bytes(file.read_bytes().replace(b"Helps the helpers.", b"Poisoned by others"))
    file.chmod(0o666)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected


@pytest.mark.parametrize("stands_there", ["folder", "pipe", "link to nowhere"])
def test_what_is_no_file_is_left_aside(
    stands_there: str, folder: Path, world_folder: Path, expected: Catalogue
) -> None:
    kept.read_catalogue(world_folder, builtin=False)
    file = kept_file(folder)
    file.unlink()
    if stands_there == "folder":
        file.mkdir()
    elif stands_there == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(folder / "nowhere")
    assert kept.read_catalogue(world_folder, builtin=False).value == expected


def test_nothing_is_kept_by_whoever_wants_nothing_kept(
    folder: Path, world_folder: Path, monkeypatch: pytest.MonkeyPatch, expected: Catalogue
) -> None:
    monkeypatch.setenv(kept.OFF, "1")
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert not folder.exists()


def test_it_is_for_its_owner_only(folder: Path, world_folder: Path) -> None:
    kept.read_catalogue(world_folder, builtin=False)
    assert folder.stat().st_mode & 0o077 == 0
    assert kept_file(folder).stat().st_mode & 0o077 == 0


def test_runs_that_race_all_answer(tmp_path: Path) -> None:
    expected = ask(*ANSWER, folder=tmp_path, PEERPATH_NO_CACHE="1").stdout
    running = [start(*ANSWER, folder=tmp_path) for _ in range(4)]
    answers = [one.communicate() for one in running]
    assert [(out.decode(), err) for out, err in answers] == [(expected, b"")] * 4
    assert len(list((tmp_path / "cache" / "peerpath").iterdir())) == 1


def test_bytes_that_are_no_text_are_left_aside(folder: Path, world_folder: Path, expected: Catalogue) -> None:
    """Behind the right key, in the middle of a word: the decoder has an error of its own for them."""
    kept.read_catalogue(world_folder, builtin=False)
    file = kept_file(folder)
    raw = file.read_bytes()
    at = raw.rindex(b"Helps the helpers.")
    file.write_bytes(raw[:at] + b"\x81\xff" + raw[at + 2 :])
    assert kept.read_catalogue(world_folder, builtin=False).value == expected


POISON = b"Helps the helpers.", b"Poisoned by others"


def poisoned(folder: Path, world_folder: Path) -> bytes:
    """What somebody else could have made, whole in itself and with the right checksum."""
    kept.read_catalogue(world_folder, builtin=False)
    raw = kept_file(folder).read_bytes()[len(kept.MARK) + kept._SUM :]
    at = raw.rindex(POISON[0])
    raw = raw[:at] + POISON[1] + raw[at + len(POISON[0]) :]
    layers = read_layers(world_folder, builtin=False).value
    assert layers is not None
    made = raw[sum(map(len, kept._key(layers))) :]
    return kept.MARK + kept._checksum(made) + raw


def test_the_poison_would_work(folder: Path, world_folder: Path) -> None:
    kept_file_content = poisoned(folder, world_folder)
    kept_file(folder).write_bytes(kept_file_content)
    read = kept.read_catalogue(world_folder, builtin=False)
    assert read.value is not None and read.value.roles["trust/senior-helper"].summary == "Poisoned by others"


def test_a_link_from_the_kept_name_is_not_followed(
    folder: Path, world_folder: Path, tmp_path: Path, expected: Catalogue
) -> None:
    content, file = poisoned(folder, world_folder), kept_file(folder)
    victim = tmp_path / "mine.txt"
    victim.write_bytes(content)
    file.unlink()
    file.symlink_to(victim)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert victim.read_bytes() == content and not kept_file(folder).is_symlink()


def test_a_folder_that_is_a_link_is_not_used(
    folder: Path, world_folder: Path, tmp_path: Path, expected: Catalogue
) -> None:
    content, name = poisoned(folder, world_folder), kept_file(folder).name
    folder.rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / name).write_bytes(content)
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert (tmp_path / "elsewhere" / name).read_bytes() == content


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_change_is_not_used(
    folder: Path, world_folder: Path, expected: Catalogue, mode: int
) -> None:
    content, file = poisoned(folder, world_folder), kept_file(folder)
    file.write_bytes(content)
    folder.chmod(mode)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert file.read_bytes() == content


def test_what_belongs_to_somebody_else_is_not_used(
    folder: Path, world_folder: Path, expected: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, file = poisoned(folder, world_folder), kept_file(folder)
    file.write_bytes(content)
    monkeypatch.setattr(os, "getuid", lambda: 4_321)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
    assert file.read_bytes() == content


def test_only_what_the_program_made_makes_room(
    folder: Path, world_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(mode=0o700)
    mine = [
        "catalogue-2024",
        "catalogue-notes.txt",
        "catalogue-draft",
        "summary.html",
        "catalogue-12345678.bak",
        "catalogue-ABCDEF01",
        "catalogue-20240101",
    ]
    old = "catalogue-00000000.draft-0123456789abcdef"
    for name in (*mine, old):
        (folder / name).write_text("mine", encoding="utf-8")
        os.utime(folder / name, (0, 0))
    (folder / "catalogue-00000001").mkdir()
    text = (world_folder / "world.yaml").read_text(encoding="utf-8")
    for number in range(kept.MOST_FILES + 3):
        own = tmp_path / f"own{number}"
        own.mkdir()
        (own / "world.yaml").write_text(text, encoding="utf-8")
        kept.read_catalogue(own, builtin=False)
    left = {file.name for file in folder.iterdir()}
    assert {*mine, "catalogue-00000001"} <= left and old not in left
    assert len(left) == len(mine) + 1 + kept.MOST_FILES


@pytest.mark.parametrize("checksum", [b"", b"\x93\n\x70\x35"], ids=["no checksum", "a checksum"])
def test_what_older_versions_kept_makes_room_first(
    folder: Path, world_folder: Path, tmp_path: Path, checksum: bytes
) -> None:
    """They had no mark yet, and would stay for ever."""
    folder.mkdir(mode=0o700)
    made_by = repr(("0.0.9", sys.version, [("kept.py", 1, 2)])).encode()
    for number in range(kept.MOST_FILES):
        old = folder / f"catalogue-0000000{number}"
        old.write_bytes(checksum + len(made_by).to_bytes(8, "big") + made_by + b"the catalogue")
        os.utime(old, (number, number))
    for number in range(2):
        own = tmp_path / f"own{number}"
        own.mkdir()
        (own / "world.yaml").write_bytes((world_folder / "world.yaml").read_bytes())
        kept.read_catalogue(own, builtin=False)
    left = {file.name for file in folder.iterdir()}
    assert len(left) == kept.MOST_FILES and not {"catalogue-00000000", "catalogue-00000001"} & left


def test_what_is_kept_beyond_its_limit_is_not_read(
    folder: Path, world_folder: Path, expected: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_content = poisoned(folder, world_folder)
    kept_file(folder).write_bytes(file_content)
    monkeypatch.setattr(kept, "MOST_BYTES", len(file_content) - 1)
    assert kept.read_catalogue(world_folder, builtin=False).value == expected
