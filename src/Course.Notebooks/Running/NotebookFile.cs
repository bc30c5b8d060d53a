using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>Notebooks that a command names: whatever is wrong with the file is said as wrong usage, and the file stays as it is.</summary>
public static class NotebookFile
{
    /// <summary>Reads a notebook in the form that its name says.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The notebook, with its outputs.</returns>
    /// <exception cref="UsageException">There is no such file, or it cannot be read, or it is no notebook.</exception>
    public static NotebookDocument Read(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder: name a notebook (.ipynb) in it.");
        if (!File.Exists(path))
            throw new UsageException($"There is no notebook {path}.");
        try
        {
            return NotebookDocument.Read(path);
        }
        catch (NotebookFormatException exception)
        {
            throw new UsageException(exception.Message);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path} may not be read: its permissions forbid it.");
        }
        catch (IOException exception)
        {
            throw new UsageException(new FileInfo(path).LinkTarget is { } target
                ? $"{path} is a symbolic link to {target}, and there is no file at its end: name the file itself."
                : $"{path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads a notebook that a .NET kernel runs.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The notebook, with its outputs.</returns>
    /// <exception cref="UsageException">There is no such notebook, or it is one of another language.</exception>
    public static NotebookDocument ReadDotNet(string path)
    {
        var notebook = Read(path);
        return notebook.ForeignLanguage is not { } language ? notebook
            : throw new UsageException($"{path} is a notebook in {language}, by its kernelspec; only those in C# can be run or brought to the course's form.");
    }

    /// <summary>Writes a text whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        TextFile.Write(path, text);
    }
}
