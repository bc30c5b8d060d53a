using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>The state of torch's CPU generator as bytes.</summary>
internal static class RandomState
{
    internal static byte[] Get()
    {
        using var scope = NewDisposeScope();
        return get_rng_state().data<byte>().ToArray();
    }

    internal static void Set(byte[] state)
    {
        using var scope = NewDisposeScope();
        set_rng_state(tensor(state, dtype: ScalarType.Byte));
    }
}
