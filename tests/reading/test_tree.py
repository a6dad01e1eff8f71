"""YAML to data with places: the same data as a strict reader, and the place of every key and value."""

import gc
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpath.reading.yamltree import tree
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.tree import read_tree

TEXT = """\
roles:
  cwpt/tutor:
    title: "Tutor"
    band: {value: 4, note: 'it''s read'}
    requires:
      - declares: coproduction   # a remark
      - any_of: [{holds: degree}, holds: pgce]
    summary: >
      Two lines
      of text.
    note:
    empty: ""
"""


def document(text: str) -> YamlDocument:
    read = read_tree(text.encode(), "file.yaml")
    assert read.value is not None and not read.diagnostics
    return read.value


def at(path: tuple[str | int, ...], key: bool = False) -> tuple[int, int, int]:
    place = document(TEXT).place(("roles", "cwpt/tutor", *path), key=key)
    return place.line, place.column, place.end


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        (("title",), False, (3, 12, 19)),
        (("title",), True, (3, 5, 10)),
        (("band",), False, (4, 5, 9)),  # what holds more is where its key is
        (("band", "value"), False, (4, 19, 20)),
        (("band", "note"), False, (4, 28, 40)),
        (("requires", 0), False, (6, 9, 17)),
        (("requires", 0, "declares"), False, (6, 19, 31)),
        (("requires", 1, "any_of", 0, "holds"), False, (7, 26, 32)),
        (("requires", 1, "any_of", 1, "holds"), False, (7, 42, 46)),
        (("requires", 1, "any_of", 1, "holds"), True, (7, 35, 40)),
        (("note",), False, (11, 5, 9)),  # nothing stands there
        (("empty",), False, (12, 12, 14)),
        (("missing",), False, (2, 3, 13)),  # what is not there takes the place of what is around it
        (("requires", 7), False, (5, 5, 13)),
        (("<mapping>", "title"), False, (3, 12, 19)),  # names of union branches are passed over
        ((), False, (2, 3, 13)),
    ],
)
def test_places(path: tuple[str | int, ...], key: bool, expected: tuple[int, int, int]) -> None:
    assert at(path, key) == expected


def test_the_way_to_a_place_is_told() -> None:
    assert document(TEXT).place(("roles", "cwpt/tutor", "requires", 1)).path == "roles / cwpt/tutor / requires / 1"


def test_places_after_a_byte_order_mark_and_windows_line_ends() -> None:
    plain = read_tree(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "file.yaml").value
    assert plain is not None
    assert (plain.place(("a",)).column, plain.place(("b",)).line, plain.place(("b",)).column) == (4, 2, 4)


def test_columns_count_characters() -> None:
    assert document("{家族: é, x: z}\n").place(("x",)).column == 12


def test_several_problems_are_all_told() -> None:
    read = read_tree(b"a: &x 1\nb: *x\na: no\n<<: {}\nc: !t 2\n", "file.yaml")
    assert [one.code for one in read.diagnostics] == ["PP008", "PP009", "PP013", "PP015", "PP010", "PP011"]


def test_a_key_given_twice_points_at_the_first() -> None:
    (found,) = read_tree(b"a: 1\nb: {x: 1}\nc: 2\nb: 3\n", "file.yaml").diagnostics
    assert found.also is not None
    assert (found.place.line, found.also.place.line, found.also.place.column, found.also.place.end) == (4, 2, 1, 2)


def test_what_is_refused_leaves_the_rest() -> None:
    read = read_tree(b"a: 1\na: 2\n? [x]\n: 3\n<<: {y: 4}\nb: 5\n", "file.yaml")
    assert read.value is not None and read.value.data == {"a": 1, "b": 5}


def test_the_collector_is_put_back() -> None:
    was = gc.isenabled()
    read_tree(b"a: [", "file.yaml")
    assert gc.isenabled() == was


plain = st.text("abcdefghijklmnopqrstuvwxyz -", max_size=12)
# A few letters, such as the Hangul fillers, are not seen, and are refused wherever they stand.
seen = st.text(
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="\u115f\u1160\u3164\uffa0"), max_size=12
)
trees = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | plain | seen,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(plain, inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(plain, trees, min_size=1, max_size=5), st.booleans(), st.sampled_from([20, 80, 400]))
def test_what_is_dumped_is_read(data: Any, flow: bool, width: int) -> None:
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, width=width, Dumper=QuotingDumper)
    found = read_tree(text.encode(), "file.yaml")
    assert found.diagnostics == () and found.value is not None
    assert found.value.data == data


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(plain, trees, min_size=1, max_size=5))
def test_json_is_read_and_every_value_is_where_its_place_says(data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    found = document(text)
    assert found.data == data
    for path, value in leaves(data):
        place = found.place(path)
        line = found.lines[place.line - 1]
        assert line[place.column - 1 : place.end - 1] == json.dumps(value, ensure_ascii=False)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for n, one in enumerate(value) for leaf in leaves(one, (*path, n))]
    return [(path, value)]


class QuotingDumper(yaml.SafeDumper):
    """Puts all text in double quotes, and writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


QuotingDumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def test_the_reader_without_a_compiler_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_tree(TEXT.encode(), "file.yaml").value
    monkeypatch.setattr(tree, "LOADER", yaml.SafeLoader)
    after = read_tree(TEXT.encode(), "file.yaml").value
    assert before is not None and after is not None
    assert before.data == after.data
    path = ("roles", "cwpt/tutor", "requires", 1, "any_of", 1, "holds")
    assert before.place(path) == after.place(path)
