using System.CommandLine;
using System.CommandLine.Help;
using Course.Cli;
using Course.Cli.Commands;
using Course.Notebooks.Kernel;

// The kernel process: this program starts itself in this mode. Nothing else may be loaded before it answers.
if (args is ["kernel"])
    return KernelServer.Run();

// The program's file is named after its project; people call it course.
var root = new Command("course", "The course's notebooks, run without an editor, and its exercises.")
{
    new HelpOption(),
    new VersionOption(),
    RunCommand.Create(),
    CopyCommand.Create(),
    JupyterCommand.Create(),
    ReleaseCommand.Create(),
    GradeCommand.Create(),
    ProgressCommand.Create(),
    ExercisesCommand.Create(),
    DataCommand.Create(),
    WatchCommand.Create(),
    FormatCommand.Create(),
    ConvertCommand.Create(),
    ExportCommand.Create(),
    SiteCommand.Create(),
};
return await CommandLine.Invoke(root, args);
