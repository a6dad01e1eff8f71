"""The same question for clingo: an answer set program, month by month, that minimises months, new jobs and own courses.

It knows what bench/with_cpsat.py knows: hiring, least stays, jobs kept in one piece, training within one job, and courses
one at a time. Only questions without what lapses, deadlines, bands, posts that end and jobs of today are compared.
"""

import time

import clingo

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import Done, Group, Left, Since, Worked
from peerpath.route.search.relaxed import bits

Cost = tuple[int, int, int]
"""Months, new jobs, and courses of one's own."""

PROGRAM = """
time(0..h).
{ work(R,T) : role(R) } 1 :- time(T), T < h.
{ start(C,T) : time(T), T + D <= h } 1 :- course(C,D).

holds(N,T) :- since(N,M), time(T), M <= T.
holds(N,T) :- done(N,C), start(C,S), course(C,D), time(T), S + D <= T.
holds(N,T) :- group(N,K), time(T), K { holds(P,T) : part(N,P) }.
holds(N,T) :- worked(N,M), months(N,T,M).
holds(N,T) :- opened(N), fits(N,R), work(R,T).

hit(N,T) :- worked(N,_), fits(N,R), work(R,T).
months(N,0,0) :- worked(N,_).
months(N,T+1,K) :- months(N,T,K), not hit(N,T), T < h.
months(N,T+1,K+1) :- months(N,T,K), hit(N,T), worked(N,M), K < M, T < h.
months(N,T+1,M) :- months(N,T,M), worked(N,M), T < h.

begun(R,T) :- work(R,T), not work(R,T-1).
:- role(R), 2 { begun(R,T) : time(T) }.
:- begun(R,T), role(R), hiring(R,D), T < D.
:- begun(R,T), hiring(R,D), T >= D, needs(R,N), not holds(N,T-D).
:- begun(R,S), stays(R,L), T = S..S+L-1, T < h, not work(R,T), not there(T).

running(C,T) :- start(C,S), course(C,D), time(T), S <= T, T < S + D.
1 { hosted(C,R) : host(C,R) } 1 :- in_post(C), start(C,_).
:- start(C,S), course_needs(C,N), not holds(N,S).
:- time(T), places + 1 { running(C,T) : takes_place(C) }.
:- running(C,T), hosted(C,R), not work(R,T).

there(T) :- target(N), holds(N,T).
:- not there(h).
#minimize { 1@3,T : time(T), not there(T) }.
#minimize { 1@2,R : work(R,_) }.
#minimize { 1@1,C : start(C,_), own(C) }.
"""


def solve(problem: Problem, horizon: int, seconds: float) -> tuple[Cost | None, bool]:
    """What the best route found costs, and whether it is proved to be the best; seconds by the clock."""
    control = clingo.Control(["--opt-mode=opt", "--warn=none", f"-c places={problem.places}", f"-c h={horizon}"])
    control.add("base", [], PROGRAM + "\n".join(_facts(problem)))
    control.ground([("base", [])])
    found: Cost | None = None
    begun = time.perf_counter()
    with control.solve(yield_=True, async_=True) as handle:
        while True:
            handle.resume()
            if not handle.wait(max(0.0, seconds - (time.perf_counter() - begun))):
                handle.cancel()
                return found, False
            model = handle.model()
            if model is None:
                return found, bool(handle.get().exhausted)
            # A level at which there is nothing to count is left out.
            levels = dict(zip(model.priority, model.cost, strict=True))
            found = levels.get(3, 0), levels.get(2, 0), levels.get(1, 0)


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
            case Left():
                raise NotImplementedError
    for number, activity in enumerate(problem.activities):
        if activity.is_job:
            facts += [f"role({number}).", f"needs({number},{activity.needs})."]
            facts += [f"hiring({number},{activity.delay}).", f"stays({number},{activity.least})."]
        else:
            facts += [f"course({number},{activity.months}).", f"course_needs({number},{activity.needs})."]
            facts += [f"takes_place({number})."] if activity.takes_place else []
            facts += [f"own({number})."] if activity.is_own else []
            facts += [f"in_post({number})."] if activity.hosts else []
            facts += [f"host({number},{role})." for role in bits(activity.hosts)]
    return facts
