using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>beta · x + alpha · product, x broadcast; where beta is 0, x is not looked at, so NaN in it does no harm.</summary>
internal static class ScaledSum
{
    internal static Tensor Of(Tensor x, Tensor product, float beta, float alpha)
    {
        var scaled = alpha == 1 ? product : product * alpha;
        if (beta == 0) return scaled.expand(Layout.Broadcast(x.Sizes, product.Sizes)).clone();
        return (beta == 1 ? x : x * beta) + scaled;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>beta · this + alpha · the product of two matrices.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) => ScaledSum.Of(this, mat1.mm(mat2), beta, alpha);

        /// <summary><see cref="addmm"/>, written into this tensor.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) => Into(addmm(mat1, mat2, beta, alpha));

        /// <summary>beta · this + alpha · the product of a matrix and a vector.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) => ScaledSum.Of(this, mat.mv(vec), beta, alpha);

        /// <summary><see cref="addmv"/>, written into this tensor.</summary>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1f, float alpha = 1f) => Into(addmv(mat, vec, beta, alpha));

        /// <summary>beta · this + alpha · the outer product of two vectors.</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => ScaledSum.Of(this, vec1.outer(vec2), beta, alpha);

        /// <summary><see cref="addr"/>, written into this tensor.</summary>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => Into(addr(vec1, vec2, beta, alpha));

        /// <summary>beta · this + alpha · the sum of the products of two batches of matrices.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => ScaledSum.Of(this, batch1.bmm(batch2).sum(0L), beta, alpha);

        /// <summary><see cref="addbmm"/>, written into this tensor.</summary>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => Into(addbmm(batch1, batch2, beta, alpha));

        /// <summary>beta · this + alpha · the products of two batches of matrices.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => ScaledSum.Of(this, batch1.bmm(batch2), beta, alpha);
    }

    /// <summary>beta · input + alpha · the product of two matrices.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    /// <summary><see cref="addmm"/>, written into input.</summary>
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm_(mat1, mat2, beta, alpha);

    /// <summary>beta · input + alpha · the product of a matrix and a vector.</summary>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv(mat1, mat2, beta, alpha);

    /// <summary><see cref="addmv"/>, written into input.</summary>
    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv_(mat1, mat2, beta, alpha);

    /// <summary>beta · input + alpha · the outer product of two vectors.</summary>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => input.addr(vec1, vec2, beta, alpha);

    /// <summary><see cref="addr"/>, written into input.</summary>
    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1f, float alpha = 1f) => input.addr_(vec1, vec2, beta, alpha);

    /// <summary>beta · input + alpha · the sum of the products of two batches of matrices.</summary>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.addbmm(batch1, batch2, beta, alpha);

    /// <summary><see cref="addbmm"/>, written into input.</summary>
    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.addbmm_(batch1, batch2, beta, alpha);

    /// <summary>beta · input + alpha · the products of two batches of matrices.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1f, float alpha = 1f) => input.baddbmm(batch1, batch2, beta, alpha);
}
