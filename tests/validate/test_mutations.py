"""However the built-in data is spoilt, it is told of at a place within it, and nothing crashes."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpath.reading.files import builtin_data
from peerpath.reading.people.profile import read_profile_data
from peerpath.reading.role_data.layers import read_layer
from peerpath.validate.runner import CheckOptions, Report, check_files

DATA = {name: raw.decode() for name, raw in read_layer(builtin_data()).value or ()}
SPOILERS = (
    *[":", "-", "?", ",", "{", "}", "[", "]", "#", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`", "~", "\t", "\n", "\r", "\x00", "\\", "/", "=", "<<"],
    " ", "\n\n", "- ", ": ", "[[", "{{", "---\n", "...\n", "&a ", "*a", "!!str ", "no", "012", "null", "\u202e", "\ud7ff",
    "any_of: []", "all_of: [{}]", "unless: {check: dbs}", "set: usual-for-peer-roles", "1e400", "99999999999999999999",
)  # fmt: skip
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    """The built-in files, one of them cut, joined and sprinkled with what YAML finds meaning in."""
    name = draw(st.sampled_from(sorted(DATA)))
    text = DATA[name]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(("insert", "cut", "swap", "repeat", "indent", "word"))):
            case "insert":
                text = text[:at] + draw(st.sampled_from(SPOILERS)) + text[at:]
            case "cut":
                text = text[:at] + text[at + draw(st.integers(1, 400)) :]
            case "swap":
                other = draw(st.integers(0, len(text)))
                text = text[:at] + text[other : other + 60] + text[at + 60 :]
            case "repeat":
                text = text[:at] + text[at : at + draw(st.integers(1, 2_000))] + text[at:]
            case "indent":
                line = text.rfind("\n", 0, at) + 1
                text = text[:line] + " " * draw(st.integers(1, 5)) + text[line:]
            case _:
                end = text.find(" ", at)
                text = text[:at] + draw(st.text(max_size=20)) + text[max(at, end) :]
    return DATA | {name: text}


def look(files: dict[str, str]) -> Report:
    layer = [(name, text.encode("utf-8", "surrogatepass")) for name, text in files.items()]
    return check_files(layer, (), CheckOptions(today=date(2026, 11, 22)))


@SLOW
@given(spoilt())
def test_spoilt_data_is_told_of_within_itself(files: dict[str, str]) -> None:
    report = look(files)
    for one in report.diagnostics:
        lines = files[one.place.file].replace("\r\n", "\n").split("\n")
        assert 1 <= one.place.line <= len(lines)
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1
        assert one.message and "\n" not in one.message


@SLOW
@given(spoilt())
def test_the_same_files_are_told_of_in_the_same_words(files: dict[str, str]) -> None:
    assert look(files).diagnostics == look(files).diagnostics


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    report = check_files([("bytes.yaml", raw)])
    assert report.exit_code in (0, 1)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["care-certificate"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = (
    "name",
    "lived_experience",
    "declares",
    "holds",
    "studying",
    "experience",
    "not_willing",
    "waivers",
    "id",
    "months",
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), anything) | anything)
def test_any_data_as_a_profile(data: Any) -> None:
    from peerpath.model.catalogue import Catalogue
    from peerpath.reading.role_data.catalogue import load

    catalogue: Catalogue = _catalogue.setdefault("one", load([[(n, t.encode()) for n, t in DATA.items()]]).catalogue)
    read = read_profile_data(data, "a table", catalogue)
    assert (read.value is None) == bool(read.diagnostics)
    assert all(one.private for one in read.diagnostics)


_catalogue: dict[str, Any] = {}
