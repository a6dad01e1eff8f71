"""Whatever a table holds, and however programs save it, what is read is what was written."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpath.reading.people.line_stream import lines
from peerpath.reading.people.row import COLUMNS, TEXTS, Unread
from peerpath.reading.people.shorthand import ids
from peerpath.reading.people.table import csv_rows, header

IDS = ["care-certificate", "gcse-maths=2024-07", "peer-support-worker@voluntary=6", "cwpt/lead=18 until 2026-10"]
TEXT = st.text(st.sampled_from("Ann 12é'\"“”=#\\/;,\t|:-"), max_size=12)
BROKEN = st.lists(st.text(st.sampled_from('Ann 1"'), min_size=1, max_size=5), min_size=2, max_size=3).map("\n".join)
LIST = st.builds(
    lambda items, between: between.join(items),
    st.lists(st.sampled_from(IDS), max_size=4),
    st.sampled_from([";", "; ", ",", ", ", "\n", ";\n", ",\n"]),
)
SAVED = st.fixed_dictionaries({
    "delimiter": st.sampled_from(",;\t|"),
    "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    "lineterminator": st.sampled_from(["\n", "\r\n"]),
})  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, str]]:
    called = draw(st.lists(st.sampled_from(TEXTS), min_size=1, unique=True))
    columns = draw(st.permutations([*called, *draw(st.lists(st.sampled_from(COLUMNS[2:]), min_size=1, unique=True))]))
    cells = {column: TEXT | BROKEN if column in TEXTS else LIST for column in columns}
    return draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=5))


def read(saved: bytes) -> list[Any]:
    found = header(lines(BytesIO(saved)), "people.csv").value
    assert found is not None
    coming = lines(BytesIO(saved))
    for _ in range(found.line):
        next(coming)
    return [row.raw for row in csv_rows(coming, found, "people.csv")]


def meant(column: str, text: str) -> Any:
    return " ".join(text.split()) if column in TEXTS else ids(text)


# A machine that is busy with other things makes tables slowly.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), SAVED, st.sampled_from([b"", b"\xef\xbb\xbf"]), st.booleans(), st.booleans())
def test_what_is_read_is_what_was_written(
    table: list[dict[str, str]], saved: dict[str, Any], mark: bytes, says: bool, returns: bool
) -> None:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(table[0]), **saved)
    writer.writeheader()
    writer.writerows(table)
    said = f"sep={saved['delimiter']}{saved['lineterminator']}" if says else ""
    wanted = [
        {column: meant(column, text) for column, text in row.items() if text.strip()}
        for row in table
        if any(text.strip() for text in row.values())
    ]
    text = said + out.getvalue()
    # As old programs of the Mac end lines, within cells as well.
    text = text.replace("\r\n", "\n").replace("\n", "\r") if returns else text
    found = read(mark + text.encode())
    assert [{column: meant(column, text) for column, text in cells} for cells in found] == wanted


@pytest.mark.parametrize(
    "saved",
    [
        'reference,holds\r\n1,"care-certificate,\ngcse-maths,\ngcse-english"\r\n2,degree\r\n',
        'reference;holds\n"1";"care-certificate;\ngcse-maths;\ngcse-english"\n"2";"degree"\n',
        'reference\tholds\n1\t"care-certificate\ngcse-maths\ngcse-english"\n2\tdegree\n',
        'reference, holds\n1, "care-certificate, gcse-maths, gcse-english"\n2, degree\n',
    ],
    ids=["Excel, Google", "LibreOffice, all quoted", "tabs", "by hand"],
)
def test_a_list_on_several_lines_of_a_cell_is_a_list(saved: str) -> None:
    first, second = read(saved.encode())
    assert ids(dict(first)["holds"]) == ["care-certificate", "gcse-maths", "gcse-english"]
    assert dict(second) == {"reference": "2", "holds": "degree"}


@pytest.mark.parametrize(
    "saved",
    [
        'reference,holds\n1,"care-certificate\n2,gcse-maths\n3,degree",\n',
        'holds,declares\n"care-certificate\ngcse-maths,writing\ndegree",\n',
        'holds,declares\n"care-certificate\ngcse-maths",writing\n',
        'holds\n"care-certificate\ngcse-maths"\n',
    ],
)
def test_where_a_cell_may_have_swallowed_a_person_that_is_said(saved: str) -> None:
    (row,) = read(saved.encode())
    assert isinstance(row, Unread) and row.lines == saved.count("\n") - 1
