"""Longer checks than CI runs: every Python, the lowest versions, a place without a compiler, long runs, faults put in.

nox                     every Python that is here
nox -s lowest           the lowest versions of what peerpath depends on
nox -s no_compiler      the wheel, where nothing can be compiled
nox -s many_machines    a cohort on a Dask cluster
nox -s coverage         which branches of src/ the tests take
nox -s long             a hundred times as many made-up files and profiles, ten times as many questions, everybody in the page
nox -s fuzz             20,000 made-up files and questions, each in a process of its own
nox -s mutants          whether the tests notice faults in the evaluation and the planner
"""

from pathlib import Path

import nox

nox.options.sessions = ["tests"]
nox.options.error_on_missing_interpreters = False
EVALUATION = ("src/peerpath/gap/evaluate.py", "src/peerpath/gap/evidence.py")
ANSWERS = ("gap", "cwpt/peer-practitioner"), ("route", "cwpt/peer-practitioner"), ("validate",), ("--help",)


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """All tests, with the newest versions that are allowed."""
    session.install("-e", ".[test,pdf]")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """All tests, with the lowest versions that are allowed."""
    session.install("-e", ".[test,pdf]", "-c", "constraints-lowest.txt")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def no_compiler(session: nox.Session) -> None:
    """The wheel is built and installed, and answers, with no compiler on the path and nothing built from source."""
    folder = Path(session.create_tmp())
    session.install("build")
    session.run("python", "-m", "build", "--outdir", str(folder / "dist"))
    (wheel,) = (folder / "dist").glob("*.whl")
    only = {"PATH": str(Path(session.bin)), "CC": "no-compiler", "CXX": "no-compiler"}
    session.run("pip", "install", "--only-binary", ":all:", f"peerpath[pdf] @ {wheel.as_uri()}", env=only)
    session.chdir(folder)
    for words in ANSWERS:
        session.run("peerpath", *words, env=only, silent=True)


@nox.session(python="3.11")
def many_machines(session: nox.Session) -> None:
    """The page about many machines, on a cluster of this computer."""
    session.install("-e", ".[test,dask]")
    session.run("pytest", "-m", "dask", *session.posargs)


@nox.session(python="3.11")
def coverage(session: nox.Session) -> None:
    """Which branches of src/ the tests take; ends badly below what pyproject.toml names."""
    session.install("-e", ".[dev]")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session(python="3.11")
def long(session: nox.Session) -> None:
    """A hundred times as many made-up files and profiles as CI looks at, ten times as many questions, and everybody in the page."""
    session.install("-e", ".[test,pdf]")
    session.run("pytest", "tests/reliability/test_broken_input.py", env={"EXAMPLES_TIMES": "100"})
    asked = ("tests/route/test_second_opinion.py", "tests/route/test_consistency.py", "tests/route/oracle")
    session.run("pytest", *asked, env={"PEERPATH_QUESTIONS": "20000"})
    session.install("./page")
    session.run("pytest", "tests/page", env={"PEERPATH_EVERYBODY": "1"})


@nox.session(python="3.11")
def fuzz(session: nox.Session) -> None:
    """20,000 files that people could almost have made: none may crash, take long or much memory, or end in another way."""
    session.install("-e", ".[test,pdf]")
    session.run(
        "python",
        "-m",
        "tests.reliability.fuzz",
        *(session.posargs or ("--inputs", "20000", "--minutes", "60", "--jobs", "2")),
    )


@nox.session(python="3.11")
def mutants(session: nox.Session) -> None:
    """Whether the tests notice faults in the evaluation, and in a sample of those that the planner can have."""
    session.install("-e", ".[test,pdf]")
    session.run("python", "bench/mutants.py", *EVALUATION, "--tests", "tests/gap", "tests/test_architecture.py")
    planner = [str(file) for file in sorted(Path("src/peerpath/route").rglob("*.py"))]
    tests = ("tests/route", "tests/report/test_route_page.py", "tests/test_architecture.py")
    session.run("python", "bench/mutants.py", *planner, "--tests", *tests, "--most", "130", "--seed", "3")
