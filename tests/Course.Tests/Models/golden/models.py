"""Writes models.json: parameter counts and outputs of the course's models, built in plain PyTorch from the papers' descriptions.

Run: python3 models.py   (needs PyTorch, any version from 1.13; torchvision is not needed)

Every weight is a sine: entry i of the k-th floating-point entry of state_dict(), in the order of the names, is sin(0.37 i + k), scaled by its role (see fill).
The tests fill the course's models the same way, so neither random streams nor stored weights are part of the comparison.
"""
import json
import math
import torch
from torch import nn
from torch.nn import functional as F


def fill(model):
    state = model.state_dict()
    names = sorted(name for name, tensor in state.items() if tensor.is_floating_point())
    for k, name in enumerate(names):
        tensor = state[name]
        base = torch.sin(0.37 * torch.arange(tensor.numel(), dtype=torch.float64) + k).reshape(tensor.shape)
        if name.endswith("running_var"):
            values = 1 + 0.5 * base
        elif tensor.ndim >= 2:
            values = base / math.sqrt(tensor.numel() / tensor.shape[0])
        elif name.endswith("weight"):
            values = 1 + 0.1 * base
        else:
            values = 0.1 * base
        with torch.no_grad():
            tensor.copy_(values)
    return model.eval()


def wave(*shape):
    """Values in [0, 1]."""
    return (0.5 + 0.5 * torch.sin(0.05 * torch.arange(math.prod(shape), dtype=torch.float64))).float().reshape(shape)


def tokens(n, t, vocabulary):
    i = torch.arange(n * t)
    return ((i * i + 3 * i + 1) % vocabulary).reshape(n, t)


class LeNet5Of1998(nn.Module):
    # Table I of the paper, a row for each map of S2 and a column for each map of C3.
    TABLE = ["X...XXX..XXXX.XX",
             "XX...XXX..XXXX.X",
             "XXX...XXX..X.XXX",
             ".XXX..XXXX..X.XX",
             "..XXX..XXXX.XX.X",
             "...XXX..XXXX.XXX"]

    class Subsampling(nn.Module):
        def __init__(self, maps):
            super().__init__()
            self.coefficient = nn.Parameter(torch.ones(maps, 1, 1))
            self.bias = nn.Parameter(torch.zeros(maps, 1, 1))

        def forward(self, x):
            sums = x[:, :, 0::2, 0::2] + x[:, :, 0::2, 1::2] + x[:, :, 1::2, 0::2] + x[:, :, 1::2, 1::2]
            return squash(sums * self.coefficient + self.bias)

    class Table(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.empty(sum(row.count("X") for row in LeNet5Of1998.TABLE), 25))
            self.bias = nn.Parameter(torch.empty(16))

        def forward(self, x):
            maps, used = [], 0
            for o in range(16):
                # The order of the connections of a map is the order in which table I is read here: the cyclic one of the course's table.
                inputs = LeNet5Of1998.ORDER[o]
                assert {i for i in range(6) if LeNet5Of1998.TABLE[i][o] == "X"} == set(inputs), o
                total = self.bias[o]
                for i in inputs:
                    total = total + F.conv2d(x[:, i:i + 1], self.weight[used].reshape(1, 1, 5, 5))
                    used += 1
                maps.append(total)
            return torch.cat(maps, 1)

    ORDER = [[(o + d) % 6 for d in range(3)] for o in range(6)] + [[(o + d) % 6 for d in range(4)] for o in range(6)] \
        + [[0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], [0, 1, 2, 3, 4, 5]]

    def __init__(self):
        super().__init__()
        self.c1, self.s2, self.c3, self.s4 = nn.Conv2d(1, 6, 5), self.Subsampling(6), self.Table(), self.Subsampling(16)
        self.c5, self.f6, self.output = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = self.s2(squash(self.c1(F.pad(x, (2, 2, 2, 2)))))
        x = self.s4(squash(self.c3(x)))
        x = squash(self.c5(x.flatten(1)))
        return self.output(squash(self.f6(x)))


def squash(a):
    return 1.7159 * torch.tanh(2 / 3 * a)


class Named(nn.Module):
    """Parts under names, and what they compute."""

    def __init__(self, compute, **parts):
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)
        self.compute = compute

    def forward(self, *inputs):
        return self.compute(self, *inputs)


def mlp(*sizes):
    layers = []
    for i in range(1, len(sizes)):
        layers += ([nn.ReLU()] if i > 1 else []) + [nn.Linear(sizes[i - 1], sizes[i])]
    return Named(lambda m, x: m.layers(x.flatten(1)), layers=nn.Sequential(*layers))


def conv_bn(channels, width):
    return [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]


def cifar_conv_net():
    features = nn.Sequential(*conv_bn(3, 32), nn.MaxPool2d(2), *conv_bn(32, 64), nn.MaxPool2d(2), *conv_bn(64, 128), nn.MaxPool2d(2))
    return Named(lambda m, x: m.classifier(m.features(x).flatten(1)), features=features, classifier=nn.Linear(2048, 10))


def vgg11(classes, size, hidden):
    layers, channels = [], 3
    for width in [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"]:
        if width == "M":
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
    classifier = nn.Sequential(nn.Linear(512 * (size // 32) ** 2, hidden), nn.ReLU(), nn.Dropout(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(), nn.Linear(hidden, classes))
    return Named(lambda m, x: m.classifier(m.features(x).flatten(1)), features=nn.Sequential(*layers), classifier=classifier)


def residual_block(channels, width, stride=1, zeros=False):
    parts = dict(conv1=nn.Conv2d(channels, width, 3, stride, 1, bias=False), bn1=nn.BatchNorm2d(width),
                 conv2=nn.Conv2d(width, width, 3, 1, 1, bias=False), bn2=nn.BatchNorm2d(width))
    changes = stride != 1 or channels != width
    if changes and not zeros:
        parts["downsample"] = nn.Sequential(nn.Conv2d(channels, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def compute(m, x):
        y = m.bn2(m.conv2(F.relu(m.bn1(m.conv1(x)))))
        if changes:
            x = F.pad(x[:, :, ::stride, ::stride], (0, 0, 0, 0, 0, width - channels)) if zeros else m.downsample(x)
        return F.relu(x + y)
    return Named(compute, **parts)


def resnet18(classes):
    def stage(channels, width, stride):
        return nn.Sequential(residual_block(channels, width, stride), residual_block(width, width))

    def compute(m, x):
        x = F.max_pool2d(F.relu(m.bn1(m.conv1(x))), 3, 2, 1)
        return m.fc(m.layer4(m.layer3(m.layer2(m.layer1(x)))).mean((2, 3)))
    return Named(compute, conv1=nn.Conv2d(3, 64, 7, 2, 3, bias=False), bn1=nn.BatchNorm2d(64), layer1=stage(64, 64, 1), layer2=stage(64, 128, 2),
                 layer3=stage(128, 256, 2), layer4=stage(256, 512, 2), fc=nn.Linear(512, classes))


def cifar_resnet(depth):
    n = (depth - 2) // 6

    def stage(channels, width, stride):
        return nn.Sequential(*[residual_block(channels if i == 0 else width, width, stride if i == 0 else 1, zeros=True) for i in range(n)])
    return Named(lambda m, x: m.fc(m.layer3(m.layer2(m.layer1(F.relu(m.bn1(m.conv1(x)))))).mean((2, 3))),
                 conv1=nn.Conv2d(3, 16, 3, 1, 1, bias=False), bn1=nn.BatchNorm2d(16), layer1=stage(16, 16, 1), layer2=stage(16, 32, 2), layer3=stage(32, 64, 2), fc=nn.Linear(64, 10))


def character_rnn(kind, vocabulary, hidden, layers, embedding):
    cell = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](embedding, hidden, layers, batch_first=True)
    return Named(lambda m, x: m.head(getattr(m, kind)(m.embedding(x))[0]), **{"embedding": nn.Embedding(vocabulary, embedding), kind: cell, "head": nn.Linear(hidden, vocabulary)})


def gpt(vocabulary, context, width, heads, layers):
    def attend(m, x):
        n, t, d = x.shape
        q, k, v = (part.reshape(n, t, heads, d // heads).transpose(1, 2) for part in m.qkv(m.norm1(x)).split(d, 2))
        scores = (q @ k.transpose(2, 3)) / math.sqrt(d // heads)
        scores = scores.masked_fill(~torch.ones(t, t, dtype=torch.bool).tril(), -math.inf)
        x = x + m.projection((scores.softmax(3) @ v).transpose(1, 2).reshape(n, t, d))
        return x + m.contract(F.gelu(m.expand(m.norm2(x))))

    def compute(m, x):
        y = m.tokens(x) + m.positions(torch.arange(x.shape[1]))
        for block in m.blocks:
            y = block(y)
        return m.norm(y) @ m.tokens.weight.t()
    blocks = nn.ModuleList([Named(attend, norm1=nn.LayerNorm(width), qkv=nn.Linear(width, 3 * width), projection=nn.Linear(width, width), norm2=nn.LayerNorm(width),
                                  expand=nn.Linear(width, 4 * width), contract=nn.Linear(4 * width, width)) for _ in range(layers)])
    return Named(compute, tokens=nn.Embedding(vocabulary, width), positions=nn.Embedding(context, width), blocks=blocks, norm=nn.LayerNorm(width))


def text_classifier(vocabulary, classes, size):
    def compute(m, x):
        return m.head(torch.stack([m.embedding(row[row != 0]).mean(0) for row in x]))
    return Named(compute, embedding=nn.Embedding(vocabulary, size), head=nn.Linear(size, classes))


def vae(divergence_only=False):
    """Decodes the mean of the code; or gives the divergence of each sample's code from the prior."""
    def compute(m, x):
        h = F.relu(m.hidden(x.flatten(1)))
        mean, log_variance = m.mean(h), m.logVariance(h)
        posterior = torch.distributions.Normal(mean, (log_variance / 2).exp())
        prior = torch.distributions.Normal(torch.zeros_like(mean), torch.ones_like(mean))
        return torch.distributions.kl_divergence(posterior, prior).sum(1) if divergence_only else m.decoder(mean)
    return Named(compute, hidden=nn.Linear(784, 400), mean=nn.Linear(400, 20), logVariance=nn.Linear(400, 20), decoder=mlp(20, 400, 784))


def generator(code, w):
    layers = nn.Sequential(nn.ConvTranspose2d(code, 4 * w, 7, bias=False), nn.BatchNorm2d(4 * w), nn.ReLU(), nn.ConvTranspose2d(4 * w, 2 * w, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * w), nn.ReLU(),
                           nn.ConvTranspose2d(2 * w, 1, 4, 2, 1), nn.Tanh())
    return Named(lambda m, z: m.layers(z[:, :, None, None]), layers=layers)


def discriminator(w):
    layers = nn.Sequential(nn.Conv2d(1, w, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(w, 2 * w, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * w), nn.LeakyReLU(0.2), nn.Conv2d(2 * w, 1, 7))
    return Named(lambda m, x: m.layers(x).flatten(), layers=layers)


def unet(channels, classes, width, depth):
    widths = [width * 2 ** level for level in range(depth + 1)]
    down = nn.ModuleList([nn.Sequential(*conv_bn(widths[i - 1] if i else channels, widths[i])) for i in range(depth + 1)])
    grow = nn.ModuleList([nn.ConvTranspose2d(widths[i + 1], widths[i], 2, 2) for i in reversed(range(depth))])
    up = nn.ModuleList([nn.Sequential(*conv_bn(2 * widths[i], widths[i])) for i in reversed(range(depth))])

    def compute(m, x):
        beside = []
        for i, block in enumerate(m.down):
            if i:
                beside.append(x)
                x = F.max_pool2d(x, 2)
            x = block(x)
        for larger, block in zip(m.grow, m.up):
            x = block(torch.cat([beside.pop(), larger(x)], 1))
        return m.head(x)
    return Named(compute, down=down, grow=grow, up=up, head=nn.Conv2d(width, classes, 1))


def matrix_factorization(users, items, f, mean):
    def compute(m, pairs):
        u, i = pairs[:, 0], pairs[:, 1]
        return torch.einsum("nf,nf->n", m.user.weight[u], m.item.weight[i]) + m.user_bias.weight[u, 0] + m.item_bias.weight[i, 0] + mean
    return Named(compute, user=nn.Embedding(users, f), item=nn.Embedding(items, f), user_bias=nn.Embedding(users, 1), item_bias=nn.Embedding(items, 1))


def neumf(users, items, f):
    def compute(m, pairs):
        u, i = pairs[:, 0], pairs[:, 1]
        product = m.user_product.weight[u] * m.item_product.weight[i]
        judged = F.relu(m.perceptron(torch.cat([m.user_perceptron.weight[u], m.item_perceptron.weight[i]], 1)))
        return m.head(torch.cat([product, judged], 1))[:, 0]
    return Named(compute, user_product=nn.Embedding(users, f), item_product=nn.Embedding(items, f), user_perceptron=nn.Embedding(users, 4 * f), item_perceptron=nn.Embedding(items, 4 * f),
                 perceptron=mlp(8 * f, 4 * f, 2 * f, f), head=nn.Linear(2 * f, 1))


PAIRS = torch.tensor([[0, 0], [4, 6], [2, 3], [1, 5]])
TEXTS = torch.tensor([[5, 2, 7, 1, 0, 0], [3, 3, 8, 9, 4, 2], [6, 0, 0, 0, 0, 0]])
CASES = {
    "LogisticRegression(12)": (Named(lambda m, x: m.linear(x)[:, 0], linear=nn.Linear(12, 1)), wave(4, 12)),
    "SoftmaxRegression(784, 10)": (Named(lambda m, x: m.linear(x.flatten(1)), linear=nn.Linear(784, 10)), wave(3, 1, 28, 28)),
    "Mlp(784, 128, 10)": (mlp(784, 128, 10), wave(3, 1, 28, 28)),
    "LeNet5Of1998": (LeNet5Of1998(), wave(3, 1, 28, 28)),
    "CifarConvNet": (cifar_conv_net(), wave(2, 3, 32, 32)),
    "Vgg11(10, 32, 64)": (vgg11(10, 32, 64), wave(1, 3, 32, 32)),
    "ResNet18(10)": (resnet18(10), wave(1, 3, 64, 64)),
    "CifarResNet(20)": (cifar_resnet(20), wave(2, 3, 32, 32)),
    "CharacterRnn(Rnn)": (character_rnn("rnn", 11, 12, 2, 6), tokens(2, 9, 11)),
    "CharacterRnn(Lstm)": (character_rnn("lstm", 11, 12, 2, 6), tokens(2, 9, 11)),
    "CharacterRnn(Gru)": (character_rnn("gru", 11, 12, 2, 6), tokens(2, 9, 11)),
    "MiniGpt(17, 12, 24, 3, 2)": (gpt(17, 12, 24, 3, 2), tokens(2, 10, 17)),
    "TextClassifier(10, 3, 8)": (text_classifier(10, 3, 8), TEXTS),
    "Autoencoder(784, 128, 32)": (Named(lambda m, x: m.decoder(m.encoder(x)), encoder=mlp(784, 128, 32), decoder=mlp(32, 128, 784)), wave(2, 784)),
    "Vae": (vae(), wave(2, 1, 28, 28)),
    "Vae, divergence": (vae(divergence_only=True), wave(2, 1, 28, 28)),
    "DcganGenerator(16, 8)": (generator(16, 8), wave(2, 16)),
    "DcganDiscriminator(8)": (discriminator(8), wave(3, 1, 28, 28)),
    "UNet(3, 2, 8, 2)": (unet(3, 2, 8, 2), wave(1, 3, 16, 24)),
    "MatrixFactorization(5, 7, 4, 3.5)": (matrix_factorization(5, 7, 4, 3.5), PAIRS),
    "NeuralCollaborativeFiltering(5, 7, 4)": (neumf(5, 7, 4), PAIRS),
}
# Sizes of which only the count is compared.
COUNTS = {"UNet(3, 2)": unet(3, 2, 64, 4), "ResNet18": resnet18(1000), "Vgg11": vgg11(1000, 224, 4096)}

if __name__ == "__main__":
    cases = []
    for name, (model, inputs) in CASES.items():
        with torch.no_grad():
            output = fill(model)(inputs)
        every = max(1, -(-output.numel() // 24))
        # To four decimals beyond what float32 holds at this size.
        values = [float(f"{value:.7g}") for value in output.flatten()[::every].tolist()]
        cases.append(dict(name=name, parameters=sum(p.numel() for p in model.parameters()), shape=list(output.shape), every=every, values=values))
    counts = {name: sum(p.numel() for p in model.parameters()) for name, model in COUNTS.items()}
    with open("models.json", "w") as file:
        lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
        file.write(f'{{\n  "source": "PyTorch {torch.__version__}, models.py",\n  "counts": {json.dumps(counts)},\n  "cases": [\n{lines}\n  ]\n}}\n')
