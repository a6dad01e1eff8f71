"""How large the house is and how it is written: statements, comments, lengths and complexity of functions.

    python bench/house.py [FOLDER]

Statements are those that `coverage` counts. Comments are lines' own words behind a #, without marks for tools.
Complexity counts each branch, loop, comprehension, case, handler and boolean operator, as McCabe's does and radon's.
"""

import ast
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SRC = Path(__file__).parent.parent / "src"
FOR_TOOLS = ("type:", "noqa", "fmt:", "pragma", "!")
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.match_case)
MOST_LINES, MOST_COMPLEXITY = 60, 10


class Function(NamedTuple):
    """One function, with how long and how branched it is; functions inside it count for themselves."""

    lines: int
    complexity: int
    where: str


def functions(file: Path) -> Iterator[Function]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(length, 1 + sum(map(_weight, _own(node))), f"{file.relative_to(SRC)}:{node.name}")


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """All that is in a function but not in one inside it."""
    for below in ast.iter_child_nodes(node):
        if not isinstance(below, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield below
            yield from _own(below)


def _weight(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return int(isinstance(node, BRANCHES))


def comments(file: Path) -> int:
    with tokenize.open(file) as opened:
        told = [
            one.string.lstrip("# ") for one in tokenize.generate_tokens(opened.readline) if one.type == tokenize.COMMENT
        ]
    return sum(not text.startswith(FOR_TOOLS) for text in told)


def statements(files: list[Path]) -> int:
    from coverage import Coverage

    looked = Coverage(data_file=None, config_file=False)
    return sum(len(looked.analysis2(str(file))[1]) for file in files)


def main() -> None:
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SRC / "peerpath"
    files = sorted(folder.rglob("*.py"))
    found = sorted(one for file in files for one in functions(file))
    lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
    long = [one for one in found if one.lines > MOST_LINES]
    branched = [one for one in found if one.complexity > MOST_COMPLEXITY]
    figures = [
        ("files", f"{len(files):,}", ""),
        ("lines", f"{lines:,}", ""),
        ("statements", f"{statements(files):,}", "fewer than 12,485"),
        ("comments in 1,000 lines", f"{sum(map(comments, files)) / lines * 1000:.1f}", "10 or more"),
        ("functions", f"{len(found):,}", ""),
        ("lines of a function: middle", f"{found[len(found) // 2].lines}", ""),
        ("lines of a function: 90th percentile", f"{found[len(found) * 9 // 10].lines}", "at most 16"),
        ("lines of the longest function", f"{found[-1].lines} ({found[-1].where})", f"at most {MOST_LINES}"),
        (f"functions over complexity {MOST_COMPLEXITY}", f"{len(branched) / len(found):.1%}", "at most 2 %"),
    ]
    print("| figure | value | promised |\n|---|---|---|")
    print("\n".join(f"| {name} | {value} | {promised} |" for name, value, promised in figures))
    for one in sorted({*long, *branched}, key=lambda one: (-one.complexity, -one.lines)):
        print(f"{one.complexity:3} {one.lines:3} lines  {one.where}", file=sys.stderr)


if __name__ == "__main__":
    main()
