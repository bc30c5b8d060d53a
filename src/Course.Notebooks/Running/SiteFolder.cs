using System.Text;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;

namespace Course.Notebooks.Running;

/// <summary>Where executed notebooks are laid: as <c>.ipynb</c>, and as a page to read in a browser.</summary>
public static class SiteFolder
{
    /// <summary>The default place for a notebook's results.</summary>
    /// <param name="notebook">The notebook's file.</param>
    /// <returns><c>artifacts/site</c> of the course that the notebook belongs to, found upward by its <c>Course.sln</c>; else <c>site</c> here.</returns>
    public static string For(string notebook)
    {
        for (var folder = Directory.GetParent(Path.GetFullPath(notebook)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")))
                return Path.Combine(folder.FullName, "artifacts", "site");
        }
        return Path.GetFullPath("site");
    }

    /// <summary>Writes what a run gave. Existing files of the same names are replaced, each in one step.</summary>
    /// <param name="run">The run, failed or not.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (string Notebook, string Page) Write(NotebookRun run, string folder)
    {
        Directory.CreateDirectory(folder);
        string name = Path.GetFileNameWithoutExtension(run.Path);
        string notebook = Path.Combine(folder, name + ".ipynb");
        string page = Path.Combine(folder, name + ".html");
        run.Executed.Write(notebook);

        string html = HtmlExporter.Export(run.Executed, name, Path.GetDirectoryName(Path.GetFullPath(run.Path))!);
        string temporary = $"{page}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, page, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
        return (notebook, page);
    }
}
