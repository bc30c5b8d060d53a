using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Ways to fill tensors before training; each fills and returns the tensor that it is given.</summary>
        public static partial class init
        {
            /// <summary>Which size of a weight the spread is fitted to.</summary>
            public enum FanInOut
            {
                /// <summary>The numbers that go into one output: the forward signal keeps its size.</summary>
                FanIn = 0,
                /// <summary>The numbers that one input goes into: the gradient keeps its size.</summary>
                FanOut = 1,
            }

            /// <summary>What follows the weights.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,
                /// <summary>Nothing, behind a convolution over lines.</summary>
                Conv1D = 1,
                /// <summary>Nothing, behind a convolution over images.</summary>
                Conv2D = 2,
                /// <summary>Nothing, behind a convolution over volumes.</summary>
                Conv3D = 3,
                /// <summary>Nothing, behind a transposed convolution over lines.</summary>
                ConvTranspose1D = 4,
                /// <summary>Nothing, behind a transposed convolution over images.</summary>
                ConvTranspose2D = 5,
                /// <summary>Nothing, behind a transposed convolution over volumes.</summary>
                ConvTranspose3D = 6,
                /// <summary>The logistic sigmoid.</summary>
                Sigmoid = 7,
                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,
                /// <summary>max(x, 0).</summary>
                ReLU = 9,
                /// <summary>max(x, ax).</summary>
                LeakyReLU = 10,
            }

            /// <summary>Uniform in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) => Fill(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Normal.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) => Fill(tensor, t => t.normal_(mean, std, generator));

            /// <summary>One number everywhere.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, t => t.fill_(val));

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Uniform in ±gain·√(6/(fan in + fan out)).</summary>
            /// <remarks>X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</remarks>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation gain·√(2/(fan in + fan out)).</summary>
            /// <remarks>X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</remarks>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform in ±gain·√(3/fan).</summary>
            /// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
            /// <param name="tensor">Of at least 2 dimensions.</param>
            /// <param name="a">The slope below 0 of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows the weights; it sets the gain.</param>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with deviation gain/√fan.</summary>
            /// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
            /// <param name="tensor">Of at least 2 dimensions.</param>
            /// <param name="a">The slope below 0 of the leaky ReLU that follows.</param>
            /// <param name="mode">Which fan.</param>
            /// <param name="nonlinearity">What follows the weights; it sets the gain.</param>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>The factor by which weights must be larger for what follows them.</summary>
            /// <param name="nonlinearity">What follows.</param>
            /// <param name="param">The slope below 0 of a leaky ReLU.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            /// <summary>The numbers that go into one output of a weight, and those that one input goes into.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than 2 dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                if (tensor.ndim < 2) throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", nameof(tensor));
                var field = Layout.Count(tensor.Sizes[2..]);
                return (tensor.Sizes[1] * field, tensor.Sizes[0] * field);
            }

            /// <summary>A layer's bias as PyTorch draws it: uniform in ±1/√fanIn.</summary>
            internal static Parameter Bias(long size, long fanIn, ScalarType? dtype, Device? device)
            {
                var bias = new Parameter(empty([size], dtype, device));
                var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
                uniform_(bias, -bound, bound);
                return bias;
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Fill(Tensor tensor, Func<Tensor, Tensor> fill)
            {
                using var recording = no_grad();
                return fill(tensor);
            }
        }
    }
}
