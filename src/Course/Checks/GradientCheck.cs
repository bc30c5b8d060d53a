using static TorchSharp.torch;

namespace Course.Checks;

/// <summary>Gradients that were compared with central differences in float64, element by element, and agree.</summary>
/// <param name="Elements">How many elements were compared.</param>
/// <param name="WorstRelativeError">The largest relative error.</param>
/// <param name="WorstElement">Where it was, such as "input 2 [0, 3]".</param>
/// <remarks>
/// The difference at element i is (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h with h = 6·10⁻⁶·max(1, |xᵢ|), the cube root of float64's precision, where truncation and
/// rounding are about equal. A function with a kink (ReLU at 0, max with a tie) has no derivative there: move the point away from it.
/// </remarks>
public sealed record GradientCheck(long Elements, double WorstRelativeError, string WorstElement)
{
    private const double Tolerance = 1e-6;

    /// <summary>Checks the gradients that autograd finds for a function of tensors.</summary>
    /// <param name="f">Of the inputs, in their order; returns any shape. A result that is not a single number is summed with fixed, uneven weights, so that a wrong Jacobian cannot hide.</param>
    /// <param name="inputs">Float64 tensors; they are copied, and left as they were.</param>
    /// <param name="tolerance">The largest relative error that is let pass.</param>
    /// <exception cref="ArgumentException">There is no input, or one is not float64.</exception>
    /// <exception cref="CheckFailedException">A gradient differs; the message names the worst element and both numbers.</exception>
    public static GradientCheck Of(Func<Tensor[], Tensor> f, Tensor[] inputs, double tolerance = Tolerance)
    {
        if (inputs.Length == 0) throw new ArgumentException("There is no input to take the gradient for: give at least one tensor.", nameof(inputs));
        for (var i = 0; i < inputs.Length; i++) RequireFloat64(inputs[i], $"Input {i + 1}");
        using var scope = NewDisposeScope();
        var leaves = Array.ConvertAll(inputs, input => input.detach().clone().requires_grad_());
        var names = leaves.Length == 1 ? ["element"] : Enumerable.Range(1, leaves.Length).Select(i => $"input {i}").ToArray();
        return OfLeaves(() => f(leaves), leaves, names, tolerance);
    }

    /// <summary>Checks the gradient that autograd finds for a function of one tensor.</summary>
    /// <param name="f">Returns any shape.</param>
    /// <param name="at">A float64 tensor; it is left as it was.</param>
    /// <param name="tolerance">The largest relative error that is let pass.</param>
    /// <exception cref="CheckFailedException">The gradient differs; the message names the worst element and both numbers.</exception>
    public static GradientCheck Of(Func<Tensor, Tensor> f, Tensor at, double tolerance = Tolerance) => Of(inputs => f(inputs[0]), [at], tolerance);

    /// <summary>Checks a gradient that was worked out by hand.</summary>
    /// <param name="gradient">What is claimed to be df/dx at the point; of the point's shape, any float type.</param>
    /// <param name="f">A function of the point that returns a single number.</param>
    /// <param name="at">The point; float64.</param>
    /// <param name="tolerance">The largest relative error that is let pass.</param>
    /// <exception cref="ArgumentException">The point is not float64, or the function does not return a single number.</exception>
    /// <exception cref="CheckFailedException">Shape or values differ; the message names the worst element and both numbers.</exception>
    public static GradientCheck Of(Tensor gradient, Func<Tensor, Tensor> f, Tensor at, double tolerance = Tolerance)
    {
        RequireFloat64(at, "The point");
        if (!gradient.shape.SequenceEqual(at.shape))
            throw new CheckFailedException($"✗ the gradient has the shape {Figures.Shape(gradient.shape)}, what it is the gradient for {Figures.Shape(at.shape)}: they have to be the same.");
        using var scope = NewDisposeScope();
        var point = at.detach().clone();
        var differences = Differences(() => Number(f(point)), point);
        return Compare([gradient.Doubles()], [differences], [at.shape], ["element"], tolerance);
    }

    /// <summary>Checks the gradients that autograd finds for all parameters of a model, and for its input.</summary>
    /// <param name="model">Its parameters have to be float64: <c>model.to(ScalarType.Float64)</c>. They and the buffers are as they were afterwards, the gradients cleared. A model that draws
    /// random numbers, as dropout does in training mode, has no gradient to check.</param>
    /// <param name="input">A small batch, for every element and parameter costs two forward passes. Float64, or whole numbers, such as tokens, which have no gradient.</param>
    /// <param name="loss">From the model's output to a single number, or any shape.</param>
    /// <param name="tolerance">The largest relative error that is let pass.</param>
    /// <exception cref="ArgumentException">There is nothing to take gradients for, or it is not float64.</exception>
    /// <exception cref="CheckFailedException">A gradient differs; the message names the parameter or the input, the element, and both numbers.</exception>
    public static GradientCheck Of(nn.Module<Tensor, Tensor> model, Tensor input, Func<Tensor, Tensor> loss, double tolerance = Tolerance) =>
        Of(model, inputs => loss(model.call(inputs[0])), [input], tolerance);

    /// <summary>Checks the gradients that autograd finds for all parameters of a module of any kind, and for what goes into it.</summary>
    /// <param name="module">As for a model of one input.</param>
    /// <param name="f">Calls the module with the inputs; returns a single number, or any shape.</param>
    /// <param name="inputs">Float64, or whole numbers, which have no gradient; copied, and left as they were.</param>
    /// <param name="tolerance">The largest relative error that is let pass.</param>
    /// <exception cref="ArgumentException">There is nothing to take gradients for, or it is not float64.</exception>
    /// <exception cref="CheckFailedException">A gradient differs; the message names the parameter or the input, the element, and both numbers.</exception>
    public static GradientCheck Of(nn.Module module, Func<Tensor[], Tensor> f, Tensor[] inputs, double tolerance = Tolerance)
    {
        using var scope = NewDisposeScope();
        List<(string Name, Tensor Tensor)> leaves = [.. module.named_parameters().Where(parameter => parameter.Item2.requires_grad).Select(parameter => (parameter.Item1, (Tensor)parameter.Item2))];
        foreach (var (name, parameter) in leaves) RequireFloat64(parameter, $"The parameter {name}");
        var copies = Array.ConvertAll(inputs, input => input.detach().clone());
        for (var i = 0; i < copies.Length; i++)
        {
            if (IsWhole(copies[i].dtype)) continue;
            var name = copies.Length == 1 ? "input" : $"input {i + 1}";
            RequireFloat64(copies[i], copies.Length == 1 ? "The input" : $"Input {i + 1}");
            leaves.Add((name, copies[i].requires_grad_()));
        }
        if (leaves.Count == 0) throw new ArgumentException("The module has no parameters and its inputs are whole numbers: there is nothing to take gradients for.", nameof(module));

        // Running means and the like move with every pass.
        (Tensor Buffer, Tensor Before)[] buffers = [.. module.named_buffers().Select(buffer => (buffer.Item2, buffer.Item2.detach().clone()))];
        module.zero_grad();
        try
        {
            return OfLeaves(() => f(copies), [.. leaves.Select(leaf => leaf.Tensor)], [.. leaves.Select(leaf => leaf.Name)], tolerance);
        }
        finally
        {
            module.zero_grad();
            using var untracked = no_grad();
            foreach (var (buffer, before) in buffers) buffer.copy_(before);
        }
    }

    /// <summary>"✓ 24 gradients agree with finite differences, worst relative error 3e-10 (at input 2 [0, 3])".</summary>
    public override string ToString() =>
        $"✓ {Figures.Count(Elements)} gradients agree with finite differences, worst relative error {Figures.Error(WorstRelativeError)} (at {WorstElement})";

    private static GradientCheck OfLeaves(Func<Tensor> f, IReadOnlyList<Tensor> leaves, IReadOnlyList<string> names, double tolerance)
    {
        Tensor? weights = null;
        Tensor Value()
        {
            var y = f();
            if (y.NumberOfElements == 1) return y.sum();
            weights ??= tensor(Enumerable.Range(0, checked((int)y.NumberOfElements)).Select(i => 1 + 0.5 * Math.Sin(i + 1)).ToArray(), y.shape, device: y.device);
            return (y * weights).sum();
        }

        Value().backward();
        var analytic = leaves.Select(leaf => leaf.grad is { } g ? g.Doubles() : new double[leaf.NumberOfElements]).ToArray();
        var numeric = leaves.Select(leaf => Differences(() => Number(Value()), leaf)).ToArray();
        return Compare(analytic, numeric, [.. leaves.Select(leaf => leaf.shape)], names, tolerance);
    }

    private static GradientCheck Compare(double[][] analytic, double[][] numeric, long[][] shapes, IReadOnlyList<string> names, double tolerance)
    {
        double[] all = [.. analytic.SelectMany(g => g)], differences = [.. numeric.SelectMany(g => g)];
        var (error, worst) = RelativeError.Worst(all, differences);
        var (which, index) = (0, worst);
        while (index >= analytic[which].Length) index -= analytic[which++].Length;
        var element = $"{names[which]} {Derivation.Element(index, shapes[which])}";
        return error <= tolerance
            ? new GradientCheck(all.Length, Math.Max(error, 0), element)
            : throw new CheckFailedException(
                $"✗ the gradient is wrong: at {element} it is {Figures.Full(all[worst])}, and finite differences give {Figures.Full(differences[worst])}: a relative error of {Figures.Error(error)} where {Figures.Error(tolerance)} is allowed.");
    }

    /// <summary>Central differences of f for each element of a tensor that f reads; the tensor is as it was afterwards.</summary>
    private static double[] Differences(Func<double> f, Tensor x)
    {
        using var untracked = no_grad();
        var values = x.Doubles();
        var slopes = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var original = values[i];
            var h = 6e-6 * Math.Max(1, Math.Abs(original));
            var (high, low) = (original + h, original - h);
            slopes[i] = (At(high) - At(low)) / (high - low);
            Set(original);

            double At(double value)
            {
                Set(value);
                return f();
            }

            void Set(double value)
            {
                values[i] = value;
                using var changed = tensor(values, x.shape);
                x.copy_(changed);
            }
        }
        return slopes;
    }

    private static double Number(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.NumberOfElements == 1
            ? value.sum().to(ScalarType.Float64).item<double>()
            : throw new ArgumentException($"The function returns the shape {Figures.Shape(value.shape)}: return a single number, for instance its sum.");
    }

    private static bool IsWhole(ScalarType type) => type is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8 or ScalarType.Byte or ScalarType.Bool;

    private static void RequireFloat64(Tensor tensor, string what)
    {
        if (tensor.dtype != ScalarType.Float64)
            throw new ArgumentException($"{what} is {tensor.dtype}, and finite differences need Float64: convert it with .to(ScalarType.Float64).");
    }
}
