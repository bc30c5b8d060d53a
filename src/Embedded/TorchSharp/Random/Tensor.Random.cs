using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Draws every element uniformly from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            RequireReal("uniform_");
            if (!(from <= to)) throw new ArgumentException($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
            return Draw(dtype, drawn =>
            {
                if (dtype == ScalarType.Float32) Factory.Stream(generator).Uniform(drawn.AsSpan<float>(), (float)from, (float)to);
                else Factory.Stream(generator).Uniform(drawn.AsSpan<double>(), from, to);
            });
        }

        /// <summary>Draws every element from a normal distribution.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null)
        {
            RequireReal("normal_");
            var blocks = is_contiguous();
            return Draw(dtype, drawn =>
            {
                if (dtype == ScalarType.Float32) Factory.Stream(generator).Normal(drawn.AsSpan<float>(), mean, std, blocks);
                else Factory.Stream(generator).Normal(drawn.AsSpan<double>(), mean, std, blocks);
            });
        }

        /// <summary>Draws every element as e to the power of a normal with this mean and deviation.</summary>
        public Tensor log_normal_(double mean = 0.0, double std = 1.0, Generator? generator = null)
        {
            RequireReal("log_normal_");
            return Draw(ScalarType.Float64, drawn => Factory.Stream(generator).LogNormal(drawn.AsSpan<double>(), mean, std));
        }

        /// <summary>Draws every element from the exponential distribution with density λe^−λx.</summary>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null)
        {
            RequireReal("exponential_");
            return Draw(ScalarType.Float64, drawn => Factory.Stream(generator).Exponential(drawn.AsSpan<double>(), lambda));
        }

        /// <summary>Draws every element from the Cauchy distribution, which has no mean.</summary>
        public Tensor cauchy_(double median = 0.0, double sigma = 1.0, Generator? generator = null)
        {
            RequireReal("cauchy_");
            return Draw(ScalarType.Float64, drawn => Factory.Stream(generator).Cauchy(drawn.AsSpan<double>(), median, sigma));
        }

        /// <summary>Draws every element as the number of throws up to the first head of a coin that shows it with probability p.</summary>
        public Tensor geometric_(double p, Generator? generator = null) =>
            Draw(ScalarType.Float64, drawn => Factory.Stream(generator).Geometric(drawn.AsSpan<double>(), p));

        /// <summary>Draws every element as a whole number from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Draw(ScalarType.Int64, drawn => Factory.Stream(generator).Integers(drawn.AsSpan<long>(), (long)from, (long)to));

        /// <summary>Draws every element as 1 with probability p, else 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Draw(ScalarType.Float64, drawn => Factory.Stream(generator).Bernoulli(drawn.AsSpan<double>(), p));

        /// <summary>Draws every element as 1 with the probability at its place of p, broadcast, else 0.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null)
        {
            using var probabilities = p.detach().expand(shape).bernoulli(generator);
            return InPlace.Copy(this, probabilities);
        }

        /// <summary>1 with the probability at each place, else 0; of this tensor's type and shape. Gradients do not flow.</summary>
        public Tensor bernoulli(Generator? generator = null)
        {
            RequireReal("bernoulli");
            using var p = Dense();
            var drawn = Empty(Sizes, dtype);
            if (dtype == ScalarType.Float32) Factory.Stream(generator).Bernoulli(drawn.AsSpan<float>(), p.AsSpan<float>());
            else Factory.Stream(generator).Bernoulli(drawn.AsSpan<double>(), p.AsSpan<double>());
            return drawn;
        }

        /// <summary>A count from the Poisson distribution with the rate at each place; of this tensor's type and shape. Gradients do not flow.</summary>
        public Tensor poisson(Generator? generator = null)
        {
            RequireReal("poisson");
            using var recording = no_grad();
            using var rates = to_type(ScalarType.Float64).Dense();
            using var drawn = Empty(Sizes, ScalarType.Float64);
            Factory.Stream(generator).Poisson(drawn.AsSpan<double>(), rates.AsSpan<double>());
            return drawn.to_type(dtype, copy: true);
        }

        /// <summary>Numbers of entries, each drawn as often as its weight says; the weights of a row need not sum to 1.</summary>
        /// <param name="num_samples">How many are drawn from each row.</param>
        /// <param name="replacement">Whether an entry may come twice.</param>
        /// <param name="generator">Where the numbers come from; the default generator if left out.</param>
        /// <returns>Int64, [num_samples] or [rows, num_samples].</returns>
        /// <exception cref="ArgumentException">Weights are negative, infinite or NaN, all of a row are 0, or more are asked for than there are.</exception>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
        {
            RequireReal("multinomial");
            if (ndim is not (1 or 2)) throw new ArgumentException("prob_dist must be 1 or 2 dim");
            if (num_samples <= 0) throw new ArgumentException("cannot sample n_sample <= 0 samples");
            if (!replacement && num_samples > Sizes[^1]) throw new ArgumentException("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
            using var weights = Dense();
            var chosen = Empty([.. shape[..^1], num_samples], ScalarType.Int64);
            if (dtype == ScalarType.Float32) Choose(weights.AsSpan<float>(), chosen.AsSpan<long>(), replacement, Factory.Stream(generator));
            else Choose(weights.AsSpan<double>(), chosen.AsSpan<long>(), replacement, Factory.Stream(generator));
            return chosen;
        }

        /// <summary>Uniform in [0, 1) in this tensor's shape and type.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.rand_like(this, dtype, device, requires_grad);

        /// <summary>Normal with mean 0 and deviation 1 in this tensor's shape and type.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.randn_like(this, dtype, device, requires_grad);

        /// <summary>Whole numbers from low up to, not including, high in this tensor's shape and type.</summary>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.randint_like(this, low, high, dtype, device, requires_grad);

        private void Choose<T>(ReadOnlySpan<T> weights, Span<long> chosen, bool replacement, RandomStream stream) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var width = (int)Sizes[^1];
            var rows = ndim == 1 ? 1 : (int)Sizes[0];
            for (var row = 0; row < rows; row++)
            {
                var sum = T.Zero;
                foreach (var weight in weights.Slice(row * width, width))
                {
                    if (!(weight >= T.Zero) || T.IsInfinity(weight)) throw new ArgumentException("probability tensor contains either `inf`, `nan` or element < 0");
                    sum += weight;
                }
                if (sum == T.Zero) throw new ArgumentException("invalid multinomial distribution (sum of probabilities <= 0)");
            }
            var count = rows == 0 ? 0 : chosen.Length / rows;
            if (replacement && count > 1)
            {
                for (var row = 0; row < rows; row++) stream.Choices(chosen.Slice(row * count, count), weights.Slice(row * width, width));
                return;
            }
            // Without replacement the largest of wᵢ / eᵢ win, eᵢ exponential: the first of several clocks to ring is i with probability wᵢ / Σw.
            var clocks = new T[weights.Length];
            stream.Exponential(clocks.AsSpan(), 1);
            for (var i = 0; i < clocks.Length; i++) clocks[i] = weights[i] / clocks[i];
            for (var row = 0; row < rows; row++)
            {
                var start = row * width;
                var order = Enumerable.Range(0, width).OrderByDescending(i => clocks[start + i]).Take(count).ToArray();
                for (var i = 0; i < count; i++) chosen[(row * count) + i] = order[i];
            }
        }

        /// <summary>Draws all elements anew in the order of the memory, which is PyTorch's whatever the order of the dimensions.</summary>
        private Tensor Draw(ScalarType type, Action<Tensor> draw)
        {
            if (type == dtype && is_contiguous() && Base is null && !requires_grad)
            {
                draw(this);
                Storage.BumpVersion();
                return this;
            }
            var order = Enumerable.Range(0, (int)ndim).OrderByDescending(i => Strides[i]).ToArray();
            using var drawn = Empty([.. order.Select(i => _shape[i])], type);
            draw(drawn);
            using var view = drawn.permute([.. Enumerable.Range(0, order.Length).Select(i => (long)Array.IndexOf(order, i))]);
            return InPlace.Copy(this, view);
        }

        private void RequireReal(string name)
        {
            if (!is_floating_point()) throw new NotSupportedException($"{name} needs real numbers, not {dtype}: use a float32 or float64 tensor.");
        }
    }
}
