using FsCheck;
using FsCheck.Fluent;

namespace TorchSharp.Tests;

/// <summary>Facts that hold for every case that a generator makes.</summary>
/// <remarks>The seed is fixed, so a run repeats itself; a failure's message has the seed, the number of the case and the case itself, shrunk where the generator knows how.
/// Generators are written with <see cref="Gen"/> and LINQ: <c>from n in Gen.Choose(0, 5) from x in … select …</c>.</remarks>
internal static class Property
{
    /// <summary>Checks the fact on so many cases; the fact throws (an assertion) where it does not hold.</summary>
    /// <param name="cases">Makes the cases; small ones come first.</param>
    /// <param name="fact">What is asserted of one case. Tensors it makes are disposed after it.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="seed">Where the generator starts; another number gives other cases.</param>
    internal static void Holds<T>(Gen<T> cases, Action<T> fact, int count = 300, ulong seed = 20240229) => Holds(cases.ToArbitrary(), fact, count, seed);

    /// <summary>The same with cases that can be shrunk.</summary>
    internal static void Holds<T>(Arbitrary<T> cases, Action<T> fact, int count = 300, ulong seed = 20240229)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, gamma: 1);
        try
        {
            Prop.ForAll(cases, (T value) =>
            {
                using var scope = torch.NewDisposeScope();
                fact(value);
            }).Check(config);
        }
        catch (Exception failure)
        {
            Assert.Fail($"Seed {seed}, {failure.Message}");
        }
    }
}
