using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Seeds the engine's random stream for a while; afterwards it goes on where it was.</summary>
internal sealed class RandomStream : IDisposable
{
    private readonly Tensor _before;

    private RandomStream(int seed)
    {
        _before = get_rng_state().DetachFromDisposeScope();
        manual_seed(seed);
    }

    public static RandomStream Seeded(int seed) => new(seed);

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
