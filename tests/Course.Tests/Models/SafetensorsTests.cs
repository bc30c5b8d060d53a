using System.Text;
using Course.Models;
using Course.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Models;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "weights.safetensors");

    public void Dispose() => _folder.Dispose();

    /// <summary>The bytes are put together by hand from the format's description.</summary>
    [Fact]
    public void A_file_from_elsewhere_is_read()
    {
        var file = File("""{"bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]},"__metadata__":{"made by":"hand"},"weight":{"dtype":"I64","shape":[1,2],"data_offsets":[0,16]},"flag":{"dtype":"BOOL","shape":[],"data_offsets":[24,25]}}   """,
            [.. BitConverter.GetBytes(3L), .. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(0.5f), .. BitConverter.GetBytes(-2f), 1]);
        var tensors = Safetensors.Load(file);
        Assert.Equal(["bias", "flag", "weight"], tensors.Keys.Order());
        Assert.Equal([1, 2], tensors["weight"].shape);
        Assert.Equal([3L, -1L], tensors["weight"].data<long>().ToArray());
        Assert.Equal([0.5f, -2f], tensors["bias"].data<float>().ToArray());
        Assert.True(tensors["flag"].item<bool>());
        Assert.Equal("hand", Assert.Single(Safetensors.LoadMetadata(file)).Value);
    }

    [Fact]
    public void A_file_is_written_as_the_format_says()
    {
        Safetensors.Save(Path, new Dictionary<string, Tensor> { ["b"] = tensor(new byte[] { 7, 8, 9 }), ["a"] = tensor([1f, 2f], 1, 2) }, new Dictionary<string, string> { ["epochs"] = "3" });
        var header = """{"__metadata__":{"epochs":"3"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}""";
        header = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), 7, 8, 9];
        Assert.Equal(expected, System.IO.File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_models_weights_come_back()
    {
        using Mlp saved = new(4, 3, 2), loaded = new(4, 3, 2);
        Safetensors.Save(Path, saved.state_dict());
        loaded.load_state_dict(Safetensors.Load(Path));
        Assert.Equal(saved.call(ones(1, 4)).data<float>().ToArray(), loaded.call(ones(1, 4)).data<float>().ToArray());
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Every_type_and_shape_comes_back()
    {
        var random = new Random(5);
        ScalarType[] types = [float32, float64, int64, int32, int16, int8, uint8, @bool];
        for (var round = 0; round < 60; round++)
        {
            using var scope = NewDisposeScope();
            var tensors = Enumerable.Range(0, random.Next(6)).ToDictionary(i => $"{(char)('a' + random.Next(26))}é\"{i}", _ => Drawn());
            Safetensors.Save(Path, tensors);
            var loaded = Safetensors.Load(Path);
            Assert.Equal(tensors.Keys.Order(), loaded.Keys.Order());
            foreach (var (name, tensor) in tensors)
            {
                Assert.Equal((tensor.dtype, string.Join(',', tensor.shape)), (loaded[name].dtype, string.Join(',', loaded[name].shape)));
                Assert.Equal(Values(tensor), Values(loaded[name]));
            }
        }

        Tensor Drawn()
        {
            long[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(4))];
            var drawn = randn(shape).mul(3).to_type(types[random.Next(types.Length)]);
            return shape.Length > 1 && random.Next(2) == 0 ? drawn.transpose(0, 1) : drawn;
        }

        static double[] Values(Tensor tensor) => tensor.to_type(float64).contiguous().reshape(-1).data<double>().ToArray();
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "too long")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 8, "without gaps or overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "without gaps or overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'a' has 8 bytes, and the shape [3] of F32 takes 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,0]}}""", 0, "'a' has 0 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "the shape [-2]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "a begin and an end are expected")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", 2, "'a' has the type F8_E4M3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "'a' stands in its header twice")]
    [InlineData("""{"__metadata__":{"epochs":3}}""", 0, "'epochs' is not a text")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "not the JSON")]
    [InlineData("""{"a":3}""", 0, "not the JSON")]
    [InlineData("""{"a":""", 0, "not the JSON")]
    [InlineData("""  {}""", 0, "does not begin with {")]
    public void A_file_that_breaks_a_rule_is_refused_with_the_rule(string header, int bytes, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Load(File(header, new byte[bytes])));
        Assert.Contains(message, error.Message);
        Assert.Contains("elsewhere.safetensors", error.Message);
    }

    [Fact]
    public void A_header_longer_than_the_file_or_than_100_MB_is_refused_unread()
    {
        Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => Safetensors.Load(_folder.Write("short", [.. BitConverter.GetBytes(50L), (byte)'{', (byte)'}']))).Message);
        Assert.Contains("at most 100000000", Assert.Throws<InvalidDataException>(() => Safetensors.Load(_folder.Write("long", [.. BitConverter.GetBytes(ulong.MaxValue), (byte)'{']))).Message);
        Assert.Contains("8", Assert.Throws<InvalidDataException>(() => Safetensors.Load(_folder.Write("tiny", [1, 2]))).Message);
    }

    [Fact]
    public void The_name_of_the_metadata_is_no_tensors() =>
        Assert.Contains("__metadata__", Assert.Throws<ArgumentException>(() => Safetensors.Save(Path, new Dictionary<string, Tensor> { ["__metadata__"] = ones(1) })).Message);

    private string File(string header, byte[] data) => _folder.Write("elsewhere.safetensors", [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data]);
}
