namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generator. The same seed gives PyTorch's CPU numbers.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>Seeds the default generator from the operating system and returns the seed.</summary>
    public static long seed() => random.seed();

    /// <summary>The seed that the default generator started from.</summary>
    public static long initial_seed() => random.initial_seed();

    /// <summary>The default generator's state, in PyTorch's bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Sets the default generator's state.</summary>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generator of random numbers.</summary>
    public static class random
    {
        /// <summary>Seeds the default generator and returns it.</summary>
        public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

        /// <summary>Seeds the default generator from the operating system and returns the seed.</summary>
        public static long seed() => Generator.Default.seed();

        /// <summary>The seed that the default generator started from.</summary>
        public static long initial_seed() => Generator.Default.initial_seed();

        /// <summary>The default generator's state, in PyTorch's bytes.</summary>
        public static Tensor get_rng_state() => Generator.Default.get_state();

        /// <summary>Sets the default generator's state.</summary>
        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    /// <summary>A stream of random numbers: PyTorch's CPU generator, number for number.</summary>
    public class Generator : IDisposable
    {
        private Generator(RandomStream stream) => Stream = stream;

        /// <summary>A generator of its own.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            Device.RequireCpu(device);
            Stream = new RandomStream(seed);
        }

        /// <summary>The generator that is used when none is named.</summary>
        public static Generator Default { get; } = new(RandomStream.Default);

        /// <summary>The CPU.</summary>
        public Device device => CPU;

        internal RandomStream Stream { get; }

        /// <summary>Starts again from a seed.</summary>
        public Generator manual_seed(long seed)
        {
            Stream.Seed(unchecked((ulong)seed));
            return this;
        }

        /// <summary>Starts again from a seed of the operating system, which it returns.</summary>
        public long seed()
        {
            Stream.Seed(RandomStream.NonDeterministicSeed());
            return initial_seed();
        }

        /// <summary>The seed that it started from.</summary>
        public long initial_seed() => unchecked((long)Stream.InitialSeed);

        /// <summary>The state, in PyTorch's bytes, as a Byte tensor.</summary>
        public Tensor get_state() => tensor(Stream.SaveState());

        /// <summary>Goes to a saved state.</summary>
        public void set_state(Tensor value)
        {
            using var bytes = value.Dense();
            Stream.LoadState(bytes.AsSpan<byte>());
        }

        /// <summary>Nothing to free here.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Nothing to free here.</summary>
        protected virtual void Dispose(bool disposing) { }
    }
}
