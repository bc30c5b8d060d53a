using TorchSharp;
using static TorchSharp.torch;

namespace Course.Models;

/// <summary>What an agent met: the last transitions, from which mini-batches are drawn at random.</summary>
/// <remarks>Source: V. Mnih et al., Human-level control through deep reinforcement learning, Nature 518 (2015) 529-533, methods, "Experience replay".</remarks>
public sealed class ReplayBuffer
{
    private readonly float[] _observations;
    private readonly float[] _next;
    private readonly long[] _actions;
    private readonly float[] _rewards;
    private readonly bool[] _ended;
    private readonly int _size;
    private readonly Random _random;
    private int _place;

    /// <summary>An empty buffer.</summary>
    /// <param name="capacity">How many transitions it holds; then each further one takes the place of the oldest.</param>
    /// <param name="observationSize">The numbers in an observation.</param>
    /// <param name="seed">Decides what is drawn.</param>
    public ReplayBuffer(int capacity, int observationSize, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(observationSize, 1);
        (_size, _random) = (observationSize, new Random(seed));
        (_observations, _next) = (new float[capacity * observationSize], new float[capacity * observationSize]);
        (_actions, _rewards, _ended) = (new long[capacity], new float[capacity], new bool[capacity]);
    }

    /// <summary>How many transitions it has.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a transition.</summary>
    /// <param name="observation">What the agent saw.</param>
    /// <param name="action">What it did, from 0.</param>
    /// <param name="reward">What it got for it.</param>
    /// <param name="next">What it saw then.</param>
    /// <param name="ended">Whether the episode ended in it, so that nothing follows. False where it was only cut off.</param>
    /// <exception cref="ArgumentException">An observation has another size.</exception>
    public void Add(ReadOnlySpan<float> observation, long action, double reward, ReadOnlySpan<float> next, bool ended)
    {
        if (observation.Length != _size || next.Length != _size)
            throw new ArgumentException($"The buffer holds observations of {_size} numbers and was given {observation.Length} and {next.Length}.");
        observation.CopyTo(_observations.AsSpan(_place * _size));
        next.CopyTo(_next.AsSpan(_place * _size));
        (_actions[_place], _rewards[_place], _ended[_place]) = (action, (float)reward, ended);
        _place = (_place + 1) % _actions.Length;
        Count = Math.Min(Count + 1, _actions.Length);
    }

    /// <summary>Draws transitions, each alike likely, some perhaps twice.</summary>
    /// <param name="batchSize">How many, B.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public Transitions Sample(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (Count == 0) throw new InvalidOperationException("The buffer is empty: add transitions before drawing from it.");
        var (observations, next) = (new float[batchSize * _size], new float[batchSize * _size]);
        var (actions, rewards, ended) = (new long[batchSize], new float[batchSize], new float[batchSize]);
        for (var i = 0; i < batchSize; i++)
        {
            var drawn = _random.Next(Count);
            _observations.AsSpan(drawn * _size, _size).CopyTo(observations.AsSpan(i * _size));
            _next.AsSpan(drawn * _size, _size).CopyTo(next.AsSpan(i * _size));
            (actions[i], rewards[i], ended[i]) = (_actions[drawn], _rewards[drawn], _ended[drawn] ? 1 : 0);
        }
        long[] table = [batchSize, _size];
        return new Transitions(tensor(observations, table), tensor(actions), tensor(rewards), tensor(next, table), tensor(ended));
    }
}

/// <summary>A mini-batch of what an agent met.</summary>
/// <param name="Observations">What it saw, float32 [B, observationSize].</param>
/// <param name="Actions">What it did, int64 [B].</param>
/// <param name="Rewards">What it got, float32 [B].</param>
/// <param name="Next">What it saw then, float32 [B, observationSize].</param>
/// <param name="Ended">1 where the episode ended in it, else 0; float32 [B].</param>
public sealed record Transitions(Tensor Observations, Tensor Actions, Tensor Rewards, Tensor Next, Tensor Ended);
