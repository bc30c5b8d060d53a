using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A language model of characters: embedding, long short-term memory of 256 units, a dense layer to 65 characters.</summary>
internal sealed class CharLstm : Network
{
    private const int Batch = 32, Steps = 64, Characters = 65, Width = 128, Hidden = 256;

    public override string Name => "lstm";

    public override string Title => $"Char-LSTM, hidden {Hidden}, {Steps} steps, batch {Batch}, Adam";

    public override double Flop => Dense(Batch * Steps, Width, 4 * Hidden) + Dense(Batch * Steps, Hidden, 4 * Hidden) + Dense(Batch * Steps, Hidden, Characters);

    public override string PyTorch => $"""
        embedding, lstm, head = nn.Embedding({Characters}, {Width}), nn.LSTM({Width}, {Hidden}), nn.Linear({Hidden}, {Characters})
        net = nn.ModuleList([embedding, lstm, head])
        optimizer, loss = torch.optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()
        characters, following = torch.randint({Characters}, ({Steps}, {Batch})), torch.randint({Characters}, ({Steps * Batch},))

        def step():
            optimizer.zero_grad()
            states, _ = lstm(embedding(characters))
            loss(head(states.view({Steps * Batch}, {Hidden})), following).backward()
            optimizer.step()
        """;

    public override Action Build()
    {
        var (embedding, lstm, head) = (nn.Embedding(Characters, Width), nn.LSTM(Width, Hidden), nn.Linear(Hidden, Characters));
        var optimizer = optim.Adam([.. embedding.parameters(), .. lstm.parameters(), .. head.parameters()], lr: 1e-3);
        var loss = nn.CrossEntropyLoss();
        var characters = randint(Characters, [Steps, Batch], dtype: int64);
        var following = randint(Characters, [Steps * Batch], dtype: int64);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var (states, _, _) = lstm.call(embedding.call(characters));
            loss.call(head.call(states.view(Steps * Batch, Hidden)), following).backward();
            optimizer.step();
        };
    }
}
