using Course.Explain;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Explain;

public sealed class GameTests
{
    /// <summary>Who has the left glove (player 0) and one of two right gloves (1 and 2) has a pair, worth 1. Shapley values 2/3, 1/6, 1/6: the standard example.</summary>
    private static Tensor Gloves(Tensor c) => c.select(1, 0) * maximum(c.select(1, 1), c.select(1, 2));

    /// <summary>A game with interactions of two and three players and a worth of nothing.</summary>
    private static Tensor Mixed(Tensor c) =>
        2 + c.matmul(tensor(new[] { 1.0, -2, 3, 0.5, 0 })) + 4 * c.select(1, 0) * c.select(1, 1) - 6 * c.select(1, 1) * c.select(1, 2) * c.select(1, 3);

    /// <summary>An interaction's worth is shared evenly by those in it.</summary>
    private static readonly double[] s_mixed = [1 + 2, -2 + 2 - 2, 3 - 2, 0.5 - 2, 0];

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-9;

    [Fact]
    public void The_glove_game_has_its_known_values() => Assert.Equal([2.0 / 3, 1.0 / 6, 1.0 / 6], Shapley.Exact(Gloves, 3).Doubles(), Close);

    [Fact]
    public void Interactions_are_shared_evenly() => Assert.Equal(s_mixed, Shapley.Exact(Mixed, 5).Doubles(), Close);

    [Fact]
    public void Kernel_SHAP_of_all_coalitions_is_exact()
    {
        Assert.Equal([2.0 / 3, 1.0 / 6, 1.0 / 6], KernelShap.Of(Gloves, 3).Doubles(), Close);
        Assert.Equal(s_mixed, KernelShap.Of(Mixed, 5, samples: 30).Doubles(), Close);
    }

    [Fact]
    public void Kernel_SHAP_of_a_sample_is_efficient_and_near()
    {
        var values = KernelShap.Of(Mixed, 5, samples: 20, seed: 4).Doubles();
        Assert.Equal(s_mixed.Sum(), values.Sum(), 9);
        var many = KernelShap.Of(c => Mixed(c.narrow(1, 0, 5)), 12, samples: 2000).Doubles();
        Assert.Equal([.. s_mixed, 0, 0, 0, 0, 0, 0, 0], many, (a, b) => Math.Abs(a - b) < 0.25);
    }

    [Fact]
    public void A_single_player_gets_everything() => Assert.Equal([3], KernelShap.Of(c => 1 + 3 * c.select(1, 0), 1).Doubles());

    [Fact]
    public void Too_few_samples_are_refused() =>
        Assert.Contains("at least 24", Assert.Throws<ArgumentException>(() => KernelShap.Of(Mixed, 12, samples: 10)).Message);

    [Fact]
    public void LIME_finds_the_weights_of_a_linear_game() =>
        Assert.Equal([1, -2, 3, 0.5], Lime.Of(c => 2 + c.matmul(tensor(new[] { 1.0, -2, 3, 0.5 })), 4, samples: 200, ridge: 0).Doubles(), (a, b) => Math.Abs(a - b) < 1e-6);

    [Fact]
    public void A_larger_penalty_makes_smaller_weights()
    {
        double Size(double ridge) => Lime.Of(Mixed, 5, samples: 200, ridge: ridge).Doubles().Sum(Math.Abs);
        Assert.True(Size(10) < Size(0.1));
    }

    [Fact]
    public void The_same_seed_draws_the_same_coalitions() => Assert.Equal(Lime.Of(Mixed, 5, 50, seed: 7).Doubles(), Lime.Of(Mixed, 5, 50, seed: 7).Doubles());

    [Fact]
    public void A_game_of_another_shape_is_refused() =>
        Assert.Contains("[8]", Assert.Throws<ArgumentException>(() => Shapley.Exact(c => c, 3)).Message);

    [Fact]
    public void Features_of_a_linear_model_are_worth_weight_times_distance_from_the_background()
    {
        using var model = nn.Linear(3, 2);
        using (no_grad()) model.weight.copy_(tensor(new[] { 1f, 2f, 3f, 0f, 0f, 0f }, 2, 3));
        var game = Masking.Features(model, tensor(new[] { 1f, 1f, 1f }, 1, 3), tensor(new[] { 0f, 2f, -1f }, 1, 3), target: 0);
        Assert.Equal([1, -2, 6], Shapley.Exact(game, 3).Doubles(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Segments_of_an_image_are_worth_their_pixels()
    {
        var image = arange(12, ScalarType.Float32).reshape(1, 1, 3, 4) / 10;
        var game = Masking.Segments(Networks.Linear(), image, Masking.Tiles(3, 4, 2), target: 0);
        double Worth(params int[] pixels) => pixels.Sum(i => (i + 1) * i / 10.0);
        Assert.Equal([Worth(0, 1, 4, 5), Worth(2, 3, 6, 7), Worth(8, 9), Worth(10, 11)], KernelShap.Of(game, 4).Doubles(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Tiles_are_numbered_row_by_row() => Assert.Equal([0, 0, 1, 0, 0, 1, 2, 2, 3], Masking.Tiles(3, 3, 2).Longs());

    [Fact]
    public void A_game_is_played_with_the_players_that_it_has()
    {
        using var model = nn.Linear(3, 2);
        var game = Masking.Features(model, ones(1, 3), zeros(1, 3), target: 0);
        Assert.Contains("This game has 3 players", Assert.Throws<ArgumentException>(() => Shapley.Exact(game, 2)).Message);
    }

    [Fact]
    public void Segments_are_whole_numbers_from_zero_on()
    {
        var image = zeros(1, 1, 3, 4);
        Assert.Contains("from -1 on", Assert.Throws<ArgumentException>(() => Masking.Segments(Networks.Linear(), image, full([3, 4], -1L), 0)).Message);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => Masking.Segments(Networks.Linear(), image, zeros(3, 4), 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Masking.Tiles(0, 4, 2));
    }

    [Fact]
    public void More_players_than_coalitions_can_be_counted_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Shapley.Exact(Gloves, 17));
}
