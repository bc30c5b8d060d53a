using System.Security.Cryptography;

namespace TorchSharp.Tests;

/// <summary>The numbers come from PyTorch 1.13 (CPU, no MKL), drawn one after the other from seed 5.</summary>
public sealed class RandomStreamTests
{
    [Fact]
    public void The_engine_is_MT19937()
    {
        // The ten-thousandth draw of seed 5489, which the C++ standard demands of std::mt19937.
        var engine = new MersenneTwister(5489);
        uint last = 0;
        for (int i = 0; i < 10_000; i++)
        {
            last = engine.NextUInt32();
        }

        Assert.Equal(4123659995u, last);
    }

    [Fact]
    public void One_stream_of_mixed_calls_gives_PyTorchs_numbers()
    {
        var stream = new RandomStream(5);

        var bits = new long[12];
        stream.Bernoulli<long>(bits, 0.3);
        Assert.Equal([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], bits);

        stream.Bernoulli<long>(bits, [.. Enumerable.Repeat(0.3f, 12)]);
        Assert.Equal([0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0], bits);

        stream.Bernoulli<long>(bits, [.. Enumerable.Repeat(0.3, 12)]);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 0], bits);

        // Dropout with p = 0.25 keeps with probability 0.75.
        stream.Bernoulli<long>(bits, 0.75);
        Assert.Equal([0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1], bits);

        var floats = new float[5];
        stream.Exponential<float>(floats, 2);
        Assert.Equal([0.691891074180603f, 0.7831949591636658f, 0.38255050778388977f, 0.3589138090610504f, 0.024583544582128525f], floats);

        var doubles = new double[5];
        stream.Exponential<double>(doubles, 2);
        AssertClose([0.019871145862636604, 0.3712857783448484, 0.07710328577272366, 0.6175236912267287, 0.07474344364984056], doubles, 1e-15);

        var large = new long[4];
        stream.Integers<long>(large, 0, 1L << 40);
        Assert.Equal([1000446830623, 138774602060, 740771549061, 610152552623], large);

        stream.Integers<long>(bits, -5, 5);
        Assert.Equal([1, -1, 3, -4, 4, 1, 0, -1, -3, -5, -1, 1], bits);

        var normals = new double[37];
        stream.Normal(normals);
        AssertClose([-0.11585725927135451, -0.2722684390335216, -0.6909006290047303], normals[..3], 1e-14);
        AssertClose([0.9856092722931514, 0.44491028945104427, -0.259916592579476], normals[^3..], 1e-14);
        Assert.Equal(1.236203240950522, normals.Sum(), 1e-12);

        stream.Normal(floats);
        Assert.Equal([-1.5899115800857544f, 1.0187351703643799f, -1.1604430675506592f, -1.4514167308807373f, -0.4172235131263733f], floats);
        stream.Normal(floats);
        Assert.Equal([-0.47317418456077576f, 0.2203538566827774f, -1.1473883390426636f, -0.9372678995132446f, 0.19268839061260223f], floats);

        var bytes = new byte[8];
        stream.Integers<byte>(bytes, 0, 200);
        Assert.Equal(new byte[] { 109, 121, 58, 19, 13, 65, 34, 52 }, bytes);
    }

    [Fact]
    public void A_saved_state_has_PyTorchs_bytes()
    {
        var stream = new RandomStream(5);
        Assert.Equal(FreshHash, Hash(stream));
        stream.Normal(new float[5]);
        Assert.Equal(AfterNormalsHash, Hash(stream));
        stream.Uniform(new float[10_000]);
        Assert.Equal(AfterUniformsHash, Hash(stream));

        static string Hash(RandomStream s) => Convert.ToHexStringLower(SHA256.HashData(s.SaveState()));
    }

    [Fact]
    public void A_restored_state_continues_with_the_spare_normal()
    {
        var stream = new RandomStream(5);
        stream.Normal(new float[5]);
        byte[] state = stream.SaveState();
        var expected = new double[7];
        stream.Normal(expected);

        var other = new RandomStream(0);
        other.LoadState(state);
        var actual = new double[7];
        other.Normal(actual);
        Assert.Equal(expected, actual);
        Assert.Equal(5ul, other.InitialSeed);
    }

    [Fact]
    public void A_state_of_the_wrong_size_is_refused() =>
        Assert.Contains("5056", Assert.Throws<ArgumentException>(() => new RandomStream(0).LoadState(new byte[12])).Message);

    [Fact]
    public void Seeds_that_agree_in_their_low_32_bits_give_one_stream()
    {
        float[] low = new float[3], high = new float[3];
        new RandomStream(8).Uniform(low);
        new RandomStream((1ul << 40) + 8).Uniform(high);
        Assert.Equal([0.5979272723197937f, 0.8452961444854736f, 0.9464102387428284f], high);
        Assert.Equal(low, high);
    }

    [Fact]
    public void A_long_permutation_holds_every_number_once()
    {
        var values = new long[5000];
        new RandomStream(1).Permutation<long>(values);
        Assert.NotEqual(Enumerable.Range(0, 5000).Select(i => (long)i), values);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (long)i), values.Order());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_and_1_is_refused(double p) =>
        Assert.Throws<ArgumentException>(() => new RandomStream(0).Bernoulli<float>(new float[1], p));

    private const string FreshHash = "f4ef6f460154679cfe881f5d260e16f8ed904898fabc025c755a71e2692eb75c";
    private const string AfterNormalsHash = "8a4b81fc201af5a76db41ef4c30e4faed847303059bd4c555c1c107d59a571f4";
    private const string AfterUniformsHash = "879e5fb61a1f61d086d33aeb3bb634cd5571686a07ade6ea5d507ef0120a1125";

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
