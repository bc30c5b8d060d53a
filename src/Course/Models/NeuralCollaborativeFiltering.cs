using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Predicts whether a user takes an item: the product of two vectors and a perceptron on two others, put together by a last layer (NeuMF).</summary>
/// <remarks>
/// <para>Source: X. He, L. Liao, H. Zhang, L. Nie, X. Hu, T.-S. Chua, Neural Collaborative Filtering, WWW 2017, section 3.4, equation 12; layers that halve as in section 4.1.</para>
/// <para>Loss: <c>BCEWithLogitsLoss()</c>. Parameters: (users + items)·5F for the vectors, 42F² + 7F in the perceptron, 2F + 1 in the last layer.</para>
/// </remarks>
public sealed class NeuralCollaborativeFiltering : Module<Tensor, Tensor>
{
    private readonly Embedding user_product;
    private readonly Embedding item_product;
    private readonly Embedding user_perceptron;
    private readonly Embedding item_perceptron;
    private readonly Mlp perceptron;
    private readonly Linear head;

    /// <summary>A model with fresh weights.</summary>
    /// <param name="users">How many users there are.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="factors">The numbers that each half hands to the last layer, F.</param>
    public NeuralCollaborativeFiltering(long users, long items, long factors = 8)
        : base(nameof(NeuralCollaborativeFiltering))
    {
        user_product = Drawn(users, factors);
        item_product = Drawn(items, factors);
        user_perceptron = Drawn(users, 4 * factors);
        item_perceptron = Drawn(items, 4 * factors);
        perceptron = new Mlp(8 * factors, 4 * factors, 2 * factors, factors);
        head = Linear(2 * factors, 1);
        RegisterComponents();
    }

    /// <summary>The logits that users take items.</summary>
    /// <param name="pairs">Int64 [N, 2]: a user and an item in each row, counted from 0.</param>
    /// <returns>[N].</returns>
    /// <exception cref="ArgumentException">The pairs are not [N, 2] whole numbers; the message says what they are.</exception>
    public override Tensor forward(Tensor pairs)
    {
        InputShape.RequireIndices(nameof(NeuralCollaborativeFiltering), pairs, "N 2", "pairs of user and item");
        var (users, items) = (pairs.select(1, 0), pairs.select(1, 1));
        var product = user_product.call(users) * item_product.call(items);
        var judged = functional.relu(perceptron.call(cat([user_perceptron.call(users), item_perceptron.call(items)], 1)));
        return head.call(cat([product, judged], 1)).squeeze(1);
    }

    private static Embedding Drawn(long rows, long size)
    {
        var embedding = Embedding(rows, size);
        init.normal_(embedding.weight!, std: 0.01);
        return embedding;
    }
}
