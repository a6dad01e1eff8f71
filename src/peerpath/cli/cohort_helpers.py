"""Helping processes for many people, over pipes alone: no queue and no lock outlives one that is ended from outside."""

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NoReturn

from msgspec import Struct

from peerpath.ask.cohort import Numbered
from peerpath.cli.cohort_work import Batch, Wish, Worker
from peerpath.cli.exit_codes import stop

AHEAD = 3
"""Parts of the work, for each helper, that are asked for before it is their turn: memory stays flat however many come."""
A_MOMENT = 0.3
"""Seconds in which a signal to all processes of a group reaches this one as well."""


class Helper(Struct, frozen=True):
    """A process, and this one's ends of two pipes to it."""

    process: BaseProcess
    work: Connection
    answers: Connection


def shared(parts: Iterator[list[Numbered]], wish: Wish, jobs: int) -> Iterator[Batch]:
    """What came of each part, in their order. However it ends, no helper is left."""
    helpers = list[Helper]()
    try:
        with _undisturbed():
            for _ in range(jobs):
                helpers.append(_start())
        for helper in helpers:
            _say(helper, wish)
        yield from _in_turn(parts, helpers)
    except BaseException:
        # Nobody waits for what they are at.
        for helper in helpers:
            helper.process.kill()
        raise
    finally:
        for helper in helpers:
            helper.work.close()
            helper.answers.close()
            helper.process.join()


def _in_turn(parts: Iterator[list[Numbered]], helpers: list[Helper]) -> Iterator[Batch]:
    coming, idle = enumerate(parts), deque(helpers)
    busy = dict[object, tuple[int, Helper]]()
    done = dict[int, Batch]()
    turn = 0
    while True:
        # A helper has one part at a time, so that never both ends of a pipe wait for the other.
        while idle and len(busy) + len(done) < AHEAD * len(helpers) and (part := next(coming, None)):
            helper = idle.popleft()
            _say(helper, part[1])
            busy[helper.answers] = (part[0], helper)
        while turn in done:
            yield done.pop(turn)
            turn += 1
        if not busy:
            return
        for answers in wait([helper.answers for _, helper in busy.values()]):
            number, helper = busy.pop(answers)
            done[number] = _hear(helper)
            idle.append(helper)


def _say(helper: Helper, what: Wish | list[Numbered]) -> None:
    try:
        helper.work.send(what)
    except OSError:
        _ended_from_outside()


def _hear(helper: Helper) -> Batch:
    """What came of its part. Raises what the helper could not go on for."""
    try:
        heard: Batch | Exception = helper.answers.recv()
    except (EOFError, OSError):
        _ended_from_outside()
    if isinstance(heard, Exception):
        raise heard
    return heard


def _ended_from_outside() -> NoReturn:
    # Whoever ends all processes of a group ends this one as well, and wants to hear nothing.
    time.sleep(A_MOMENT)
    stop("A helping process was ended from outside. With --jobs 1 there is none.")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until all have begun: one that is broken off half-way, or hears Ctrl-C before it is ready, complains."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    # It would let signals through again when it begins.
    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> Helper:
    from multiprocessing import get_context

    # The same way on every system, and over pipes alone: "forkserver" would open a socket.
    spawn = get_context("spawn")
    theirs, work = spawn.Pipe(duplex=False)
    answers, told = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_help, args=(theirs, told), daemon=True)
    try:
        process.start()
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        stop(f"A helping process cannot be started: {why}. With --jobs 1 there is none.")
    # Or they would stay open when it is gone, and nobody would notice.
    theirs.close()
    told.close()
    return Helper(process, work, answers)


def _help(work: Connection, answers: Connection) -> None:
    """In a helping process: some people after others, until no more come."""
    from threading import Thread

    # A terminal sends Ctrl-C to all of them at once; only the first process answers, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    Thread(target=_end_with_the_first, daemon=True).start()
    try:
        worker = Worker(work.recv())
        while True:
            some = work.recv()
            try:
                done: Batch | Exception = worker.work(some)
            except Exception as error:
                done = error
            answers.send(done)
    except (EOFError, OSError):
        return


def _end_with_the_first() -> None:
    """A first process that is killed cannot end the others, and they would wait for ever."""
    from multiprocessing import parent_process

    if first := parent_process():
        first.join()
        # From a thread, an ordinary exit would end only the thread.
        os._exit(1)
