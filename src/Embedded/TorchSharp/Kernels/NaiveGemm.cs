using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The matrix product as three loops: what <see cref="Gemm"/> computes, for reading and for testing.</summary>
internal static unsafe class NaiveGemm
{
    /// <summary>C = op(A) · op(B) + bias (+ C), where op transposes if asked to; the parameters are those of <see cref="Gemm.Multiply{T}"/>.</summary>
    public static void Multiply<T>(
        bool transposeA, bool transposeB, int m, int n, int k, T* a, int lda, T* b, int ldb, T* c, int ldc, bool accumulate, T* bias = null)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = bias == null ? T.Zero : bias[j];
                for (var p = 0; p < k; p++)
                {
                    var left = transposeA ? a[((nint)p * lda) + i] : a[((nint)i * lda) + p];
                    var right = transposeB ? b[((nint)j * ldb) + p] : b[((nint)p * ldb) + j];
                    sum += left * right;
                }

                var at = ((nint)i * ldc) + j;
                c[at] = accumulate ? c[at] + sum : sum;
            }
        }
    }
}
