using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The matrix product behind everything that multiplies: C = op(A) · op(B) + bias (+ C), row-major.</summary>
/// <remarks>
/// Blocks of A and B are packed into the order in which <see cref="GemmTile{T,V,L,TWalk}"/> reads them, as in Goto and van de Geijn,
/// "Anatomy of High-Performance Matrix Multiplication", 2008. <see cref="NaiveGemm"/> says the same in three loops.
/// Each element of C is a sum in the order of k, cut where <see cref="Chains"/> and the blocks cut k: the result depends on the shape, not on the number of threads.
/// </remarks>
internal static unsafe class Gemm
{
    /// <summary>C = op(A) · op(B) + bias, or C += op(A) · op(B) + bias.</summary>
    /// <param name="transposeA">Whether A is stored k × m instead of m × k.</param>
    /// <param name="transposeB">Whether B is stored n × k instead of k × n.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; at 0 the product is zero.</param>
    /// <param name="a">The first factor.</param>
    /// <param name="lda">Elements from one stored row of A to the next.</param>
    /// <param name="b">The second factor.</param>
    /// <param name="ldb">Elements from one stored row of B to the next.</param>
    /// <param name="c">The result; it must not overlap A, B or the bias.</param>
    /// <param name="ldc">Elements from one row of C to the next.</param>
    /// <param name="accumulate">Whether the result is added to what C holds.</param>
    /// <param name="bias">One number for each column, or null.</param>
    public static void Multiply<T>(
        bool transposeA, bool transposeB, int m, int n, int k, T* a, int lda, T* b, int ldb, T* c, int ldc, bool accumulate, T* bias = null)
        where T : unmanaged, INumber<T>
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        var product = new Product<T>
        {
            TransposeA = transposeA,
            TransposeB = transposeB,
            M = m,
            N = n,
            K = k,
            A = a,
            Lda = lda,
            B = b,
            Ldb = ldb,
            C = c,
            Ldc = ldc,
            Accumulate = accumulate,
            Bias = bias,
        };
        switch (Simd.Width)
        {
            case SimdWidth.Bits512:
                GemmBlocks<T, Vector512<T>, Lanes512<T>>.Multiply(product);
                break;
            case SimdWidth.Bits256:
                GemmBlocks<T, Vector256<T>, Lanes256<T>>.Multiply(product);
                break;
            case SimdWidth.Bits128:
                GemmBlocks<T, Vector128<T>, Lanes128<T>>.Multiply(product);
                break;
            default:
                GemmBlocks<T, T, Lanes1<T>>.Multiply(product);
                break;
        }
    }

    /// <summary>The same product for each matrix of a batch; matrix i begins i strides behind the first.</summary>
    /// <remarks>A stride of 0 uses the same factor for all. The results must not overlap. Everything else is as in <see cref="Multiply{T}"/>.</remarks>
    public static void MultiplyBatch<T>(
        int batch, bool transposeA, bool transposeB, int m, int n, int k,
        T* a, int lda, nint strideA, T* b, int ldb, nint strideB, T* c, int ldc, nint strideC, bool accumulate)
        where T : unmanaged, INumber<T>
    {
        const long LargeProduct = 1 << 21;
        const long PartOfWork = 1 << 18;
        var each = (long)m * n * Math.Max(k, 1);
        if (each >= LargeProduct || batch == 1)
        {
            for (nint i = 0; i < batch; i++)
            {
                Multiply(transposeA, transposeB, m, n, k, a + (i * strideA), lda, b + (i * strideB), ldb, c + (i * strideC), ldc, accumulate);
            }

            return;
        }

        var perPart = (int)Math.Clamp(PartOfWork / Math.Max(each, 1), 1, Math.Max(batch, 1));
        Workers.Run((batch + perPart - 1) / perPart, new BatchParts<T>
        {
            Batch = batch,
            PerPart = perPart,
            TransposeA = transposeA,
            TransposeB = transposeB,
            M = m,
            N = n,
            K = k,
            A = a,
            Lda = lda,
            StrideA = strideA,
            B = b,
            Ldb = ldb,
            StrideB = strideB,
            C = c,
            Ldc = ldc,
            StrideC = strideC,
            Accumulate = accumulate,
        });
    }

    private struct BatchParts<T> : IParts where T : unmanaged, INumber<T>
    {
        public int Batch, PerPart, M, N, K, Lda, Ldb, Ldc;
        public nint StrideA, StrideB, StrideC;
        public bool TransposeA, TransposeB, Accumulate;
        public T* A, B, C;

        public readonly void Run(int part)
        {
            var end = Math.Min((nint)Batch, (nint)(part + 1) * PerPart);
            for (var i = (nint)part * PerPart; i < end; i++)
            {
                Multiply(TransposeA, TransposeB, M, N, K, A + (i * StrideA), Lda, B + (i * StrideB), Ldb, C + (i * StrideC), Ldc, Accumulate);
            }
        }
    }
}

/// <summary>The operands of <see cref="Gemm.Multiply{T}"/>.</summary>
internal unsafe struct Product<T> where T : unmanaged
{
    public bool TransposeA, TransposeB, Accumulate;

    /// <summary>Whether the bias is one number for each row, not for each column.</summary>
    public bool BiasByRow;
    public int M, N, K;
    public int Lda, Ldb, Ldc;
    public T* A, B, C, Bias;
}
