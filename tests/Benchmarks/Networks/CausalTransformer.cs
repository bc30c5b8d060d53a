using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A small causal transformer of characters: 4 encoder layers of width 128 with 4 heads and 512 numbers between the dense layers, over 64 positions.</summary>
internal sealed class CausalTransformer : Network
{
    private const int Batch = 32, Positions = 64, Characters = 65, Width = 128, Heads = 4, Between = 512, Layers = 4;

    public override string Name => "transformer";

    public override string Title => $"Transformer of {Layers} layers, width {Width}, {Positions} positions, batch {Batch}, Adam";

    public override double Flop =>
        Layers * (Dense(Batch * Positions, Width, 4 * Width) + 2 * Dense(Batch * Positions, Width, Between) + 2 * Dense(Batch * Positions, Width, Positions))
        + Dense(Batch * Positions, Width, Characters);

    public override string PyTorch => $"""
        embedding, head = nn.Embedding({Characters}, {Width}), nn.Linear({Width}, {Characters})
        encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer({Width}, {Heads}, {Between}, dropout=0.0, activation="gelu"), {Layers})
        net = nn.ModuleList([embedding, encoder, head])
        optimizer, loss = torch.optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()
        characters, following = torch.randint({Characters}, ({Positions}, {Batch})), torch.randint({Characters}, ({Positions * Batch},))
        later = torch.triu(torch.full(({Positions}, {Positions}), float("-inf")), 1)

        def step():
            optimizer.zero_grad()
            states = encoder(embedding(characters), later)
            loss(head(states.view({Positions * Batch}, {Width})), following).backward()
            optimizer.step()
        """;

    public override Action Build()
    {
        var (embedding, head) = (nn.Embedding(Characters, Width), nn.Linear(Width, Characters));
        var encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(Width, Heads, Between, dropout: 0, nn.Activations.GELU), Layers);
        var optimizer = optim.Adam([.. embedding.parameters(), .. encoder.parameters(), .. head.parameters()], lr: 1e-3);
        var loss = nn.CrossEntropyLoss();
        var characters = randint(Characters, [Positions, Batch], dtype: int64);
        var following = randint(Characters, [Positions * Batch], dtype: int64);
        var later = where(arange(Positions).unsqueeze(0) > arange(Positions).unsqueeze(1), tensor(float.NegativeInfinity), tensor(0f));
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var states = encoder.call(embedding.call(characters), later);
            loss.call(head.call(states.view(Positions * Batch, Width)), following).backward();
            optimizer.step();
        };
    }
}
