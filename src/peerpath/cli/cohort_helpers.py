"""Worker processes for cohorts, over pipes only, so that no queue or lock outlives a worker killed from outside."""

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NoReturn

from msgspec import Struct

from peerpath.ask.cohort import Numbered
from peerpath.cli.cohort_work import Batch, Wish, Worker
from peerpath.cli.exit_codes import stop
from peerpath.reading.files import reason

AHEAD = 3
"""Parts of the work prepared ahead for each worker: few, so that memory stays flat for any number of people."""
A_MOMENT = 0.3
"""Seconds within which a signal to the whole process group also reaches this process."""


class Helper(Struct, frozen=True):
    """A worker process, and this process's ends of the two pipes to it."""

    process: BaseProcess
    work: Connection
    answers: Connection


def shared(parts: Iterator[list[Numbered]], wish: Wish, jobs: int) -> Iterator[Batch]:
    """Yield the result of each part, in order. However it ends, no worker is left."""
    helpers = list[Helper]()
    # No more helpers than there is work for.
    first = list(islice(parts, jobs))
    try:
        with _undisturbed():
            for _ in first:
                helpers.append(_start())
        for helper in helpers:
            _say(helper, wish)
        yield from _in_turn(chain(first, parts), helpers)
    except BaseException:
        # Nobody waits for what they are doing.
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
        # A worker has one part at a time, so that the two ends of a pipe never wait for each other.
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
    """The result of a worker's part. Raises the exception that stopped the worker."""
    try:
        heard: Batch | Exception = helper.answers.recv()
    except (EOFError, OSError):
        _ended_from_outside()
    if isinstance(heard, Exception):
        raise heard
    return heard


def _ended_from_outside() -> NoReturn:
    # A signal to the whole group ends this process too, so nothing is reported.
    time.sleep(A_MOMENT)
    stop("A helping process was ended from outside. With --jobs 1 there is none.")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until all have begun: one that is broken off half-way, or hears Ctrl-C before it is ready, complains."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    # It would unblock signals when it starts.
    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> Helper:
    from multiprocessing import get_context

    # The same on every system, and over pipes only: "forkserver" would open a socket.
    spawn = get_context("spawn")
    theirs, work = spawn.Pipe(duplex=False)
    answers, told = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_help, args=(theirs, told), daemon=True)
    try:
        process.start()
    except OSError as error:
        stop(f"A helping process cannot be started: {reason(error)}. With --jobs 1 there is none.")
    # Otherwise they would stay open after it ends, and nobody would notice.
    theirs.close()
    told.close()
    return Helper(process, work, answers)


def _help(work: Connection, answers: Connection) -> None:
    """In a worker: handle one part after another, until there are no more."""
    from threading import Thread

    # A terminal sends Ctrl-C to all processes; only the first one reacts, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})
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
    """End this worker when the first process is gone: if killed, it cannot end its workers, which would wait for ever."""
    from multiprocessing import parent_process

    if first := parent_process():
        first.join()
        # In a thread, an ordinary exit would end only the thread.
        os._exit(1)
