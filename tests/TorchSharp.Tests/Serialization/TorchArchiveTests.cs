using System.IO.Compression;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>The files in base64 were written by PyTorch 1.13; those that are written here are read by it in the same way (checked by hand).</summary>
public sealed class TorchArchiveTests : IDisposable
{
    /// <summary>C++: torch::save(torch::arange(6, torch::kFloat32).reshape({2, 3}), path).</summary>
    private const string FromCpp = "UEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAAOABQAY3BwX2YzMi9kYXRhLzBGQhAAWlpaWlpaWlpaWlpaWlpaWgAAAAAAAIA/AAAAQAAAQEAAAIBAAACgQFBLBwgXkOeRGAAAABgAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAABAAKgBjcHBfZjMyL2RhdGEucGtsRkImAFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpagAJjX190b3JjaF9fCk1vZHVsZQpxACmBfShYAQAAADBxAWN0b3JjaC5fdXRpbHMKX3JlYnVpbGRfdGVuc29yX3YyCnECKChYBwAAAHN0b3JhZ2VxA2N0b3JjaApGbG9hdFN0b3JhZ2UKcQRoAVgDAAAAY3B1cQVLBnRRcQZLAChLAksDdChLA0sBdIljY29sbGVjdGlvbnMKT3JkZXJlZERpY3QKcQcpUnRScQh1YnEJLlBLBwiJvg4NsgAAALIAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAABkABwBjcHBfZjMyL2NvZGUvX190b3JjaF9fLnB5RkIDAFpaWmNsYXNzIE1vZHVsZShNb2R1bGUpOgogIF9fcGFyYW1ldGVyc19fID0gWyIwIiwgXQogIF9fYnVmZmVyc19fID0gW10KICBfX2Fubm90YXRpb25zX18gPSBbXQogIF9fYW5ub3RhdGlvbnNfX1siMCJdID0gVGVuc29yClBLBwiiMYpPewAAAHsAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAACMANABjcHBfZjMyL2NvZGUvX190b3JjaF9fLnB5LmRlYnVnX3BrbEZCMABaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlqAAlgYAAAARk9STUFUX1dJVEhfU1RSSU5HX1RBQkxFcQBYAAAAAHEBhXECSwBjdG9yY2guaml0Ll9waWNrbGUKYnVpbGRfaW50bGlzdApxAyhdKGV0UksASwCHcQRLAEsAh0sAh4VxBYcuUEsHCLHxvT1qAAAAagAAAFBLAwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAAFQATAGNwcF9mMzIvY29uc3RhbnRzLnBrbEZCDwBaWlpaWlpaWlpaWlpaWlqAAikuUEsHCG0vCVcEAAAABAAAAFBLAwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAADwA/AGNwcF9mMzIvdmVyc2lvbkZCOwBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWjMKUEsHCNGeZ1UCAAAAAgAAAFBLAQIAAAAACAgAAAAAAAAXkOeRGAAAABgAAAAOAAAAAAAAAAAAAAAAAAAAAABjcHBfZjMyL2RhdGEvMFBLAQIAAAAACAgAAAAAAACJvg4NsgAAALIAAAAQAAAAAAAAAAAAAAAAAGgAAABjcHBfZjMyL2RhdGEucGtsUEsBAgAAAAAICAAAAAAAAKIxik97AAAAewAAABkAAAAAAAAAAAAAAAAAggEAAGNwcF9mMzIvY29kZS9fX3RvcmNoX18ucHlQSwECAAAAAAgIAAAAAAAAsfG9PWoAAABqAAAAIwAAAAAAAAAAAAAAAABLAgAAY3BwX2YzMi9jb2RlL19fdG9yY2hfXy5weS5kZWJ1Z19wa2xQSwECAAAAAAgIAAAAAAAAbS8JVwQAAAAEAAAAFQAAAAAAAAAAAAAAAAA6AwAAY3BwX2YzMi9jb25zdGFudHMucGtsUEsBAgAAAAAICAAAAAAAANGeZ1UCAAAAAgAAAA8AAAAAAAAAAAAAAAAAlAMAAGNwcF9mMzIvdmVyc2lvblBLBgYsAAAAAAAAAB4DLQAAAAAAAAAAAAYAAAAAAAAABgAAAAAAAACSAQAAAAAAABIEAAAAAAAAUEsGBwAAAACkBQAAAAAAAAEAAABQSwUGAAAAAAYABgCSAQAAEgQAAAAA";

    /// <summary>Python: torch.save(torch.arange(6, dtype=torch.float64).reshape(2, 3).t()[1:], path).</summary>
    private const string FromPython = "UEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAALABcAcHkvZGF0YS5wa2xGQhMAWlpaWlpaWlpaWlpaWlpaWlpaWoACY3RvcmNoLl91dGlscwpfcmVidWlsZF90ZW5zb3JfdjIKcQAoKFgHAAAAc3RvcmFnZXEBY3RvcmNoCkRvdWJsZVN0b3JhZ2UKcQJYAQAAADBxA1gDAAAAY3B1cQRLBnRxBVFLAUsCSwKGcQZLAUsDhnEHiWNjb2xsZWN0aW9ucwpPcmRlcmVkRGljdApxCClScQl0cQpScQsuUEsHCNnyJdibAAAAmwAAAFBLAwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAACQAuAHB5L2RhdGEvMEZCKgBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWloAAAAAAAAAAAAAAAAAAPA/AAAAAAAAAEAAAAAAAAAIQAAAAAAAABBAAAAAAAAAFEBQSwcIGQEr8TAAAAAwAAAAUEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAAKABgAcHkvdmVyc2lvbkZCFABaWlpaWlpaWlpaWlpaWlpaWlpaWjMKUEsHCNGeZ1UCAAAAAgAAAFBLAQIAAAAACAgAAAAAAADZ8iXYmwAAAJsAAAALAAAAAAAAAAAAAAAAAAAAAABweS9kYXRhLnBrbFBLAQIAAAAACAgAAAAAAAAZASvxMAAAADAAAAAJAAAAAAAAAAAAAAAAAOsAAABweS9kYXRhLzBQSwECAAAAAAgIAAAAAAAA0Z5nVQIAAAACAAAACgAAAAAAAAAAAAAAAACAAQAAcHkvdmVyc2lvblBLBgYsAAAAAAAAAB4DLQAAAAAAAAAAAAMAAAAAAAAAAwAAAAAAAACoAAAAAAAAANIBAAAAAAAAUEsGBwAAAAB6AgAAAAAAAAEAAABQSwUGAAAAAAMAAwCoAAAA0gEAAAAA";

    /// <summary>Python: torch.save(torch.nn.Parameter(torch.ones(2)), path).</summary>
    private const string ParameterFromPython = "UEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAAMABYAcHlwL2RhdGEucGtsRkISAFpaWlpaWlpaWlpaWlpaWlpaWoACY3RvcmNoLl91dGlscwpfcmVidWlsZF9wYXJhbWV0ZXIKcQBjdG9yY2guX3V0aWxzCl9yZWJ1aWxkX3RlbnNvcl92MgpxASgoWAcAAABzdG9yYWdlcQJjdG9yY2gKRmxvYXRTdG9yYWdlCnEDWAEAAAAwcQRYAwAAAGNwdXEFSwJ0cQZRSwBLAoVxB0sBhXEIiWNjb2xsZWN0aW9ucwpPcmRlcmVkRGljdApxCSlScQp0cQtScQyIaAkpUnENh3EOUnEPLlBLBwiUhAeFxgAAAMYAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAAAoAQgBweXAvZGF0YS8wRkI+AFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaAACAPwAAgD9QSwcIkFEG1QgAAAAIAAAAUEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAALAD8AcHlwL3ZlcnNpb25GQjsAWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlozClBLBwjRnmdVAgAAAAIAAABQSwECAAAAAAgIAAAAAAAAlIQHhcYAAADGAAAADAAAAAAAAAAAAAAAAAAAAAAAcHlwL2RhdGEucGtsUEsBAgAAAAAICAAAAAAAAJBRBtUIAAAACAAAAAoAAAAAAAAAAAAAAAAAFgEAAHB5cC9kYXRhLzBQSwECAAAAAAgIAAAAAAAA0Z5nVQIAAAACAAAACwAAAAAAAAAAAAAAAACYAQAAcHlwL3ZlcnNpb25QSwYGLAAAAAAAAAAeAy0AAAAAAAAAAAADAAAAAAAAAAMAAAAAAAAAqwAAAAAAAAASAgAAAAAAAFBLBgcAAAAAvQIAAAAAAAABAAAAUEsFBgAAAAADAAMAqwAAABICAAAAAA==";

    /// <summary>Python: torch.save({"a": torch.ones(2)}, path).</summary>
    private const string DictionaryFromPython = "UEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAAMABYAcHlkL2RhdGEucGtsRkISAFpaWlpaWlpaWlpaWlpaWlpaWoACfXEAWAEAAABhcQFjdG9yY2guX3V0aWxzCl9yZWJ1aWxkX3RlbnNvcl92MgpxAigoWAcAAABzdG9yYWdlcQNjdG9yY2gKRmxvYXRTdG9yYWdlCnEEWAEAAAAwcQVYAwAAAGNwdXEGSwJ0cQdRSwBLAoVxCEsBhXEJiWNjb2xsZWN0aW9ucwpPcmRlcmVkRGljdApxCilScQt0cQxScQ1zLlBLBwgCOwTlogAAAKIAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAAAoAJgBweWQvZGF0YS8wRkIiAFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWloAAIA/AACAP1BLBwiQUQbVCAAAAAgAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAAAsAPwBweWQvdmVyc2lvbkZCOwBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWjMKUEsHCNGeZ1UCAAAAAgAAAFBLAQIAAAAACAgAAAAAAAACOwTlogAAAKIAAAAMAAAAAAAAAAAAAAAAAAAAAABweWQvZGF0YS5wa2xQSwECAAAAAAgIAAAAAAAAkFEG1QgAAAAIAAAACgAAAAAAAAAAAAAAAADyAAAAcHlkL2RhdGEvMFBLAQIAAAAACAgAAAAAAADRnmdVAgAAAAIAAAALAAAAAAAAAAAAAAAAAFgBAABweWQvdmVyc2lvblBLBgYsAAAAAAAAAB4DLQAAAAAAAAAAAAMAAAAAAAAAAwAAAAAAAACrAAAAAAAAANIBAAAAAAAAUEsGBwAAAAB9AgAAAAAAAAEAAABQSwUGAAAAAAMAAwCrAAAA0gEAAAAA";

    private readonly string _folder = Directory.CreateTempSubdirectory("archive-").FullName;

    private string File => Path.Combine(_folder, "tensor.pt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_libtorch_saved_is_read()
    {
        using var tensor = Read(FromCpp);
        Assert.Equal([2, 3], tensor.shape);
        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], tensor.data<float>().ToArray());
        Assert.False(tensor.requires_grad);
    }

    [Fact]
    public void What_Python_saved_of_a_strided_view_is_read_in_its_order()
    {
        using var tensor = Read(FromPython);
        Assert.Equal([2, 2], tensor.shape);
        Assert.Equal([1.0, 4.0, 2.0, 5.0], tensor.data<double>().ToArray());
    }

    [Fact]
    public void A_parameter_from_Python_still_wants_its_gradient()
    {
        using var tensor = Read(ParameterFromPython);
        Assert.Equal([1f, 1f], tensor.data<float>().ToArray());
        Assert.True(tensor.requires_grad);
    }

    [Fact]
    public void Anything_else_than_a_tensor_is_refused() =>
        Assert.Contains("something else than one tensor", Assert.Throws<InvalidDataException>(() => Read(DictionaryFromPython)).Message);

    [Fact]
    public void Every_type_comes_back()
    {
        foreach (var type in new[] { float32, float64, int64, int32, int16, int8, uint8, @bool })
        {
            using var tensor = arange(6).reshape(2, 3).to_type(type).t();
            save(tensor, File);
            using var loaded = load(File);
            Assert.Equal(type, loaded.dtype);
            Assert.Equal([3, 2], loaded.shape);
            Assert.Equal(tensor.to_type(float64).contiguous().data<double>().ToArray(), loaded.to_type(float64).data<double>().ToArray());
        }
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Numbers_and_empty_tensors_come_back()
    {
        tensor(2.5).save(File);
        Assert.Equal(2.5, Tensor.load(File).item<double>());
        zeros(3, 0).save(File);
        Assert.Equal([3, 0], Tensor.load(File).shape);
    }

    /// <summary>libtorch reads an entry where it lies, so none may be compressed.</summary>
    [Fact]
    public void The_entries_are_libtorchs_and_not_compressed()
    {
        save(ones(1000), File);
        using var archive = ZipFile.OpenRead(File);
        Assert.Equal(["archive/data/0", "archive/data.pkl", "archive/code/__torch__.py", "archive/constants.pkl", "archive/version"], archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        using var expected = new ZipArchive(new MemoryStream(Convert.FromBase64String(FromCpp)));
        using StreamReader ours = new(archive.GetEntry("archive/code/__torch__.py")!.Open()), theirs = new(expected.GetEntry("cpp_f32/code/__torch__.py")!.Open());
        Assert.Equal(theirs.ReadToEnd(), ours.ReadToEnd());
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        var bytes = Convert.FromBase64String(FromCpp);
        foreach (var length in new[] { 0, 10, bytes.Length / 2, bytes.Length - 1 }) Assert.Contains("cut off", Assert.Throws<InvalidDataException>(() => Read(Convert.ToBase64String(bytes[..length]))).Message);
        // The size in the description: 6 elements of storage become 7.
        var count = bytes.AsSpan().IndexOf("K\u0006tQ"u8) + 1;
        bytes[count]++;
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Read(Convert.ToBase64String(bytes))).Message);
    }

    [Fact]
    public void A_description_that_names_another_function_is_refused()
    {
        var bytes = Convert.FromBase64String(FromCpp);
        "torch._posix\n_systemx_tensor_v2"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("torch._utils\n_rebuild"u8)));
        Assert.Contains("which no tensor needs", Assert.Throws<InvalidDataException>(() => Read(Convert.ToBase64String(bytes))).Message);
    }

    private Tensor Read(string base64)
    {
        System.IO.File.WriteAllBytes(File, Convert.FromBase64String(base64));
        return load(File);
    }
}
