using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes BMP of 24 bits a pixel.</summary>
internal static class BmpEncoder
{
    private const int Headers = 54;

    internal static void Encode(Image image, Stream to)
    {
        var stride = ((image.Width * 3) + 3) / 4 * 4;
        var headers = new byte[Headers];
        headers[0] = (byte)'B';
        headers[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(2), checked(Headers + (stride * image.Height)));
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(10), Headers);
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(18), image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(22), image.Height);
        headers[26] = 1;
        headers[28] = 24;
        BinaryPrimitives.WriteInt32LittleEndian(headers.AsSpan(34), stride * image.Height);
        to.Write(headers);
        var colours = new Rgba32[image.Width];
        var row = new byte[stride];
        for (var y = image.Height - 1; y >= 0; y--)
        {
            image.ReadRow(y, colours);
            for (var x = 0; x < colours.Length; x++) (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = (colours[x].B, colours[x].G, colours[x].R);
            to.Write(row);
        }
    }
}
