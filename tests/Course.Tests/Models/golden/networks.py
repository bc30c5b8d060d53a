"""Writes networks.json: the first steps of training the networks of chapters 08 to 14, each from a seed.

Run: python3 networks.py   (needs PyTorch, any version from 1.13)

A network is built after manual_seed, so its initial weights come from PyTorch's generator, and so do its dropout masks. It then makes some steps of gradient descent on one batch
of numbers that a formula gives (see batch). The tests build the same networks in C# and compare every loss.
The deepest ones are computed in float64: rounding alone moves the second loss of the one with 30 layers by 0.04 in float32.
"""
import json
import math
import torch
from torch import nn
from torch.nn import functional as F
from models import LeNet5Of1998, Named, cifar_resnet, mlp, residual_block, squash

SEED, STEPS, RATE = 8, 6, 0.05


def batch(shape, classes):
    """Entry i of the images is ((37 i + 11) mod 101) / 50 - 1; label i is i mod classes."""
    i = torch.arange(math.prod(shape))
    return (((37 * i + 11) % 101).double() / 50 - 1).float().reshape(shape), torch.arange(shape[0]) % classes


def lenet(activate=F.relu, pool=F.max_pool2d):
    def compute(m, x):
        x = pool(activate(m.conv1(x)), 2)
        x = pool(activate(m.conv2(x)), 2).flatten(1)
        return m.fc3(activate(m.fc2(activate(m.fc1(x)))))
    return Named(compute, conv1=nn.Conv2d(1, 6, 5, padding=2), conv2=nn.Conv2d(6, 16, 5), fc1=nn.Linear(400, 120), fc2=nn.Linear(120, 84), fc3=nn.Linear(84, 10))


def lenet_of_1998():
    """The paper's weights are uniform within 2.4 over the number of inputs (appendix A); drawn for C3 map by map, then for the other layers in their order."""
    net = LeNet5Of1998.__new__(LeNet5Of1998)
    nn.Module.__init__(net)
    net.c1, net.s2, net.c3 = nn.Conv2d(1, 6, 5), LeNet5Of1998.Subsampling(6), LeNet5Of1998.Table()
    with torch.no_grad():
        used = 0
        for o, inputs in enumerate(LeNet5Of1998.ORDER):
            bound = 2.4 / (25 * len(inputs))
            net.c3.weight[used:used + len(inputs)].uniform_(-bound, bound)
            net.c3.bias[o:o + 1].uniform_(-bound, bound)
            used += len(inputs)
    net.s4, net.c5, net.f6, net.output = LeNet5Of1998.Subsampling(16), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)
    for layer, inputs in [(net.c1, 25), (net.s2, 4), (net.s4, 4), (net.c5, 400), (net.f6, 120), (net.output, 84)]:
        for parameter in layer.parameters():
            nn.init.uniform_(parameter, -2.4 / inputs, 2.4 / inputs)
    return net


def conv_net(channels, first, second, size, hidden, classes):
    return nn.Sequential(nn.Conv2d(channels, first, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(first, second, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Flatten(), nn.Linear(second * (size // 4) ** 2, hidden), nn.ReLU(), nn.Linear(hidden, classes))


def wide(norm=False, dropout=False):
    layers = []
    for inputs in (784, 128):
        layers += [nn.Linear(inputs, 128, bias=not norm)] + ([nn.BatchNorm1d(128)] if norm else []) + [nn.ReLU()] + ([nn.Dropout(0.5)] if dropout else [])
    return nn.Sequential(*layers, nn.Linear(128, 10))


def deep_with_norm(depth):
    layers = []
    for i in range(depth):
        layers += [nn.Linear(64 if i else 784, 64, bias=False), nn.BatchNorm1d(64), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def block(channels, residual):
    def compute(m, x):
        f = m.norm2(m.conv2(F.relu(m.norm1(m.conv1(x)))))
        return F.relu(x + f if residual else f)
    return Named(compute, conv1=nn.Conv2d(channels, channels, 3, padding=1, bias=False), norm1=nn.BatchNorm2d(channels),
                 conv2=nn.Conv2d(channels, channels, 3, padding=1, bias=False), norm2=nn.BatchNorm2d(channels))


def deep(blocks, residual):
    return nn.Sequential(nn.Conv2d(1, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), *[block(8, residual) for _ in range(blocks)],
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10))


def transfer():
    return nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), residual_block(8, 8), residual_block(8, 16, 2), residual_block(16, 32, 2),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 5))


def cifar_resnet_drawn(depth):
    net = cifar_resnet(depth)
    for module in net.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
    return net


def witness():
    def part(channels, width, pool):
        return nn.Sequential(nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(), *([nn.MaxPool2d(2)] if pool else []))
    return nn.Sequential(part(3, 16, True), part(16, 32, True), part(32, 32, False), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 4))


NETWORKS = {
    "08, MLP 784-64-10": (lambda: mlp(784, 64, 10), (8, 1, 28, 28), 10),
    "10, LeNet-5": (lenet, (8, 1, 28, 28), 10),
    "10, LeNet-5 with tanh and means": (lambda: lenet(squash, F.avg_pool2d), (8, 1, 28, 28), 10),
    "10, LeNet-5 of 1998": (lenet_of_1998, (8, 1, 28, 28), 10),
    "10, MLP 784-77-10": (lambda: mlp(784, 77, 10), (8, 1, 28, 28), 10),
    "11, ConvNet 16-32-128": (lambda: conv_net(3, 16, 32, 32, 128, 10), (4, 3, 32, 32), 10),
    "11, ConvNet 64-128-512": (lambda: conv_net(3, 64, 128, 32, 512, 10), (4, 3, 32, 32), 10),
    "11, ConvNet for sixes and nines": (lambda: conv_net(1, 8, 16, 28, 32, 2), (8, 1, 28, 28), 2),
    "12, wide": (wide, (16, 784), 10),
    "12, wide with dropout": (lambda: wide(dropout=True), (16, 784), 10),
    "12, wide with batch norm": (lambda: wide(norm=True), (16, 784), 10),
    "12, 30 layers with batch norm": (lambda: deep_with_norm(30), (16, 784), 10),
    "13, 20 layers, plain": (lambda: deep(9, residual=False), (8, 1, 14, 14), 10),
    "13, 20 layers, residual": (lambda: deep(9, residual=True), (8, 1, 14, 14), 10),
    "13, body and head": (transfer, (8, 3, 14, 14), 5),
    "13, CifarResNet(8)": (lambda: cifar_resnet_drawn(8), (4, 3, 32, 32), 10),
    "14, the witness": (witness, (8, 3, 32, 32), 4),
}

DOUBLE = {name for name in NETWORKS if "layers" in name}

if __name__ == "__main__":
    entries = []
    for name, (make, shape, classes) in NETWORKS.items():
        torch.manual_seed(SEED)
        network = make()
        images, labels = batch(shape, classes)
        if name in DOUBLE:
            network, images = network.double(), images.double()
        optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
        losses = []
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = F.cross_entropy(network(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        entries.append({"name": name, "shape": shape, "classes": classes, "double": name in DOUBLE, "parameters": sum(p.numel() for p in network.parameters()), "losses": losses})
        print(name, losses)
    with open("networks.json", "w") as file:
        json.dump({"source": "PyTorch " + torch.__version__, "seed": SEED, "rate": RATE, "networks": entries}, file, indent=1)
        file.write("\n")
