using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>this + weight · (end − this), broadcast: this at weight 0, end at weight 1, exactly.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => torch.where(weight.abs() < 0.5, this + weight * (end - this), end - (end - this) * (1 - weight));

        /// <summary><see cref="lerp"/>, written into this tensor.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Into(lerp(end, weight));

        /// <summary>this + value · tensor1 · tensor2, broadcast.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => this + tensor1 * tensor2 * value;

        /// <summary><see cref="addcmul"/>, written into this tensor.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => add_(tensor1 * tensor2 * value);

        /// <summary>this + tensor1 / tensor2, broadcast.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);

        /// <summary>this + value · tensor1 / tensor2, broadcast.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            if (!tensor1.is_floating_point() && !tensor2.is_floating_point())
                throw new InvalidOperationException("Integer division with addcdiv is no longer supported: convert one of the tensors with to_type(float32).");
            return this + tensor1 * value / tensor2;
        }

        /// <summary>this + tensor1 / tensor2, written into this tensor.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Into(addcdiv(tensor1, tensor2));

        /// <summary>this + value · tensor1 / tensor2, written into this tensor.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Into(addcdiv(tensor1, tensor2, value));
    }

    /// <summary>input + weight · (end − input), broadcast: input at weight 0, end at weight 1, exactly.</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>input + value · tensor1 · tensor2, broadcast.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <summary><see cref="addcmul"/>, written into input.</summary>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    /// <summary>input + value · tensor1 / tensor2, broadcast.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <summary><see cref="addcdiv"/>, written into input.</summary>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);
}
