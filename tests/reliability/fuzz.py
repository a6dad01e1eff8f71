"""Structure-aware fuzzing of the whole command line: files that people could almost have made, and questions about them.

    python -m tests.reliability.fuzz --minutes 30 [--first SEED] [--inputs N] [--jobs N] [--src FOLDER]

Each input follows from one number, its seed: role data, profiles, tables, CVs, notes and flags, each right in most and wrong in
a few places, and a command that reads them. It runs in a process of its own. What counts: it ends within 5 seconds of the
processor and 300 MB, with exit code 0, 1 or 2, without a traceback or a mistake of the program, and nothing of a file or its
name reaches a terminal as an escape or begins a line as a CI system's command ("raw"). ``--src`` is another
checkout's ``src``, to see whether faults that were there are found. Seeds that failed are printed; once mended they go into
``fuzz_seeds.txt``, which the tests look at.
"""

import argparse
import atexit
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 5.0, 300
WORLD: dict[str, Any] = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))
ROLE, OTHER, COURSE = "trust/senior-helper", "charity/helper", "care-3"
IDS = [
    "trust/helper",
    ROLE,
    OTHER,
    COURSE,
    "english-2",
    "on-the-job",
    "helper",
    "english",
    "page",
    "nobody",
    "care-basics",
    "senior",
]
PROFILE: dict[str, Any] = {
    "name": "Wilhelmina", "lived_experience": ["mental-health"], "declares": ["writing"],
    "holds": ["care-basics", {"id": "english-2", "awarded": "2024-07"}], "studying": [{"id": COURSE, "until": "2027-03"}],
    "experience": [{"role": "trust/helper", "months": 18, "until": "2026-10"}, {"occupation": "senior", "setting": "voluntary", "months": 6}],
    "not_willing": ["on-the-job"], "waivers": [{"requirement": "trust/senior-helper/english", "agreed_by": "the trust", "why": "as good"}],
}  # fmt: skip
CV: dict[str, Any] = {
    "basics": {"name": "Wilhelmina", "summary": "words"},
    "work": [{"name": "CWPT", "position": "Peer Support Worker", "startDate": "2024-01", "endDate": "2025-06"},
             {"company": "Mind", "position": "Peer Support Worker", "startDate": "2023-01-01", "endDate": ""}],
    "volunteer": [{"organization": "Mind", "position": "Peer Support Worker", "startDate": "2022-01", "summary": "it goes on"}],
    "education": [{"studyType": "BSc (Hons)", "area": "English", "endDate": "2015-07", "score": "2:1"},
                  {"studyType": "GCSE", "area": "English, Maths", "endDate": "2005", "score": "C"}],
    "certificates": [{"name": "Care Certificate", "date": "2023-05"}],
}  # fmt: skip
QUICK = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""Making an input takes as long as asking about it; libyaml makes it in a tenth of the time."""
PAPER = ("text", "json", "markdown", "html")
DAYS = ["2026-11-22", "1900-01-01", "2200-12-31", "9999-12-31", "0001-01-01", "2024-02-30", "2026", "soon"]


class Input(NamedTuple):
    """What one seed stands for."""

    kind: str
    files: dict[bytes, bytes]
    words: list[bytes]


class Outcome(NamedTuple):
    """What became of it."""

    seed: int
    kind: str
    wrong: tuple[str, ...]
    """Among crash, slow, memory, code, raw; empty where all was as it should be."""
    seconds: float
    megabytes: int


def odd(chance: Random) -> Any:
    """Something that stands where something else should."""
    return chance.choice([
        None, True, False, 0, -1, 1, 10**30, 1.5, float("nan"), float("inf"), "", " ", "of_the_post", "2024-02-30", "9999-12-31", "2200", 2200, "[/b]",
        "\x1b[2J", "=1+1", "null", "no", "1e3", "0x1f", "\u202e", "\u200b", "é" * 50, "a/b/c", "../..", "x" * 300, [], {}, [[]], [None], {"": 0},
        chance.choice(IDS), chance.sample(IDS, 3), {chance.choice(["id", "months", "role", "holds", "any_of", "level"]): chance.choice(IDS)},
    ])  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    if path:
        yield path
    for key in keys:
        yield from places(data[key], (*path, key))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def spoil(data: Any, chance: Random) -> None:
    """One change in place: a value goes, is another, moves, is doubled, is wrapped or gets a key that nobody knows."""
    found = list(places(data))
    if not found:
        return
    *way, key = chance.choice(found)
    holder = at(data, tuple(way))
    match chance.randrange(7):
        case 0:
            del holder[key]
        case 1 | 2:
            holder[key] = odd(chance)
        case 3:
            holder[key] = deepcopy(at(data, chance.choice(found)))
        case 4:
            old = holder[key]
            holder[key] = chance.choice([[old], {"any_of": [old, old]}, {"all_of": [old]}, {"x": old}])
        case 5 if isinstance(holder, list):
            holder.extend(deepcopy(holder[:20]))
        case _:
            if isinstance(holder, dict):
                holder[chance.choice(["", "nonsense", "titel", "\x1b[31m", "months", "requires", "<x>", "a" * 200])] = (
                    odd(chance)
                )


def spoiled(data: Any, chance: Random) -> Any:
    data = deepcopy(data)
    for _ in range(chance.choice([0, 0, 1, 1, 1, 2, 3, 5])):
        spoil(data, chance)
    return data


def damaged(raw: bytes, chance: Random) -> bytes:
    """The bytes as another program, a bad disk or a careless hand would leave them."""
    match chance.randrange(24):
        case 0:
            return raw.replace(b"\n", b"\r")
        case 1:
            return raw.replace(b"\n", b"\r\n")
        case 2:
            return b"\xef\xbb\xbf" + raw
        case 3:
            return raw.decode("utf-8", "replace").encode(
                chance.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"]), "replace"
            )
        case 4:
            return raw[: chance.randrange(len(raw) + 1)]
        case 5 | 6:
            where, many = chance.randrange(len(raw) + 1), chance.randrange(40)
            return (
                raw[:where]
                + chance.choice(
                    [b"", b"\x00", b"\xff", b'"', b"'", b"&a *a", b"!!python/x ", b"<<: *a", b"\t", b"{", b"]", b"\r"]
                )
                + raw[where + many :]
            )
        case 7:
            where = chance.randrange(len(raw) + 1)
            return raw[:where] + raw[where:][:500] * chance.choice([2, 50]) + raw[where:]
        case _:
            return raw


def in_yaml(data: Any, chance: Random) -> bytes:
    text: str = yaml.dump(data, Dumper=QUICK, allow_unicode=chance.random() < 0.8, sort_keys=False, width=chance.choice([40, 100, 10_000]),
                               default_flow_style=chance.choice([None, False, True]))  # fmt: skip
    return text.encode("utf-8", "surrogatepass")


def in_json(data: Any, chance: Random) -> bytes:
    return json.dumps(data, ensure_ascii=chance.random() < 0.5, default=str).encode("utf-8", "surrogatepass")


def chain(roles: int, wide: int) -> dict[str, Any]:
    """Roles each of which leads to the next, and asks for experience of the one before."""
    data = deepcopy(WORLD)
    source = next(iter(data["sources"]))
    for n in range(roles):
        one: dict[str, Any] = {
            "title": f"Rung {n}",
            "occupation": "helper",
            "stage": "senior",
            "summary": "S",
            "source": source,
        }
        if n:
            one["requires"] = [
                {"experience": {"role": f"trust/r{max(0, n - k)}", "months": 6}} for k in range(1, 1 + min(wide, n))
            ]
        if n < roles - 1:
            one["leads_to"] = [f"trust/r{min(roles - 1, n + k)}" for k in range(1, 1 + wide)]
        data["roles"][f"trust/r{n}"] = one
    return data


def grown(chance: Random) -> bytes:
    """Role data with one thing that is far too large or too many."""
    data = deepcopy(WORLD)
    source = next(iter(data["sources"]))
    match chance.randrange(1, 8):
        case 1:
            data["roles"][ROLE]["summary"] = chance.choice(["word ", "x"]) * chance.choice([5_000, 3_000_000])
        case 2:
            return b"[" * chance.choice([70, 5_000, 200_000])
        case 3:
            node: Any = {"holds": COURSE}
            for _ in range(chance.choice([10, 30, 80])):
                node = {chance.choice(["any_of", "all_of"]): [node]}
            data["roles"][ROLE]["requires"] = [node]
        case 4:
            data["glossary"] = {
                f"w{n}": chance.choice([3, {}, {"title": "T", "text": "X", "source": source}])
                for n in range(chance.choice([500, 30_000]))
            }
        case 5:
            data["roles"][ROLE]["requires"] = [
                {"holds": chance.choice([COURSE, "nobody"])} for _ in range(chance.choice([200, 6_000]))
            ]
        case 6:
            data["roles"][ROLE]["title"] = "'" + "\"'" * chance.choice([100, 200_000])
        case _:
            wide = {
                "any_of": [
                    {"all_of": [{"holds": one} for one in chance.sample(["care-3", "english-2", "care-basics"], 2)]}
                    for _ in range(12)
                ]
            }
            data["roles"][ROLE]["requires"] = [wide] * chance.choice([3, 40])
    return in_yaml(data, chance)


def table(chance: Random) -> tuple[bytes, bytes]:
    people = [
        spoiled({**PROFILE, "reference": f"case {n}"}, chance) if chance.random() < 0.5 else {"holds": [COURSE]}
        for n in range(chance.choice([0, 1, 3, 12]))
    ]
    if chance.random() < 0.5:
        return b"people.jsonl", b"\n".join(in_json(one, chance) for one in people)
    separator = chance.choice([",", ",", ";", "\t", "|"])
    head = chance.sample(
        ["reference", "name", "lived_experience", "declares", "holds", "studying", "experience", "not_willing"],
        chance.randint(1, 8),
    )
    if chance.random() < 0.2:
        head.append(chance.choice(["", "naem", "holds", "=1+1", "x" * 140_000]))

    def cell() -> str:
        return chance.choice(
            [
                "",
                "case 1",
                "Ann",
                '"Ann',
                '"a\nb"',
                "care-3=2024-07",
                "helper=18 until 2026-10; senior@voluntary=6",
                "é",
                "=1",
                "x" * 200,
            ]
        )

    lines = [
        separator.join(head),
        *(separator.join(cell() for _ in range(len(head) + chance.choice([0, 0, 0, 1, -1]))) for _ in people),
    ]
    if chance.random() < 0.2:
        lines.insert(0, chance.choice(["sep=;", "A title", "", ",,,"]))
    return b"people.csv", "\n".join(lines).encode()


def name_of(chance: Random, usual: bytes) -> bytes:
    return chance.choice(
        [usual] * 8
        + [
            b"\xff" + usual,
            b"a\nb" + usual,
            b"\x1b[31m" + usual,
            b"::error::" + usual,
            "ü".encode() + usual,
            b" " + usual,
        ]
    )


def flags(chance: Random) -> list[bytes]:
    given = []
    for _ in range(chance.choice([0, 0, 1, 2, 4])):
        option = chance.choice(
            [
                "--holds",
                "--studying",
                "--experience",
                "--declares",
                "--lived-experience",
                "--not-willing",
                "--as-of",
                "--what-if",
            ]
        )
        value = (
            chance.choice(DAYS)
            if option == "--as-of"
            else chance.choice(
                [*IDS, "helper=12", "helper=-1", "care-3=2024-13", "", "=", ";;", "x" * 5_000, "é\n", "a=b=c"]
            )
        )
        given.append(f"{option}={value}".encode())
    return given


def on_some_day(chance: Random) -> list[bytes]:
    """Now and then a day, the first and the last that there are among them."""
    return [b"--as-of", chance.choice(DAYS).encode()] if chance.random() < 0.1 else []


def role_data(chance: Random, seed: int) -> Input:
    name = name_of(chance, b"world.yaml")
    if chance.random() < 0.04:
        rungs = chance.choice([5, 60, 400])
        last = f"trust/r{rungs - 1}".encode()
        ladder = in_yaml(chain(rungs, chance.choice([1, 1, 2])), chance)
        question: list[bytes] = chance.choice(
            [[b"route", last], [b"gap", last, b"--full"], [b"map", last], [b"map", b"all"], [b"next"]]
        )
        return Input("role data", {b"own/" + name: ladder}, [*question, b"--data", b"own", b"--no-builtin"])
    raw = grown(chance) if chance.random() < 0.12 else damaged(in_yaml(spoiled(WORLD, chance), chance), chance)
    files = {b"own/" + name: raw}
    if chance.random() < 0.2:
        more = in_yaml(spoiled({"roles": WORLD["roles"]}, chance), chance)
        files[b"own/" + name_of(chance, b"more.yml")] = damaged(more, chance)
    if chance.random() < 0.3:
        form = chance.choice(["text", "lines", "json", "github", "sarif", "junit", "gitlab"]).encode()
        how: list[bytes] = chance.choice([[], [b"--no-builtin"], [b"--diff"], [b"--fix"]])
        return Input("role data", files, [b"validate", b"own", b"--format", form, *how])
    asked = chance.choice([
        ["gap", ROLE], ["route", ROLE], ["next"], ["roles"], ["show", ROLE], ["show", COURSE], ["compare", ROLE, OTHER],
        ["explain"], ["about"], ["map", ROLE], ["map", "all"], ["gap", ROLE, "--full"],
    ])  # fmt: skip
    drawn = ("text", "svg", "html", "mermaid", "dot", "graphml", "json")
    form = chance.choice(PAPER if asked[0] != "map" else drawn).encode()
    lay: list[bytes] = chance.choice([[], [b"--no-builtin"], [b"--no-builtin"]])
    return Input(
        "role data",
        files,
        [*(word.encode() for word in asked), b"--data", b"own", b"--format", form, *lay, *on_some_day(chance)],
    )


def profile(chance: Random, seed: int) -> Input:
    data = spoiled(PROFILE, chance)
    if chance.random() < 0.1:
        data["holds"] = ["care-3"] * chance.choice([100, 7_000])
    name = name_of(chance, chance.choice([b"me.yaml", b"me.json"]))
    raw = damaged(chance.choice([in_yaml, in_json])(data, chance), chance)
    words = chance.choice(
        [[b"gap", ROLE.encode()], [b"route", ROLE.encode()], [b"next"], [b"map", ROLE.encode(), b"--route"]]
    )
    asked = chance.choice(
        [
            [*words, b"--profile", name],
            [b"profile", b"check", name],
            [b"profile", b"show", name],
            [b"gap", ROLE.encode(), b"--full", b"--profile", name],
        ]
    )
    return Input(
        "profile",
        {name: raw, b"own/world.yaml": WORLD_RAW},
        [*asked, b"--data", b"own", b"--no-builtin", *(flags(chance) if asked[0] != b"profile" else [])],
    )


def many(chance: Random, seed: int) -> Input:
    name, raw = table(chance)
    files = {b"own/world.yaml": WORLD_RAW, name: damaged(raw, chance)}
    if chance.random() < 0.3:
        for n in range(3):
            files[b"people/" + name_of(chance, f"{n}.json".encode())] = damaged(
                in_json(spoiled(PROFILE, chance), chance), chance
            )
        name = b"people"
    where = chance.choice(
        [[], [], [b"--summary", b"sum"], [b"--output-dir", b"out"], [b"--output-dir", b"out", b"--resume", b"--prune"]]
    )
    form = chance.choice([*PAPER, "jsonl"])
    if chance.random() < 0.05:
        files[b"notes.txt"] = damaged(b"Ask about shifts.\n" * chance.choice([1, 9_000]), chance)
        where = [*where, b"--notes", b"notes.txt"]
    return Input(
        "table",
        files,
        [
            b"gap",
            ROLE.encode(),
            b"--profile",
            name,
            b"--jobs",
            b"1",
            b"--format",
            form.encode(),
            *where,
            *on_some_day(chance),
            b"--data",
            b"own",
            b"--no-builtin",
        ],
    )


def cv(chance: Random, seed: int) -> Input:
    name = name_of(chance, b"cv.json")
    return Input(
        "CV",
        {name: damaged(in_json(spoiled(CV, chance), chance), chance)},
        [
            b"profile",
            b"import",
            name,
            *chance.choice([[], [b"--accept", b"all"], [b"--accept", b"1,2"]]),
            b"--output",
            b"p.yaml",
            *on_some_day(chance),
        ],
    )


def typed(chance: Random, seed: int) -> Input:
    command = chance.choice(
        [
            "gap",
            "route",
            "show",
            "map",
            "explain",
            "compare",
            "next",
            "roles",
            "about",
            "schema",
            "completion",
            "validate",
            "profile",
            "nonsense",
            "",
        ]
    )
    names = [
        chance.choice([*IDS, "Helper", "ward", "é", "\x1b[2J", "-", "--", "a\nb", "x" * 3_000]).encode()
        for _ in range(chance.choice([0, 1, 1, 2]))
    ]
    more = chance.choice(
        [
            [],
            [b"--format", chance.choice([b"json", b"html", b"svg", b"xml"])],
            [b"--output", chance.choice([b"-", b"out.txt", b"no/such", b"own", b"\xff"])],
            [b"--band", b"3"],
            [b"--org", b"trust"],
        ]
    )
    return Input(
        "flags",
        {b"own/world.yaml": WORLD_RAW},
        [command.encode(), *names, *flags(chance), *more, *chance.choice([[], [b"--data", b"own", b"--no-builtin"]])],
    )


WORLD_RAW = (HERE / "world.yaml").read_bytes()
KINDS: tuple[Callable[[Random, int], Input], ...] = (
    role_data,
    role_data,
    role_data,
    profile,
    profile,
    many,
    many,
    cv,
    typed,
)


def made(seed: int) -> Input:
    """The input of a seed: the same for every run and every checkout."""
    chance = Random(seed)
    return chance.choice(KINDS)(chance, seed)


def run(seed: int, folder: Path) -> Outcome:
    """One input in a process of its own, forked from this one, which has imported the program already."""
    one = made(seed)
    shutil.rmtree(folder, ignore_errors=True)
    for name, raw in one.files.items():
        file = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 (bytes)
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        with open(file, "wb") as opened:  # noqa: PTH123
            opened.write(raw)
    child = os.fork()
    if child == 0:
        _as_a_command(one, folder)
    _, status, used = os.wait4(child, 0)
    answer, said = (folder / "out").read_bytes(), (folder / "err").read_bytes()
    code = os.waitstatus_to_exitcode(status)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    wrong = {
        "crash": b"Traceback" in said or b"mistake in peerpath" in said or code < 0,
        "slow": seconds > SECONDS,
        "memory": megabytes > MEGABYTES,
        "code": code not in (0, 1, 2) and code >= 0,
        "raw": b"\x1b" in answer + said or any(line.startswith(b"::") for line in said.splitlines()),
    }
    return Outcome(seed, one.kind, tuple(word for word, is_so in wrong.items() if is_so), seconds, megabytes)


def _as_a_command(one: Input, folder: Path) -> None:
    import resource

    from peerpath.cli import main

    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for number, name, way in (
        (0, os.devnull, os.O_RDONLY),
        (1, "out", os.O_WRONLY | os.O_CREAT),
        (2, "err", os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(name, way, 0o600), number)
    sys.argv[1:] = map(os.fsdecode, one.words)
    try:
        main()
    except SystemExit as ended:
        os._exit(ended.code if isinstance(ended.code, int) else 99)
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    os._exit(99)


def ready(src: Path | None) -> None:
    """Import the program once: every input is a fork of this process."""
    if src:
        sys.path.insert(0, str(src))
    os.environ["XDG_CACHE_HOME"] = cache = tempfile.mkdtemp(prefix="fuzz-cache-")
    atexit.register(shutil.rmtree, cache, ignore_errors=True)  # a fork ends without this
    import pydantic

    import peerpath.cli.app

    _warm(peerpath.cli.app.run)
    assert src is None or Path(peerpath.cli.app.__file__).is_relative_to(src), "another checkout is on the path"
    assert pydantic
    gc.collect()
    gc.freeze()  # or each fork would copy what the collector marks


def _warm(ask: Callable[[list[str]], int]) -> None:
    """Let every part be imported and every shape be built before the forks, which then take a fifth of the time."""
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    lay = ["--data", str(HERE / "world.yaml"), "--no-builtin"]
    for words in (
        ["gap", ROLE],
        ["route", ROLE, "--format", "html"],
        ["map", ROLE, "--format", "svg"],
        ["show", COURSE],
        ["next"],
    ):
        ask([*words, *lay])
    ask(["validate", str(HERE / "world.yaml")])
    ask(["profile", "check", str(HERE / "world.yaml")])
    os.dup2(kept[0], 1)
    os.dup2(kept[1], 2)


def several(first: int, step: int, inputs: int, until: float) -> Iterator[Outcome]:
    """Outcomes of every ``step``-th seed, until there were so many inputs or the time is over."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        for number in range(inputs):
            if time.monotonic() > until:
                return
            yield run(first + number * step, Path(folder) / "here")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--minutes", type=float, default=30)
    cli.add_argument("--first", type=int, default=1)
    cli.add_argument("--inputs", type=int, default=1_000_000)
    cli.add_argument("--jobs", type=int, default=1)
    cli.add_argument("--src", type=Path)
    cli.add_argument("--also", type=Path, help="a file of seeds to begin with")
    given = cli.parse_args()
    ready(given.src)
    until = time.monotonic() + 60 * given.minutes
    found = list[Outcome]()
    for seed in _seeds(given.also):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            found.append(run(seed, Path(folder) / "here"))
            tell(found[-1])
    pipes = []
    for job in range(given.jobs):
        read, write = os.pipe()
        if os.fork() == 0:
            os.close(read)
            with os.fdopen(write, "w") as out:
                for one in several(given.first + job, given.jobs, given.inputs // given.jobs, until):
                    print(json.dumps(one), file=out, flush=True)
            os._exit(0)
        os.close(write)
        pipes.append(os.fdopen(read))
    import selectors

    waiting = selectors.DefaultSelector()
    for pipe in pipes:
        waiting.register(pipe, selectors.EVENT_READ)
    while waiting.get_map():
        for ready_one, _ in waiting.select():
            line = ready_one.fileobj.readline()  # type: ignore[union-attr]
            if not line:
                waiting.unregister(ready_one.fileobj)
                continue
            seed, kind, wrong, seconds, megabytes = json.loads(line)
            found.append(Outcome(seed, kind, tuple(wrong), seconds, megabytes))
            tell(found[-1])
    show(found)
    sys.exit(any(one.wrong for one in found))


def _seeds(file: Path | None) -> list[int]:
    lines = file.read_text(encoding="utf-8").splitlines() if file else []
    return [int(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")]


def tell(one: Outcome) -> None:
    """A line where something was wrong."""
    if one.wrong:
        print(
            f"seed {one.seed} ({one.kind}): {', '.join(one.wrong)}; {one.seconds:.1f} s, {one.megabytes} MB", flush=True
        )


def show(found: list[Outcome]) -> None:
    """The counts by kind."""
    print(
        "\n| kind | inputs | crashes | slow | memory | wrong codes | raw | longest | most memory |\n|---|---|---|---|---|---|---|---|---|"
    )
    for kind in [*sorted({one.kind for one in found}), "all"]:
        some = [one for one in found if kind in (one.kind, "all")]
        counts = [sum(word in one.wrong for one in some) for word in ("crash", "slow", "memory", "code", "raw")]
        longest, most = max((one.seconds for one in some), default=0), max((one.megabytes for one in some), default=0)
        print(f"| {kind} | {len(some):,} | {' | '.join(map(str, counts))} | {longest:.1f} s | {most} MB |")


if __name__ == "__main__":
    main()
