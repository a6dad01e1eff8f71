"""The page in real browsers: it answers to the byte, reaches nothing, and shows what is hostile as text."""

import json
import os
import random
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

import peerpath
from peerpath.cli.app import run
from peerpath.report.as_json.text import text
from tests.page.browsers import BROWSERS, browse, nowhere, why_not
from tests.page.people import TODAY, made_up
from tests.render.pages import HOSTILE

MANY = bool(os.environ.get("PEERPATH_EVERYBODY"))
"""Every person with every role, as nox -s long does; otherwise each person and each role once."""
PEOPLE = 50
WORLD = Path(__file__).parent.parent / "reliability" / "world.yaml"

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is all that is needed")
in_each_browser = pytest.mark.parametrize(
    "browser",
    [
        pytest.param(kind, marks=pytest.mark.skipif(found is None, reason=f"no {kind} is installed"))
        for kind, found in BROWSERS.items()
    ],
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "planner.html"
    assert run(["page", "--quiet", "--output", str(file)]) == 0
    return file


@pytest.fixture(scope="module")
def planner() -> peerpath.Planner:
    return peerpath.load()


def questions(planner: peerpath.Planner, every: int) -> list[tuple[dict[str, Any], str]]:
    """What to ask, each with what the command line answers; ``every``: only one of so many."""
    asked = list[tuple[dict[str, Any], str]]()
    roles = [*planner.catalogue.roles]
    for number in range(PEOPLE):
        person = made_up(number, planner.catalogue)
        given = {"profile": person, "as_of": TODAY}
        asked.append(({"command": "next", **given}, text(planner.next(person, today=TODAY).to_dict())))
        for role in roles if MANY else {roles[number % len(roles)], roles[-1 - number % len(roles)]}:
            gap, route = planner.gap(role, person, today=TODAY), planner.route(role, person, today=TODAY)
            asked.append(({"command": "gap", "target": role, **given}, text(gap.to_dict())))
            asked.append(({"command": "route", "target": role, **given}, text(route.to_dict())))
    shown = [({"command": "show", "target": role}, text(planner.show(role).to_dict())) for role in roles]
    return random.Random(0).sample([*asked, *shown], len(asked) // every)


@in_each_browser
def test_answers_equal_the_command_lines_to_the_byte(browser: str, page: Path, planner: peerpath.Planner) -> None:
    asked = questions(planner, 1 if MANY or browser == "chrome" else 4)
    assert len(asked) > 50
    with nowhere() as (proxy, reached):
        requests = [{"method": "ask", "request": request} for request, _ in asked]
        found = browse(browser, page.as_uri(), requests, proxy=proxy, hijack=True)
    different = [
        request for (request, expected), answer in zip(asked, found["answers"], strict=True) if answer != expected
    ]
    assert different == []
    assert _of_the_page(reached) == []
    assert found["errors"] == [] and found["dialogs"] == []


FOR_OTHERS = f"""(async () => [
  document.querySelectorAll("script[data-part]").length,
  await window.peerpath.ask({{command: "next", as_of: "{TODAY}"}}),
])()"""


@in_each_browser
def test_nothing_is_asked_of_a_network_that_is_there(browser: str, page: Path, planner: peerpath.Planner) -> None:
    profile = {"holds": ["care-certificate"]}
    requests = [
        {"method": "draw", "request": {"command": "route", "target": "cwpt/peer-practitioner", "profile": profile}},
        {"method": "profileRead", "request": {"yaml": "holds: [care-certificate]"}},
        {"method": "check", "request": {"files": {"a.yaml": "areas: {other: Other}"}}},
    ]
    found = browse(browser, page.as_uri(), requests, script=FOR_OTHERS)
    parts, told = found["found"]
    assert parts == 6, "a browser can save the page once more, and it is whole"
    assert told == text(planner.next(today=TODAY).to_dict())
    assert found["answers"][1]["profile"] == profile and found["answers"][2]["errors"] == 0
    assert {url.partition(":")[0] for url in found["requests"]} <= {"file", "blob", "data"}
    assert [url for url in found["requests"] if url.startswith("file:") and url != page.as_uri()] == []
    assert found["errors"] == []


MAKERS = ("google.com", "googleapis.com", "gvt1.com", "mozilla.org", "mozilla.com", "mozilla.net", "firefox.com")


def _of_the_page(reached: list[str]) -> list[str]:
    """Without what a browser asks of its own makers at every start: the page's own attempts are seen one by one below."""
    hosts = [(line, line.split()[1].removeprefix("http://").partition("/")[0].partition(":")[0]) for line in reached]
    return [line for line, host in hosts if not host.endswith(MAKERS)]


NASTY = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</script></style></title></main><iframe src=javascript:alert(1)>",
    "{{parts}} {{script}} {{static}}",
    *(one for one in HOSTILE if one.isprintable()),
]
"""What role data may hold, and a page must not obey."""
LOOK = """(async () => {
  const engine = await window.peerpath.started;
  const inside = document.createElement("div");
  document.body.append(inside);
  const profile = {name: HOSTILE};
  for (const target of Object.values(ROLES)) {
    for (const command of ["gap", "route", "show"]) {
      const drawn = await engine.draw({command, target, full: true, ...(command === "show" ? {} : {profile})});
      inside.insertAdjacentHTML("beforeend", drawn.html);
    }
  }
  await new Promise((done) => setTimeout(done, 200));
  const all = [...document.querySelectorAll("body *")];
  return {
    names: [...new Set(all.map((one) => one.localName))],
    handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on"))),
    links: [...new Set([...document.querySelectorAll("body [href]")].map((one) => one.getAttribute("href").split(/[^a-z#]/)[0]))],
    scripts: document.scripts.length,
    text: document.body.innerText.length + inside.innerText.length,
    shown: inside.innerText.includes("<script>alert(1)</script>") && document.body.innerText.includes("<script>alert(1)"),
  };
})()"""


@pytest.mark.skipif(BROWSERS["chrome"] is None, reason="no chrome is installed")
def test_what_is_hostile_comes_out_as_text(tmp_path: Path) -> None:
    world = yaml.safe_load(WORLD.read_text(encoding="utf-8"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "world.yaml").write_text(yaml.safe_dump(_made_hostile(world, cycle(NASTY))), encoding="utf-8")
    file = tmp_path / "planner.html"
    given = ("--data", str(tmp_path / "data"), "--no-builtin", "--quiet")
    assert run(["page", *given, "--output", str(file)]) == 0
    script = LOOK.replace("HOSTILE", json.dumps(NASTY[0])).replace("ROLES", json.dumps([*world["roles"]]))
    found = browse("chrome", file.as_uri(), [], script=script)
    look = found["found"]
    assert look["shown"] and look["text"] > 1000
    assert not {"img", "iframe", "object", "embed", "base"} & set(look["names"])
    assert look["handlers"] == []
    assert not [one for one in look["links"] if one not in ("https", "http", "") and not one.startswith("#")]
    assert found["dialogs"] == [] and found["errors"] == []


def _made_hostile(data: Any, nasty: Iterator[str]) -> Any:
    """The same role data, with something hostile behind every text that people are shown."""
    shown = {"title", "summary", "text", "explanation", "note", "publisher", "funding", "ask", "short"}
    if isinstance(data, list):
        return [_made_hostile(one, nasty) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: f"{one} {next(nasty)}" if key in shown and isinstance(one, str) else _made_hostile(one, nasty)
        for key, one in data.items()
    }


@pytest.fixture
def site(tmp_path: Path) -> Any:
    folder = tmp_path / "site"
    assert run(["page", "--quiet", "--split", str(folder)]) == 0
    asked: list[str] = []

    class Strict(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def end_headers(self) -> None:
            self.send_header(
                "Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:"
            )
            kept = "no-cache" if self.path in ("/", "/index.html") else "max-age=31536000, immutable"
            self.send_header("Cache-Control", kept)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), Strict) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", folder, asked
        server.shutdown()


@in_each_browser
def test_as_files_of_a_website_the_browser_keeps_the_runtime(
    browser: str, site: Any, planner: peerpath.Planner
) -> None:
    url, folder, asked = site
    request = {"command": "gap", "target": "cwpt/peer-practitioner", "as_of": TODAY}
    found = browse(browser, url, [{"method": "ask", "request": request}], visits=2)
    assert found["answers"] == [text(planner.gap("cwpt/peer-practitioner", today=TODAY).to_dict())]
    assert all(one.startswith((url, "data:")) for one in found["requests"]) and found["errors"] == []
    assert asked.count("/") == 2 and len(asked) == len(set(asked)) + 1, "all but the page itself is kept between visits"
    assert {one.strip("/") or "index.html" for one in asked} <= {file.name for file in folder.iterdir()}
