using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Predicts ratings: μ + bᵤ + bᵢ + pᵤ·qᵢ, a mean, a bias for each user and each item, and the product of their vectors.</summary>
/// <remarks>
/// <para>Source: Y. Koren, R. Bell, C. Volinsky, Matrix Factorization Techniques for Recommender Systems, IEEE Computer 42 (2009) 30-37, equation 4.</para>
/// <para>Loss: <c>MSELoss()</c> with the optimiser's weight decay. Parameters: (users + items)·(F + 1).</para>
/// </remarks>
public sealed class MatrixFactorization : Module<Tensor, Tensor>
{
    private readonly Embedding user;
    private readonly Embedding item;
    private readonly Embedding user_bias;
    private readonly Embedding item_bias;
    private readonly double _mean;

    /// <summary>A model with fresh vectors, normal with deviation 0.1, and biases of 0.</summary>
    /// <param name="users">How many users there are.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="factors">The numbers in a vector, F.</param>
    /// <param name="mean">The mean of the ratings to learn from, μ.</param>
    public MatrixFactorization(long users, long items, long factors = 16, double mean = 0)
        : base(nameof(MatrixFactorization))
    {
        _mean = mean;
        user = Embedding(users, factors);
        item = Embedding(items, factors);
        user_bias = Embedding(users, 1);
        item_bias = Embedding(items, 1);
        RegisterComponents();
        init.normal_(user.weight!, std: 0.1);
        init.normal_(item.weight!, std: 0.1);
        init.zeros_(user_bias.weight!);
        init.zeros_(item_bias.weight!);
    }

    /// <summary>The predicted ratings.</summary>
    /// <param name="pairs">Int64 [N, 2]: a user and an item in each row, counted from 0.</param>
    /// <returns>[N].</returns>
    /// <exception cref="ArgumentException">The pairs are not [N, 2] whole numbers; the message says what they are.</exception>
    public override Tensor forward(Tensor pairs)
    {
        InputShape.RequireIndices(nameof(MatrixFactorization), pairs, "N 2", "pairs of user and item");
        var (users, items) = (pairs.select(1, 0), pairs.select(1, 1));
        var product = (user.call(users) * item.call(items)).sum(1);
        return product + user_bias.call(users).squeeze(1) + item_bias.call(items).squeeze(1) + _mean;
    }
}
