namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module owns and an optimiser trains.</summary>
    public class Parameter : torch.Tensor
    {
        /// <summary>A parameter on a tensor's memory, without its history.</summary>
        /// <param name="data">The values.</param>
        /// <param name="requires_grad">Whether gradients are collected.</param>
        public Parameter(torch.Tensor data, bool requires_grad = true)
            : base(data)
        {
            WithoutHistory();
            this.requires_grad = requires_grad;
            DetachFromDisposeScope();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A tensor that a module owns and an optimiser trains.</summary>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }

    public static partial class TensorExtensionMethods
    {
        /// <summary>A parameter on the tensor's memory, without its history.</summary>
        public static Modules.Parameter AsParameter(this torch.Tensor tensor) => new(tensor);
    }
}
