#!/usr/bin/env python3
"""The lessons and operations in NumPy, PyTorch or JAX, for `swift run benchmark` to measure itself against.

    python3 Tests/Fixtures/peers/serve.py numpy|torch|jax THREADS

Reads requests, one JSON object a line, and answers each with one: `seconds` (of the work alone), `compile` (what
came before: jit, first calls), `value` (a number that the same work here must give), or `error`. Everything is
float64, with the data and seeds of the lessons.
"""
import importlib
import json
import os
import sys

peer, threads = sys.argv[1], sys.argv[2]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "NPROC"):
    os.environ[name] = threads
os.environ.update(JAX_ENABLE_X64="1", JAX_PLATFORMS="cpu")
if threads == "1":
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
sys.dont_write_bytecode = True

import time

answers, sys.stdout = sys.stdout, sys.stderr  # libraries may print what they like
works = importlib.import_module(f"{peer}_peer")
prepared = {}


def operation(request):
    """The mean time of a call in about `budget` seconds of them."""
    key = json.dumps([request["name"], request["sizes"]])
    compile = 0.0
    if key not in prepared:
        call = works.OPERATIONS[request["name"]](*request["sizes"])
        start = time.perf_counter()
        value = float(call().sum())
        compile = time.perf_counter() - start
        prepared[key] = call, value
    call, value = prepared[key]
    count, elapsed = 1, 0.0
    while elapsed < request["budget"]:
        start = time.perf_counter()
        for _ in range(count):
            call()
        elapsed = time.perf_counter() - start
        seconds = elapsed / count
        count = max(count + 1, int(1.1 * request["budget"] / seconds))
    return dict(seconds=seconds, compile=compile, value=value)


def answer(request):
    try:
        if request["kind"] == "operation":
            return operation(request)
        seconds, compile, value = works.PROGRAMS[request["name"]](request)
        return dict(seconds=seconds, compile=compile, value=value)
    except Exception as error:
        return dict(error=f"{type(error).__name__}: {error}")


print(json.dumps(dict(version=works.VERSION)), file=answers, flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), file=answers, flush=True)
