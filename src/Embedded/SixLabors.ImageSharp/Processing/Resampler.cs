using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing
{
    /// <summary>Ways to compute a pixel from those around it.</summary>
    public static class KnownResamplers
    {
        /// <summary>Cubic interpolation with a = −1/2 (Keys, 1981), the default.</summary>
        public static IResampler Bicubic { get; } = new BicubicResampler();

        /// <summary>The mean of the pixels covered.</summary>
        public static IResampler Box { get; } = new BoxResampler();

        /// <summary>The nearest pixel.</summary>
        public static IResampler NearestNeighbor { get; } = new NearestNeighborResampler();

        /// <summary>Linear interpolation.</summary>
        public static IResampler Triangle { get; } = new TriangleResampler();
    }
}

namespace SixLabors.ImageSharp.Processing.Processors.Transforms
{
    /// <summary>The weight of a pixel by its distance.</summary>
    public interface IResampler
    {
        /// <summary>The distance from which on the weight is zero, in pixels.</summary>
        float Radius { get; }

        /// <summary>The weight at a distance.</summary>
        float GetValue(float x);
    }

    /// <summary>Cubic interpolation with a = −1/2 (R. Keys, Cubic convolution interpolation for digital image processing, 1981).</summary>
    public readonly struct BicubicResampler : IResampler
    {
        /// <inheritdoc/>
        public float Radius => 2;

        /// <inheritdoc/>
        public float GetValue(float x)
        {
            x = MathF.Abs(x);
            return x <= 1 ? (((1.5f * x) - 2.5f) * x * x) + 1
                : x < 2 ? ((((((-0.5f * x) + 2.5f) * x) - 4) * x) + 2)
                : 0;
        }
    }

    /// <summary>The mean of the pixels covered.</summary>
    public readonly struct BoxResampler : IResampler
    {
        /// <inheritdoc/>
        public float Radius => 0.5f;

        /// <inheritdoc/>
        public float GetValue(float x) => x is > -0.5f and <= 0.5f ? 1 : 0;
    }

    /// <summary>The nearest pixel.</summary>
    public readonly struct NearestNeighborResampler : IResampler
    {
        /// <inheritdoc/>
        public float Radius => 1;

        /// <inheritdoc/>
        public float GetValue(float x) => x;
    }

    /// <summary>Linear interpolation.</summary>
    public readonly struct TriangleResampler : IResampler
    {
        /// <inheritdoc/>
        public float Radius => 1;

        /// <inheritdoc/>
        public float GetValue(float x) => MathF.Max(0, 1 - MathF.Abs(x));
    }
}
