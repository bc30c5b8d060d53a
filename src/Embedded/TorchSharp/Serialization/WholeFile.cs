namespace TorchSharp;

/// <summary>Writes a file as a whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the place and moves the finished file there.</summary>
    internal static void Write(string location, Action<Stream> content)
    {
        var temporary = location + ".part-" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            using (var stream = File.Create(temporary)) content(stream);
            File.Move(temporary, location, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
