"""The same question for clingo: an answer set program, month by month, that minimises the month and then the steps."""

import time

import clingo

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import Done, Group, Since, Worked
from peerpath.route.search.relaxed import bits

PROGRAM = """
time(0..h).
{ work(R,T) : role(R) } 1 :- time(T), T < h.
{ start(C,T) : time(T), T + D <= h } 1 :- course(C,D).

holds(N,T) :- since(N,M), time(T), M <= T.
holds(N,T) :- done(N,C), start(C,S), course(C,D), time(T), S + D <= T.
holds(N,T) :- group(N,K), time(T), K { holds(P,T) : part(N,P) }.
holds(N,T) :- worked(N,M), months(N,T,M).
holds(N,T) :- opened(N), fits(N,R), open(R,T).
open(R,T) :- role(R), needs(R,N), holds(N,T).

hit(N,T) :- worked(N,_), fits(N,R), work(R,T).
months(N,0,0) :- worked(N,_).
months(N,T+1,K) :- months(N,T,K), not hit(N,T), T < h.
months(N,T+1,K+1) :- months(N,T,K), hit(N,T), worked(N,M), K < M, T < h.
months(N,T+1,M) :- months(N,T,M), worked(N,M), T < h.

running(C,T) :- start(C,S), course(C,D), time(T), S <= T, T < S + D.
hosted(C,T) :- in_post(C), host(C,R), work(R,T).
:- work(R,T), not open(R,T).
:- start(C,S), course_needs(C,N), not holds(N,S).
:- time(T), places + 1 { running(C,T) : course(C,_) }.
:- running(C,T), in_post(C), not hosted(C,T).

there(T) :- target(N), holds(N,T).
:- not there(h).
#minimize { 1@2,T : time(T), not there(T) }.
#minimize { 1@1,c,C : start(C,_) ; 1@1,r,R : work(R,_), new(R) }.
"""


def solve(problem: Problem, horizon: int, seconds: float) -> tuple[tuple[int, int] | None, bool]:
    """The months and steps of the best route found, and whether it is proved to be the best."""
    control = clingo.Control(["--opt-mode=opt", "--warn=none", f"-c places={problem.places}", f"-c h={horizon}"])
    control.add("base", [], PROGRAM + "\n".join(_facts(problem)))
    control.ground([("base", [])])
    found: tuple[int, int] | None = None
    begun = time.perf_counter()
    with control.solve(yield_=True, async_=True) as handle:
        proved = False
        while True:
            handle.resume()
            if not handle.wait(max(0.0, seconds - (time.perf_counter() - begun))):
                handle.cancel()
                break
            model = handle.model()
            if model is None:
                proved = bool(handle.get().exhausted)
                break
            months, steps = model.cost
            found = (months, steps)
    return found, proved


def _facts(problem: Problem) -> list[str]:
    facts = [f"target({problem.target})."]
    for number, node in enumerate(problem.nodes):
        match node:
            case Since():
                facts += [f"since({number},{node.month})."] if node.month < 1000 else []
            case Done():
                facts.append(f"done({number},{node.course}).")
            case Worked():
                facts.append(f"worked({number},{node.months})." if node.months else f"opened({number}).")
                facts += [f"fits({number},{role})." for role in bits(node.roles)]
            case Group():
                facts.append(f"group({number},{node.count}).")
                facts += [f"part({number},{part})." for part in node.parts]
    for number, activity in enumerate(problem.activities):
        if activity.is_role:
            facts += [f"role({number}).", f"needs({number},{activity.needs})."]
            facts += [f"new({number})."] if activity.new else []
        else:
            facts += [f"course({number},{activity.months}).", f"course_needs({number},{activity.needs})."]
            facts += [f"in_post({number})."] if activity.hosts else []
            facts += [f"host({number},{role})." for role in bits(activity.hosts)]
    return facts
