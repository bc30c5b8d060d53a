using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint-").FullName;

    private string File => Path.Combine(_folder, "model.dat");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_module_is_saved_in_TorchSharps_bytes()
    {
        using var layer = Linear(Parameter(tensor([1f, -2f], 1, 2)), Parameter(tensor([0.5f])));
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) layer.save(writer);
        byte[] expected =
        [
            2, // entries
            6, .. "weight"u8, 6, 2, 1, 2, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-2f), // name, Float32, two dimensions, 1 × 2
            4, .. "bias"u8, 6, 1, 1, .. BitConverter.GetBytes(0.5f),
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Sizes_above_127_take_more_bytes_of_seven_bits()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) zeros([300], dtype: uint8).Save(writer);
        Assert.Equal([0, 1, 0xAC, 0x02], stream.ToArray()[..4]);
        Assert.Equal(304, stream.Length);
    }

    [Fact]
    public void A_network_comes_back_from_its_file()
    {
        using Sequential saved = Network(), loaded = Network();
        saved.call(ones(2, 1, 4, 4));
        saved.save(File);
        loaded.load(File);
        saved.eval();
        loaded.eval();
        Assert.Equal(saved.call(ones(1, 1, 4, 4)).data<float>().ToArray(), loaded.call(ones(1, 1, 4, 4)).data<float>().ToArray());
        Assert.Equal(1, loaded.get_buffer("1.num_batches_tracked")!.item<long>());
        Assert.Equal([Path.GetFileName(File)], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Loading_says_which_names_it_found()
    {
        using Sequential saved = Sequential(("a", Linear(1, 1)), ("b", Linear(1, 1))), loaded = Sequential(("a", Linear(1, 1)));
        saved.save(File);
        Dictionary<string, bool> found = [];
        loaded.load(File, strict: false, loadedParameters: found);
        Assert.Equal(new Dictionary<string, bool> { ["a.weight"] = true, ["a.bias"] = true, ["b.weight"] = false, ["b.bias"] = false }, found);
        Assert.Equal(saved.get_parameter("a.weight")!.item<float>(), loaded.get_parameter("a.weight")!.item<float>());
        Assert.Contains("expected 2, but found 4", Assert.Throws<ArgumentException>(() => loaded.load(File)).Message);
    }

    [Fact]
    public void A_skipped_name_keeps_its_values()
    {
        using Linear saved = Linear(1, 1), loaded = Linear(1, 1);
        var bias = loaded.bias!.item<float>();
        saved.save(File);
        loaded.load(File, skip: ["bias"]);
        Assert.Equal(bias, loaded.bias!.item<float>());
        Assert.Equal(saved.weight.item<float>(), loaded.weight.item<float>());
    }

    [Fact]
    public void A_truncated_file_is_refused_in_one_sentence()
    {
        using var network = Network();
        network.save(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        foreach (var length in new[] { 0, 1, 9, bytes.Length / 2, bytes.Length - 1 })
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Assert.Contains("end in the middle", Assert.Throws<InvalidDataException>(() => network.load(File)).Message);
        }
    }

    /// <summary>Whatever the byte that is wrong, and wherever the file ends: an error, or another number of the right size; never half a module.</summary>
    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_module_as_it_was()
    {
        using Sequential saved = Network(), loaded = Network();
        saved.save(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        var before = Numbers(loaded);
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])bytes.Clone();
            if (i % 3 == 0) damaged = damaged[..random.Next(damaged.Length)];
            else damaged[i % 3 == 1 ? random.Next(40) : random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var error = Record.Exception(() => loaded.load(new MemoryStream(damaged)));
            if (error is null)
            {
                loaded.load(new MemoryStream(bytes));
                before = Numbers(loaded);
                continue;
            }
            refused++;
            Assert.True(error is InvalidDataException or ArgumentException or NotSupportedException, error.ToString());
            Assert.Equal(before, Numbers(loaded));
        }
        Assert.True(refused > 150);

        static double[] Numbers(nn.Module module) => [.. module.state_dict().Values.SelectMany(tensor => tensor.to_type(float64).flatten().data<double>().ToArray())];
    }

    [Fact]
    public void A_file_of_another_shape_is_refused_with_both_shapes()
    {
        using Linear saved = Linear(3, 1), loaded = Linear(2, 1);
        saved.save(File);
        Assert.Contains("while loading 'weight': the data are [1, 3], the tensor is [1, 2]", Assert.Throws<ArgumentException>(() => loaded.load(File)).Message);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains("nowhere.dat", Assert.Throws<FileNotFoundException>(() => Network().load(Path.Combine(_folder, "nowhere.dat"))).Message);

    [Fact]
    public void A_failed_save_leaves_the_old_file()
    {
        using var layer = Linear(1, 1);
        layer.save(File);
        var before = System.IO.File.ReadAllBytes(File);
        layer.Dispose();
        Assert.ThrowsAny<Exception>(() => layer.save(File));
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_view_is_saved_in_its_own_order()
    {
        arange(6).reshape(2, 3).t().Save(File);
        using var loaded = Tensor.Load(File);
        Assert.Equal([3, 2], loaded.shape);
        Assert.Equal([0L, 3L, 1L, 4L, 2L, 5L], loaded.data<long>().ToArray());
    }

    private static Sequential Network() => Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Flatten(), Linear(8, 3));
}
