"""The same work side by side, and where the facts come from."""

from tests.cli.conftest import Ask

CWPT, CPFT, CNWL = "cwpt/peer-support-worker", "cpft/peer-support-worker", "cnwl/peer-support-worker"


def test_compare_tells_band_what_is_asked_and_what_may_wait(ask: Ask) -> None:
    told = ask("compare", CWPT, CPFT).out
    assert "Band 3" in told and "no band given" in told
    for section in ("What all of them ask for", "What differs", "What may wait until you are in post"):
        assert section in told
    assert "within 6 months of starting" in told


def test_compare_as_data_says_by_when_each_asks_for_it(ask: Ask) -> None:
    data = ask("compare", CWPT, CPFT, "--format", "json").data
    assert [role["id"] for role in data["roles"]] == [CWPT, CPFT]
    by_text = {row["text"]: row["by"] for row in data["asked_for"]}
    assert by_text["Care Certificate"][CWPT]["when"] == by_text["Care Certificate"][CPFT]["when"] == "in_post"
    assert by_text["Good written English"][CPFT] is None
    training = next(by[CPFT] for by in by_text.values() if by[CPFT] and by[CPFT]["within_months"])
    assert training["within_months"] == 6 and training["supported"]


def test_what_no_source_lists_is_not_known_and_never_not_asked(ask: Ask) -> None:
    told = ask("compare", CWPT, CNWL, "--accessible").out
    assert "CNWL: not known" in told and "CNWL: not asked" not in told
    assert "CWPT: not asked" not in told
    assert "Known in part" in told


def test_one_title_stands_for_all_employers_that_use_it(ask: Ask) -> None:
    data = ask("compare", "Senior PSW", "--format", "json").data
    assert {role["organisation"] for role in data["roles"]} == {"cwpt", "cnwl", "cpft", "pathway"}


def test_one_role_alone_cannot_be_compared(ask: Ask) -> None:
    assert ask("compare").code == 2
    alone = ask("compare", CWPT, CWPT)
    assert alone.code == 2 and "two roles or more" in alone.err
    assert ask("compare", CWPT, "no/such-role").code == 2


def test_about_tells_sources_their_age_and_what_is_not_known(ask: Ask) -> None:
    told = ask("about", "--as-of", "2027-12-23").out
    assert "Raising the glass ceiling" in told and "13 months ago" in told and "should be read again" in told
    assert "An employer's own advert decides." in told
    assert "What it does not know" in told and "Nothing leaves this computer" in told


def test_about_as_data(ask: Ask) -> None:
    data = ask("about", "--format", "json", "--as-of", "2026-12-22").data
    sources = {one["id"]: one for one in data["sources"]}
    assert sources["cwpt-lived-experience"]["published"] == "undated"
    assert sources["cwpt-lived-experience"]["months_since"] == 1
    assert data["does_not_know"]


def test_an_abbreviation_stands_for_all_roles_of_that_name(ask: Ask) -> None:
    told = ask("compare", "PSW")
    assert told.code == 0 and " of 9, a source lists what is asked." in told.out


def test_what_is_asked_in_other_words_is_not_called_not_asked(ask: Ask) -> None:
    """CWPT asks for peer support work in a health service: that is not nothing beside peer support work anywhere."""
    told = ask("compare", "Senior PSW", "--accessible").out
    block = told.partition("What is asked for: Experience as a peer support worker\n")[2].partition("What is asked")[0]
    assert "CWPT: in another form" in block
