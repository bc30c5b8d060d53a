namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions as wholes.</summary>
        public static class functional
        {
            /// <summary>All derivatives of a function's elements by its argument's elements.</summary>
            /// <param name="function">From one tensor to one.</param>
            /// <param name="inputs">Where to differentiate.</param>
            /// <returns>Of the result's shape followed by the argument's: element [i…, j…] is dy[i…]/dx[j…]. Zeros where y does not depend on x.</returns>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) => Rows(x => [function(x[0])], [inputs])[0];

            /// <summary>All derivatives of several results by one argument, result by result.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => Rows(x => function(x[0]), [inputs]);

            /// <summary>All derivatives of one result by several arguments, argument by argument.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => Rows(x => [function(x)], inputs);

            /// <summary>All derivatives of several results by several arguments: the first result by every argument, then the second, ….</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs) => Rows(function, inputs);

            private static List<Tensor> Rows(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                var leaves = Array.ConvertAll(inputs, input => input.detach().requires_grad_());
                var all = new List<Tensor>();
                foreach (var y in function(leaves))
                {
                    // One backward pass per element of the result: its gradient is a row of each Jacobian.
                    var rows = Array.ConvertAll(leaves, leaf => zeros([y.NumberOfElements, leaf.NumberOfElements], leaf.dtype));
                    for (var i = 0; y.requires_grad && i < y.NumberOfElements; i++)
                    {
                        var one = zeros([y.NumberOfElements], y.dtype);
                        one[i] = 1;
                        var gradients = grad([y], leaves, [one.reshape(y.shape)], retain_graph: true, allow_unused: true);
                        for (var k = 0; k < leaves.Length; k++)
                            if ((object?)gradients[k] is not null) rows[k][i] = gradients[k].reshape(-1);
                    }
                    for (var k = 0; k < leaves.Length; k++) all.Add(rows[k].reshape([.. y.shape, .. leaves[k].shape]));
                }
                scope.MoveToOuter(all);
                return all;
            }
        }
    }
}
