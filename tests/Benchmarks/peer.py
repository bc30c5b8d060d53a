"""PyTorch's side of the benchmarks: reads one question a line, answers with seconds per call."""
import sys
import time

import torch

nets = {}


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


def gemm(seconds, m, n, k, transposed):
    a = torch.randn(m, k)
    b = torch.randn(n, k).t() if transposed else torch.randn(k, n)
    c = torch.empty(m, n)
    with torch.no_grad():
        return per_call(seconds, lambda: torch.mm(a, b, out=c))


def lenet(seconds, batch):
    if batch not in nets:
        torch.manual_seed(0)
        net = torch.nn.Sequential(
            torch.nn.Conv2d(1, 6, 5, padding=2), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Conv2d(6, 16, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Flatten(), torch.nn.Linear(400, 120), torch.nn.ReLU(),
            torch.nn.Linear(120, 84), torch.nn.ReLU(), torch.nn.Linear(84, 10))
        nets[batch] = (
            net, torch.optim.Adam(net.parameters(), lr=1e-3), torch.nn.CrossEntropyLoss(),
            torch.rand(batch, 1, 28, 28), torch.randint(10, (batch,)))
    net, optimizer, loss, images, labels = nets[batch]

    def step():
        optimizer.zero_grad()
        loss(net(images), labels).backward()
        optimizer.step()

    return per_call(seconds, step)


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
for line in sys.stdin:
    what, threads, seconds, *sizes = line.split()
    torch.set_num_threads(int(threads))
    measure = {"gemm": gemm, "lenet": lenet}[what]
    print(measure(float(seconds), *map(int, sizes)), flush=True)
