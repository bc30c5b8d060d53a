using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>Jupyter Notebook on a copy of the course's notebooks, with a browser in front of it.</summary>
public sealed class NotebookServer : IAsyncLifetime
{
    private const string Token = "course";

    private readonly JupyterInstallation _jupyter = new();
    private readonly StringBuilder _log = new();
    private readonly int _port = FreePort();
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder of the notebooks.</summary>
    public string Notebooks => Path.Combine(_jupyter.Folder, "notebooks");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens a notebook and waits for its kernel; skips the test where the machine has no Notebook or no browser.</summary>
    public async Task<IPage> Open(string notebook)
    {
        JupyterInstallation.Needs("notebook.notebookapp", "jupyter-notebook");
        string? chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Skip.If(chromium is null, "No Chromium here (Debian: chromium).");
        await Start();
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1600 } });
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync($"http://127.0.0.1:{_port}/notebooks/notebooks/{notebook}?token={Token}");
        await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
        await Idle(page);
        return page;
    }

    /// <summary>Waits until the kernel has nothing to do.</summary>
    public static Task Idle(IPage page, int seconds = 60) =>
        page.Locator("#kernel_indicator_icon.kernel_idle_icon").WaitForAsync(new() { Timeout = seconds * 1000 });

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        _jupyter.Dispose();
    }

    private async Task Start()
    {
        if (_server is not null)
            return;
        // Jupyter saves what it opens, so it gets copies; what they reference lies where it does in the repository.
        Directory.CreateDirectory(Notebooks);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb"))
            File.Copy(file, Path.Combine(Notebooks, Path.GetFileName(file)));
        foreach (string folder in new[] { "artifacts", "datasets" })
            Directory.CreateSymbolicLink(Path.Combine(_jupyter.Folder, folder), Path.Combine(Repository.Root, folder));

        _server = _jupyter.StartPython(
            _jupyter.Folder, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={_port}", "--NotebookApp.port_retries=0",
            $"--NotebookApp.token={Token}", $"--notebook-dir={_jupyter.Folder}");
        _server.OutputDataReceived += (_, line) => Log(line.Data);
        _server.ErrorDataReceived += (_, line) => Log(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();

        using var web = new HttpClient();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                await web.GetStringAsync(new Uri($"http://127.0.0.1:{_port}/api?token={Token}"));
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(1) && !_server.HasExited)
            {
                // Not yet.
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"Jupyter Notebook does not answer.\n{_log}");
            }
        }
    }

    private void Log(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
