using System.Text;

namespace Course.Notebooks.Documents;

/// <summary>Text files in UTF-8, read without guessing and written whole or not at all.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; a byte order mark is the first character of its text.</summary>
    /// <exception cref="NotebookFormatException">The file is not UTF-8; reading on would lose what it says.</exception>
    public static string Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (IsUtf16(bytes))
            throw new NotebookFormatException($"{Path.GetFileName(path)} is text in UTF-16; save it again in UTF-8.");
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException) when (bytes.Contains((byte)0))
        {
            throw new NotebookFormatException($"{Path.GetFileName(path)} is not text, so it is not a notebook, whatever its name says.");
        }
        catch (DecoderFallbackException error)
        {
            throw new NotebookFormatException($"{Path.GetFileName(path)}, byte {error.Index + 1}: the file is not UTF-8 text; save it again in UTF-8.", error);
        }
    }

    /// <summary>Whether bytes begin as text in UTF-16 does: with its byte order mark, or with characters of which one byte is zero.</summary>
    private static bool IsUtf16(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    /// <summary>The lines of a file. Where all of them end in <c>\r\n</c>, that is no part of them; elsewhere an <c>\r</c> is text.</summary>
    public static string[] Lines(string text) =>
        (text.AsSpan().Count('\n') == text.AsSpan().Count("\r\n") ? text.Replace("\r\n", "\n") : text).Split('\n');

    /// <summary>
    /// Writes to a temporary file first and renames it, so that readers see the old text or the whole of the new. The file keeps its permissions, and where it
    /// is a symbolic link, the file that it leads to is written.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        bool exists = File.Exists(path);
        string target = exists ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, s_strict);
            if (exists && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{path} may not be written: its permissions, or those of its folder, forbid it.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
