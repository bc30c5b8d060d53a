using System.Buffers.Binary;

namespace TorchSharp;

// A saved stream has the bytes that PyTorch's get_rng_state gives: seed (8), left (4), seeded (4), next (8), 624 state words
// (8 each), an unused normal (8), the spare normal (8), an unused factor (8), whether there is a spare (4, padded to 8), the
// spare float normal (4), and whether there is one (1, padded to 4). Little-endian.
internal sealed partial class RandomStream
{
    internal const int StateLength = 5056;
    private const int WordsAt = 24;
    private const int SpareAt = WordsAt + MersenneTwister.StateSize * 8 + 8;
    private const int HasSpareAt = SpareAt + 16;
    private const int FloatSpareAt = HasSpareAt + 8;

    internal byte[] SaveState()
    {
        var bytes = new byte[StateLength];
        lock (gate)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, engine.InitialSeed);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), engine.Left);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 1);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), (ulong)engine.Next);
            for (int i = 0; i < MersenneTwister.StateSize; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(WordsAt + 8 * i), engine.Words[i]);
            }

            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(SpareAt), spareNormal ?? 0);
            bytes[HasSpareAt] = spareNormal is null ? (byte)0 : (byte)1;
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(FloatSpareAt), spareFloatNormal ?? 0);
            bytes[FloatSpareAt + 4] = spareFloatNormal is null ? (byte)0 : (byte)1;
        }

        return bytes;
    }

    internal void LoadState(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != StateLength)
        {
            throw new ArgumentException($"RNG state is wrong size: expected {StateLength} bytes, got {bytes.Length}");
        }

        Span<uint> words = stackalloc uint[MersenneTwister.StateSize];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WordsAt + 8 * i)..]);
        }

        lock (gate)
        {
            engine.Restore(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                words,
                nextWord: (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
                drawsLeft: BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]));
            spareNormal = bytes[HasSpareAt] == 0 ? null : BinaryPrimitives.ReadDoubleLittleEndian(bytes[SpareAt..]);
            spareFloatNormal = bytes[FloatSpareAt + 4] == 0 ? null : BinaryPrimitives.ReadSingleLittleEndian(bytes[FloatSpareAt..]);
        }
    }
}
