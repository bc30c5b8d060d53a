
namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product, batch dimensions broadcast; vectors take part as rows or columns.</summary>
        public Tensor matmul(Tensor target) => MatMul.Instance.Broadcast(this, target);

        /// <summary>The product of two matrices, [n, k] @ [k, m].</summary>
        public Tensor mm(Tensor target)
        {
            if (ndim != 2 || target.ndim != 2) throw new InvalidOperationException($"mm() expects two matrices, and these have shapes {Layout.Text(Sizes)} and {Layout.Text(target.Sizes)}");
            return MatMul.Instance.Apply(this, target);
        }

        /// <summary>Products of batches of matrices, [b, n, k] @ [b, k, m].</summary>
        public Tensor bmm(Tensor batch2)
        {
            if (ndim != 3 || batch2.ndim != 3 || Sizes[0] != batch2.Sizes[0]) throw new InvalidOperationException($"bmm() expects two batches of matrices of one length, and these have shapes {Layout.Text(Sizes)} and {Layout.Text(batch2.Sizes)}");
            return MatMul.Instance.Apply(this, batch2);
        }

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => matmul(target);

        /// <summary>The scalar product of two vectors.</summary>
        public Tensor dot(Tensor target) => matmul(target);

        /// <summary>All products of the elements of two vectors: [n] and [m] give [n, m].</summary>
        public Tensor outer(Tensor vec2) => unsqueeze(1) * vec2.unsqueeze(0);

        /// <summary>beta · this + alpha · mat1 @ mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f)
        {
            var product = mat1.mm(mat2);
            return (beta == 1 ? this : this * beta) + (alpha == 1 ? product : product * alpha);
        }
    }
}
