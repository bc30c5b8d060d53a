using System.Numerics;

namespace TorchSharp;

/// <summary>Logarithms of numbers next to one.</summary>
internal static class NearOne
{
    /// <summary>ln(1 + x) without the loss of digits that 1 + x has for small x.</summary>
    /// <remarks>W. Kahan: with u = 1 + x rounded, ln(u)·x/(u − 1) cancels the rounding of u.</remarks>
    internal static T Log1p<T>(T x) where T : IFloatingPointIeee754<T>
    {
        var u = T.One + x;
        return u == T.One ? x : T.IsFinite(u) && u > T.Zero ? T.Log(u) * x / (u - T.One) : T.Log(u);
    }
}
