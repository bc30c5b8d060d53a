using System.Text.Json;
using Course.Exercises.Values;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Values;

public sealed class ValueTests
{
    private sealed record Seen(Tensor Output, long Parameters);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void A_tensor_comes_back_from_json_with_its_type_shape_and_elements(ScalarType type)
    {
        var tensor = torch.tensor(new double[] { 0, 1, 1, 0, 1, 0 }, 2, 3).to(type);
        var back = Assert.IsType<TensorValue>(Through(ValueConvert.Of(tensor)));
        Assert.Equal(type, back.ElementType);
        Assert.Equal([2, 3], back.Shape);
        Assert.Equal([0, 1, 1, 0, 1, 0], back.Numbers);
        Assert.Equal(tensor.dtype, ValueConvert.To<Tensor>(back).dtype);
    }

    [Fact]
    public void A_transposed_tensor_is_a_value_in_row_major_order() =>
        Assert.Equal([0, 2, 1, 3], ((TensorValue)ValueConvert.Of(torch.tensor(new double[] { 0, 1, 2, 3 }, 2, 2).t())).Numbers);

    [Theory]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(5e-324)]
    public void A_number_comes_back_from_json_to_the_bit(double number) =>
        Assert.Equal(number, ValueConvert.To<double>(Through(ValueConvert.Of(number))));

    [Fact]
    public void Tuples_records_arrays_and_text_come_back_from_json()
    {
        Assert.Equal((1, "a", true), ValueConvert.To<(int, string, bool)>(Through(ValueConvert.Of((1, "a", true)))));
        Assert.Equal([1.5, 2.5], ValueConvert.To<double[]>(Through(ValueConvert.Of(new[] { 1.5, 2.5 }))));
        var seen = ValueConvert.To<Seen>(Through(ValueConvert.Of(new Seen(ones(2), 61_706))));
        Assert.Equal(61_706, seen.Parameters);
        Assert.Equal(2, seen.Output.sum().item<float>());
    }

    [Theory]
    [InlineData("""{"tensor": "float32", "shape": [2, 3], "bytes": "AAAA"}""")]
    [InlineData("""{"tensor": "float32", "shape": [-1], "bytes": ""}""")]
    [InlineData("""{"tensor": "float32", "shape": [4611686018427387904, 4], "bytes": ""}""")]
    [InlineData("""{"tensor": "complex64", "shape": [], "bytes": ""}""")]
    [InlineData("""{"list": [{"number": "1"}], "names": []}""")]
    [InlineData("""{"number": "one"}""")]
    [InlineData("""{"passed": true}""")]
    public void What_is_no_value_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Value>(json));

    [Fact]
    public void An_object_that_equals_everything_is_no_value() => Assert.Throws<NoValueException>(() => ValueConvert.Of(new EqualsAll()));

    [Fact]
    public void The_worst_element_is_named()
    {
        var comparison = new ValueComparison(1e-6, 0);
        string? difference = comparison.Difference(ValueConvert.Of(torch.tensor(new double[] { 1, 2, 3, 4 }, 2, 2)), ValueConvert.Of(torch.tensor(new[] { 1, 2.5, 3, 14 }, 2, 2)));
        Assert.Equal("2 of 4 elements differ; the worst, at [1, 1], is 14 and should be 4.", difference);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 5, false)]
    [InlineData(5, double.PositiveInfinity, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(1, double.NaN, false)]
    [InlineData(1000, 1000.5, true)]
    [InlineData(1000, 1002, false)]
    public void Numbers_are_the_same_within_the_relative_tolerance_and_infinities_only_themselves(double expected, double got, bool same) =>
        Assert.Equal(same, new ValueComparison(0, 1e-3).Difference(new NumberValue(expected), new NumberValue(got)) is null);

    [Fact]
    public void A_large_tensor_is_shown_by_shape_and_range()
    {
        string text = ValueText.Short(ValueConvert.Of(linspace(0, 1, 1001, ScalarType.Float64)));
        Assert.Equal("float64 [1001], 0 to 1, mean 0.5", text);
    }

    private static Value Through(Value value) => JsonSerializer.Deserialize<Value>(JsonSerializer.Serialize(value))!;

    private sealed class EqualsAll
    {
        public override bool Equals(object? obj) => true;

        public override int GetHashCode() => 0;
    }
}
