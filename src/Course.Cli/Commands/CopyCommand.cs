using System.CommandLine;
using Course.Cli.Copying;
using Course.Notebooks.Running;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Cli.Commands;

/// <summary><c>course copy</c>: takes a helper out of the library, with what it depends on.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("HELPER") { Description = "A public type of the library, such as LeNet5.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "The folder to copy into.", HelpName = "folder" };
        var root = new Option<string?>("--namespace") { Description = "The namespace that takes the place of Course.", HelpName = "name" };
        root.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.Split('.').All(SyntaxFacts.IsValidIdentifier))
                result.AddError($"--namespace {token.Value}: expected names with dots between them, for example MyProject.Learning.");
        });
        var list = new Option<bool>("--list") { Description = "Shows what can be copied." };
        var force = new Option<bool>("--force") { Description = "Replaces files that are there with other content." };
        var command = new Command("copy", "Copies a helper's source files, with those that they need, into a folder of your own.") { name, to, root, list, force };
        command.SetAction(parsed => parsed.GetValue(list)
            ? List()
            : Copy(parsed.GetValue(name), parsed.GetValue(to), parsed.GetValue(root), parsed.GetValue(force)));
        return command;
    }

    private static int List()
    {
        foreach (var room in HelperLibrary.Open().Helpers.GroupBy(helper => helper.Room))
        {
            Console.WriteLine(room.Key);
            int width = room.Max(helper => helper.Name.Length);
            foreach (var helper in room)
                Console.WriteLine($"  {helper.Name.PadRight(width)}  {helper.Summary}");
        }
        return ExitCode.Done;
    }

    private static int Copy(string? name, string? folder, string? rootNamespace, bool force)
    {
        if (name is null)
            throw new UsageException("Name a helper to copy, for example course copy LeNet5 --to Models; course copy --list shows what there is.");
        if (folder is null)
            throw new UsageException($"Name the folder to copy into: course copy {name} --to folder.");
        var library = HelperLibrary.Open();
        var helper = library.Find(name);
        var copy = HelperCopy.Of(library, Dependencies.Of(library, Dependencies.References(library)), helper, rootNamespace);
        var written = copy.Write(folder, force);
        foreach (string path in written)
            Console.WriteLine(Path.Combine(folder, path));
        int present = copy.Texts.Count + copy.Resources.Count - written.Count;
        if (present > 0)
            Console.WriteLine($"{present} {(present == 1 ? "file was" : "files were")} there already, with the same content.");
        if (copy.Packages.Count > 0)
            Console.WriteLine($"Needs in your project: {string.Join(", ", copy.Packages.Select(package => $"dotnet add package {package}"))}");
        foreach (string resource in copy.Resources.Values)
            Console.WriteLine($"Needs in your project file: <EmbeddedResource Include=\"{Path.Combine(folder, resource)}\" LogicalName=\"{resource}\" />");
        return ExitCode.Done;
    }
}
