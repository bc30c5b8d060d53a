using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Every member x_ of Tensor that has a twin x with the same parameters, found by reflection.</summary>
public sealed class InPlaceTwinTests
{
    private static readonly HashSet<string> s_others =
    [
        // Random.
        "bernoulli_", "cauchy_", "exponential_", "geometric_", "log_normal_", "normal_", "random_", "uniform_", "rrelu_",
        // They give the tensor other properties, not other values.
        "detach_", "requires_grad_", "rename_",
    ];

    private static readonly Dictionary<string, MethodInfo> s_members = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.Name.EndsWith('_') && !s_others.Contains(method.Name) && Twin(method) is not null && Array.TrueForAll(method.GetParameters(), HasArgument))
        .ToDictionary(method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType.Name} {p.Name}"))})");

    public static TheoryData<string> Members => [.. s_members.Keys];

    private static MethodInfo? Twin(MethodInfo method) => typeof(Tensor).GetMethod(method.Name[..^1], [.. method.GetParameters().Select(p => p.ParameterType)]);

    private static bool HasArgument(ParameterInfo parameter) => parameter.ParameterType == typeof(Tensor) || parameter.ParameterType == typeof(Scalar) || parameter.HasDefaultValue;

    /// <summary>Positive numbers below 1, or small integers for members that take no others.</summary>
    private static Tensor Values(ScalarType type, long[] shape, double offset) =>
        type == float64 ? (arange(shape.Aggregate(1L, (a, b) => a * b), float64) * 0.13 + offset).reshape(shape) : (arange(shape.Aggregate(1L, (a, b) => a * b)) + (long)(offset * 10)).reshape(shape);

    private static object?[] Arguments(MethodInfo method, ScalarType type)
    {
        long[][] shapes = method.Name switch
        {
            "addmm_" => [[2, 4], [4, 3]],
            "addmv_" => [[2, 3], [3]],
            "addr_" => [[2], [3]],
            "addbmm_" => [[5, 2, 4], [5, 4, 3]],
            "baddbmm_" => [[2, 2, 4], [2, 4, 3]],
            _ => [[2, 3], [2, 3]],
        };
        var tensors = 0;
        return [.. method.GetParameters().Select(p =>
            p.ParameterType == typeof(Tensor) ? p.Name is "mask" ? Values(float64, [2, 3], 0.2) > 0.5 : Values(type, shapes[Math.Min(tensors++, 1)], 0.21)
            : p.HasDefaultValue && p.ParameterType != typeof(Scalar) ? p.DefaultValue
            : p.Name is "min" or "min_val" ? (Scalar)0.25 : p.Name is "max" or "max_val" ? (Scalar)0.75 : type == float64 ? (Scalar)0.5 : (Scalar)2)];
    }

    private static Tensor Invoke(MethodInfo method, Tensor x, object?[] arguments)
    {
        try
        {
            return (Tensor)method.Invoke(x, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    /// <summary>float64, or int64 for the members that refuse float64.</summary>
    private static (ScalarType Type, long[] Shape) Subject(MethodInfo method)
    {
        long[] shape = method.Name == "addmv_" ? [2] : method.Name == "baddbmm_" ? [2, 2, 3] : [2, 3];
        try
        {
            using var scope = NewDisposeScope();
            Invoke(Twin(method)!, Values(float64, shape, 0.11), Arguments(method, float64));
            return (float64, shape);
        }
        catch (Exception e) when (e is not TargetParameterCountException)
        {
            return (int64, shape);
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void In_place_gives_the_same_values_in_the_same_tensor_and_counts_a_write(string member)
    {
        using var scope = NewDisposeScope();
        var method = s_members[member];
        var (type, shape) = Subject(method);
        var x = Values(type, shape, 0.11);
        var expected = Invoke(Twin(method)!, x.clone(), Arguments(method, type));
        var before = x.Storage.Version;
        var result = Invoke(method, x, Arguments(method, type));
        Assert.Equal(expected.to_type(float64).contiguous().data<double>().ToArray(), x.to_type(float64).contiguous().data<double>().ToArray());
        Assert.Equal(x.shape, result.shape);
        Assert.Same(x.Storage, result.Storage);
        Assert.True(x.Storage.Version > before, "the write was not counted");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_leaf_that_requires_grad_is_not_overwritten(string member)
    {
        using var scope = NewDisposeScope();
        var method = s_members[member];
        var (type, shape) = Subject(method);
        if (type != float64) return;
        var x = Values(type, shape, 0.11).requires_grad_();
        var error = Assert.Throws<InvalidOperationException>(() => Invoke(method, x, Arguments(method, type)));
        Assert.Contains("a leaf Variable that requires grad is being used in an in-place operation", error.Message);
    }

    [Fact]
    public void Most_in_place_members_are_compared() => Assert.InRange(s_members.Count, 90, 400);
}
