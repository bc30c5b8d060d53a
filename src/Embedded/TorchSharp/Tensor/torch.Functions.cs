namespace TorchSharp;

public static partial class torch
{
    /// <summary>The matrix product, batch dimensions broadcast.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The product of two matrices.</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>Products of batches of matrices.</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The scalar product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>All products of the elements of two vectors.</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>How many threads kernels use.</summary>
    public static int get_num_threads() => Kernels.Workers.Count;

    /// <summary>Sets how many threads kernels use; no result depends on it.</summary>
    public static void set_num_threads(int num) => Kernels.Workers.Count = num;
}
