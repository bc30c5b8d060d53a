namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements' bytes, in row-major order, little-endian; the tensor's own memory, for a contiguous tensor of at most 2 GB.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        public Span<byte> bytes
        {
            get
            {
                RequireContiguous();
                return new((byte*)Address, checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                if (value.Length != NumberOfElements * ElementSize) throw new ArgumentException($"The tensor has {NumberOfElements * ElementSize} bytes, and {value.Length} were given: they must be equal.");
                value.CopyTo(bytes);
                Storage.BumpVersion();
            }
        }

        /// <summary>Writes the elements' bytes to a stream, in row-major order, little-endian.</summary>
        /// <param name="stream">Where to.</param>
        /// <param name="bufferSize">How much is written at a time by the package; without effect here.</param>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            RequireContiguous();
            TensorFormat.WriteElements(stream, this);
        }

        /// <summary>Reads the elements' bytes from a stream, in row-major order, little-endian.</summary>
        /// <param name="stream">Where from.</param>
        /// <param name="bufferSize">How much is read at a time by the package; without effect here.</param>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            RequireContiguous();
            TensorFormat.ReadElements(stream, this);
            Storage.BumpVersion();
        }

        private void RequireContiguous()
        {
            if (!is_contiguous()) throw new InvalidOperationException("The bytes of a tensor that is not contiguous do not lie together: take contiguous() first.");
        }

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
