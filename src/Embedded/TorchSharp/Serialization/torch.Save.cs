namespace TorchSharp;

public static partial class torch
{
    /// <summary>Saves a tensor in libtorch's format, which C++ reads with <c>torch::load</c> and Python with <c>torch.jit.load</c>.</summary>
    /// <param name="t">The tensor.</param>
    /// <param name="location">The file; it is replaced only when everything is written.</param>
    public static void save(Tensor t, string location) => WholeFile.Write(location, stream => TorchArchive.Write(stream, t));

    /// <summary>Loads a tensor that <see cref="save"/>, C++'s <c>torch::save</c> or Python's <c>torch.save</c> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is none of these, or is damaged.</exception>
    public static Tensor load(string location)
    {
        using var stream = File.OpenRead(location);
        return TorchArchive.Read(stream);
    }

    public unsafe partial class Tensor
    {
        /// <inheritdoc cref="torch.save"/>
        public void save(string location) => torch.save(this, location);

        /// <inheritdoc cref="torch.load"/>
        public static Tensor load(string location) => torch.load(location);
    }
}
