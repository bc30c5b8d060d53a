"""PyTorch's side of the benchmarks: reads one request a line, answers with seconds per call.

A request is JSON: a script that defines step(), the number of threads, and how many seconds to spend.
"""
import json
import sys
import time

import torch


def per_call(seconds, call):
    """The mean time of a call over about the given time, after one that is not counted."""
    call()
    calls, begin = 0, time.perf_counter()
    while True:
        call()
        calls += 1
        passed = time.perf_counter() - begin
        if passed >= seconds:
            return passed / calls


def blas():
    """The flavour of OpenBLAS that is loaded, as its folder is named."""
    torch.mm(torch.zeros(2, 2), torch.zeros(2, 2))
    try:
        with open("/proc/self/maps") as maps:
            text = maps.read()
    except OSError:
        return "unknown"
    return next((name for name in ("openblas-pthread", "openblas-openmp", "openblas-serial") if name in text), "unknown")


print("torch", torch.__version__, blas(), flush=True)
script, names = None, {}
for line in sys.stdin:
    request = json.loads(line)
    torch.set_num_threads(request["threads"])
    try:
        if request["script"] != script:
            # The names of the last script go first, and their memory with them.
            script, names = request["script"], {"torch": torch, "nn": torch.nn}
            torch.manual_seed(0)
            torch.set_grad_enabled(True)
            exec(script, names)
        print(per_call(request["seconds"], names["step"]), flush=True)
    except Exception as error:
        print(f"{type(error).__name__}: {error}".replace("\n", " "), flush=True)
