using System.IO.Compression;

namespace Course.Tests.Data;

/// <summary>IDX contents put together by hand, byte for byte as the format's description has them.</summary>
internal static class IdxBytes
{
    /// <summary>Two images of 2×3 pixels.</summary>
    public static byte[] TwoImages =>
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6];

    /// <summary>Two labels, 7 and 1.</summary>
    public static byte[] TwoLabels => [0, 0, 8, 1, 0, 0, 0, 2, 7, 1];

    /// <summary>Count images of 1×1 pixel, image i having the intensity i, and their labels i mod 10.</summary>
    public static (byte[] images, byte[] labels) Counted(byte count) =>
        ([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 1, .. Enumerable.Range(0, count).Select(i => (byte)i)],
         [0, 0, 8, 1, 0, 0, 0, count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);

    public static byte[] Compress(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }
}
