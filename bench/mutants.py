"""Whether the tests see when the program is wrong: small faults put into it, one at a time, and how many are noticed.

    python bench/mutants.py src/peerpath/gap/evaluate.py src/peerpath/gap/evidence.py --tests tests/gap
    python bench/mutants.py src/peerpath/route/*.py --tests tests/route --most 130 --seed 3

A fault is one comparison, operator, number, condition or name exchanged for its neighbour. It is put into a copy of the
program; the tests run until one fails. Faults that none of them sees are printed, with their line.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from itertools import islice
from pathlib import Path
from queue import Queue
from random import Random
from time import monotonic
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "sum": "len"}
TOO_SLOW = 5
"""A fault with which the tests take so many times as long counts as noticed: it made the program go on for ever."""


class Mutant(NamedTuple):
    """A file with one fault."""

    file: Path
    line: int
    what: str
    text: str


def mutants(file: Path) -> Iterator[Mutant]:
    """Every fault that can be put into a file."""
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for_checkers = {id(node) for node in annotations(tree)}
    for place, whole in enumerate(ast.walk(tree)):
        for change in CHANGES:
            if id(whole) in for_checkers or change(deepcopy(whole)) is None:
                continue
            faulty = ast.parse(source)
            what = change(next(islice(ast.walk(faulty), place, None)))
            yield Mutant(file, getattr(whole, "lineno", 0), str(what), ast.unparse(faulty))


def annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """All that only a type checker looks at."""
    for one in ast.walk(tree):
        for part in (getattr(one, "annotation", None), getattr(one, "returns", None)):
            if isinstance(part, ast.AST):
                yield from ast.walk(part)


def other_comparison(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Compare) or len(node.ops) > 1:
        return None
    before = ast.unparse(node)
    node.ops = [COMPARED[type(node.ops[0])]()]
    return f"{before} → {ast.unparse(node)}"


def other_join(node: ast.AST) -> str | None:
    if not isinstance(node, ast.BoolOp):
        return None
    before = ast.unparse(node)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"{before} → {ast.unparse(node)}"


def other_sum(node: ast.AST) -> str | None:
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
        return None
    before = ast.unparse(node)
    node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    return f"{before} → {ast.unparse(node)}"


def other_number(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, int):
        return None
    before = node.value
    node.value = not before if isinstance(before, bool) else before + 1
    return f"{before} → {node.value}"


def other_condition(node: ast.AST) -> str | None:
    if not isinstance(node, ast.If | ast.IfExp | ast.While):
        return None
    before = ast.unparse(node.test)
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return f"if {before} → if not ({before})"


def no_filter(node: ast.AST) -> str | None:
    if not isinstance(node, ast.comprehension) or not node.ifs:
        return None
    before = ast.unparse(node.ifs[0])
    node.ifs = node.ifs[1:]
    return f"without the filter: {before}"


def other_name(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Name) or node.id not in NAMES:
        return None
    before, node.id = node.id, NAMES[node.id]
    return f"{before} → {node.id}"


CHANGES: tuple[Callable[[ast.AST], str | None], ...] = (
    other_comparison, other_join, other_sum, other_number, other_condition, no_filter, other_name,
)  # fmt: skip


def is_noticed(mutant: Mutant, program: Path, tests: list[str], seconds: float) -> bool:
    """Whether a test fails, with the fault in a copy of the program, or goes on for longer than so many seconds."""
    file = program / mutant.file.resolve().relative_to(ROOT / "src")
    whole = file.read_text(encoding="utf-8")
    file.write_text(mutant.text, encoding="utf-8")
    try:
        return not passes(program, tests, seconds)
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(whole, encoding="utf-8")


def passes(program: Path, tests: list[str], seconds: float | None = None) -> bool:
    """Whether the tests pass with a copy of the program. Raises `subprocess.TimeoutExpired`."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", "PEERPATH_NO_CACHE": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=seconds).returncode == 0


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("files", type=Path, nargs="+")
    cli.add_argument("--tests", nargs="+", required=True)
    cli.add_argument("--most", type=int, help="a sample of so many, the same for the same seed")
    cli.add_argument("--seed", type=int, default=1, help="another number, another sample")
    cli.add_argument("--jobs", type=int, default=2)
    asked = cli.parse_args()
    found = [mutant for file in asked.files for mutant in mutants(file)]
    chosen = found if asked.most is None or asked.most >= len(found) else Random(asked.seed).sample(found, asked.most)
    with tempfile.TemporaryDirectory() as folder:
        free: Queue[Path] = Queue()
        for job in range(asked.jobs):
            shutil.copytree(ROOT / "src", Path(folder) / str(job))
            shutil.copytree(ROOT / "data", Path(folder) / str(job) / "peerpath" / "data")
            free.put(Path(folder) / str(job))

        started = monotonic()
        if not passes(Path(folder) / "0", asked.tests):
            raise SystemExit("The tests fail without a fault.")
        seconds = TOO_SLOW * (monotonic() - started)

        def noticed(mutant: Mutant) -> bool:
            program = free.get()
            try:
                return is_noticed(mutant, program, asked.tests, seconds)
            finally:
                free.put(program)

        seen = 0
        with ThreadPoolExecutor(asked.jobs) as pool:
            for tried, (mutant, is_seen) in enumerate(zip(chosen, pool.map(noticed, chosen), strict=True), 1):
                seen += is_seen
                if not is_seen:
                    print(f"{mutant.file}:{mutant.line}: {mutant.what} (after {tried}, {seen} noticed)", flush=True)
    print(f"{seen} of {len(chosen)} noticed ({100 * seen / len(chosen):.1f} %), of {len(found)} possible")


if __name__ == "__main__":
    main()
