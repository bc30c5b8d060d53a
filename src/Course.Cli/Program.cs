using System.CommandLine;
using Course.Cli;
using Course.Cli.Commands;
using Course.Notebooks.Kernel;

// The kernel process: this program starts itself in this mode. Nothing else may be loaded before it answers.
if (args is ["kernel"])
    return KernelServer.Run();

var root = new RootCommand("The course's notebooks, run without an editor.")
{
    RunCommand.Create(),
};
return await CommandLine.Invoke(root, args);
