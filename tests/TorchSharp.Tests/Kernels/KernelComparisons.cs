using TorchSharp.Kernels;

namespace TorchSharp.Tests.Kernels;

/// <summary>The comparisons of the kernels' tests, one after the other and without a test runner, for a process with fewer instruction sets.</summary>
internal static class KernelComparisons
{
    /// <summary>Runs them on the widest vectors that the process has, and prints the width; the first comparison that fails throws.</summary>
    public static void Run()
    {
        Everywhere.WidestOnly = true;
        var gemm = new GemmTests();
        foreach (var (m, n, k) in new[] { (1, 1, 300), (70, 1, 5), (64, 10, 84), (64, 120, 400), (13, 64, 31), (29, 97, 33), (33, 47, 513), (16, 33, 24) })
        {
            gemm.Floats_agree_with_the_naive_product_in_float64(m, n, k);
            gemm.Doubles_agree_with_the_naive_product(m, n, k);
            gemm.Integers_agree_with_the_naive_product_to_the_bit(m, n, k);
        }

        gemm.NaN_and_infinity_stay_in_their_row_and_column();
        var convolution = new Conv2dTests();
        foreach (var shape in new[] { "LeNet's first", "LeNet's second", "many channels", "stride 2", "groups", "16 channels, 3 wide, no padding", "last channel count odd" })
        {
            convolution.The_output_agrees_with_the_naive_loops_in_float64(shape);
            convolution.The_gradient_of_the_input_agrees_with_the_naive_loops_in_float64(shape);
            convolution.The_gradient_of_the_weights_agrees_with_the_naive_loops_in_float64(shape);
            convolution.The_gradient_of_the_bias_agrees_with_the_naive_loops_in_float64(shape);
        }

        convolution.Doubles_agree_with_the_naive_loops("3 × 3 with padding");
        var pooling = new Pool2dTests();
        OnEach(Pool2dTests.Shapes(), pooling.Each_maximum_is_the_greatest_of_its_window_and_the_gradient_goes_there);
        OnEach(Pool2dTests.AverageShapes(), pooling.Averages_and_their_gradients_agree_with_their_definition);
        var rows = new RowKernelTests();
        foreach (var (count, columns) in new[] { (1, 1), (64, 10), (7, 15), (7, 17), (5, 33), (2, 129) })
        {
            rows.Softmax_and_its_gradient_agree_with_their_formulas(count, columns);
            rows.Log_softmax_and_its_gradient_agree_with_their_formulas(count, columns);
            rows.Cross_entropy_and_its_gradient_agree_with_their_formulas(count, columns);
            rows.Sums_over_rows_columns_and_channels_agree_with_float64(count, columns);
        }

        rows.Relu_keeps_what_is_positive_and_NaN_and_so_does_its_gradient(47);
        var steps = new OptimizerStepsTests();
        OnEach(OptimizerStepsTests.SgdCases(), steps.Sgd_steps_as_PyTorch_does);
        OnEach(OptimizerStepsTests.AdamCases(), steps.Adam_steps_as_PyTorch_does);
        Console.WriteLine(Simd.Widest);
    }

    private static void OnEach(IEnumerable<object[]> rows, Delegate test)
    {
        foreach (var row in rows) test.DynamicInvoke(row);
    }
}
