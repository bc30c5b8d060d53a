namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Reads a tensor that <see cref="TensorExtensionMethods.Save(Tensor, BinaryWriter)"/> wrote.</summary>
        public static Tensor Load(BinaryReader reader) => TensorFormat.Read(reader);

        /// <summary>Reads a tensor from a stream, which is closed.</summary>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Reads a tensor from a file.</summary>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }
    }
}

public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's own format.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    /// <summary>Writes a tensor to a stream, which is closed.</summary>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file, which is replaced only when everything is written.</summary>
    public static void Save(this torch.Tensor tensor, string location) => WholeFile.Write(location, tensor.Save);

    /// <summary>Reads values that were saved into a tensor of the same type and shape.</summary>
    /// <param name="tensor">Where to.</param>
    /// <param name="reader">Where the saved tensor begins.</param>
    /// <param name="skip">Whether to read past it and keep the tensor's values.</param>
    /// <exception cref="ArgumentException">Type or shape differ.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var values = TensorFormat.Read(reader, tensor);
        using var recording = torch.no_grad();
        if (!skip) tensor.copy_(values);
    }
}
