"""What a person could do next as plain data, as ``peerpath schema next`` describes it."""

from datetime import date
from typing import Any

from peerpath.model.catalogue import Catalogue
from peerpath.near.answer import Below, Gain, Lack, Near, Nearest, Open, Rung
from peerpath.report import words


def next_data(answer: Nearest, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    """What is open today, what is one step away, which steps open several roles, and where today's job leads."""

    def with_conditions(said: dict[str, Any]) -> dict[str, Any]:
        return {**said, "conditions": [remark.text for remark in catalogue.roles[said["role"]].conditions]}

    return {
        "schema": "peerpath/next/1",
        "as_of": as_of.isoformat(),
        "catalogue": catalogue.version,
        "rungs": [with_conditions(_rung(one, catalogue)) for one in answer.rungs],
        "open": [with_conditions(_open(one)) for one in answer.open],
        "near": [with_conditions(_near(one)) for one in answer.near],
        "ask": list(answer.ask),
        "ask_of_other_areas": list(answer.ask_of_other_areas),
        "ask_below": {role: below.value for role, below in answer.ask_below},
        "ended": list(answer.ended),
        "not_weighed": [one.title for one in answer.outside],
        "openers": [{"gain": _gain(one.gain), "roles": list(one.roles)} for one in answer.openers],
    }


def _rung(one: Rung, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "role": one.role,
        "verdict": one.verdict.value,
        "requirements_listed": one.listed,
        "other_areas": one.other_areas,
        "lacks": [_lack(missing, catalogue) for missing in one.lacks],
        "to_confirm": one.to_confirm,
    }


def _lack(one: Lack, catalogue: Catalogue) -> dict[str, Any]:
    asked = one.outcome.requirement
    text = words.requirement(asked, catalogue)
    return {"requirement": asked.id, "text": text, "status": one.outcome.status.value, "months": one.months}


def _open(one: Open) -> dict[str, Any]:
    return {
        "role": one.role,
        "verdict": "to_confirm" if one.to_confirm else "ready",
        "to_confirm": one.to_confirm,
        "requirements_listed": True,
        "other_areas": one.other_areas,
        "post_decides": one.post_decides,
        **_below(one.below),
        "willing": one.willing,
    }


def _near(one: Near) -> dict[str, Any]:
    return {
        "role": one.role,
        "to_confirm": one.to_confirm,
        "other_areas": one.other_areas,
        **_below(one.below),
        "gains": [_gain(step) for step in one.gains],
    }


def _below(how: Below | None) -> dict[str, bool]:
    return {"lower_band": how is Below.BAND, "earlier_stage": how is Below.STAGE}


def _gain(one: Gain) -> dict[str, Any]:
    on_it = {"under_way": True} if one.under_way else {}
    return {"kind": one.kind.value, "id": one.id, "months": one.months, **on_it}
