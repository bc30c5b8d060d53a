using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>A front end built on Python's <c>jupyter_client</c>, and a kernel that it started.</summary>
public sealed class JupyterClient : IDisposable
{
    private readonly JupyterInstallation _jupyter = new();
    private readonly StringBuilder _errors = new();
    private Process? _client;

    /// <summary>Has the front end do something and gives its answer; starts both at the first call.</summary>
    public JsonNode Do(string what, JsonObject? arguments = null)
    {
        _client ??= Start();
        var request = arguments ?? [];
        request["do"] = what;
        _client.StandardInput.WriteLine(request.ToJsonString());
        _client.StandardInput.Flush();
        return Read(_client);
    }

    /// <summary>Runs a cell.</summary>
    public JupyterCell Execute(string code, JsonObject? more = null)
    {
        var arguments = more ?? [];
        arguments["code"] = code;
        return new JupyterCell(Do("execute", arguments));
    }

    public void Dispose()
    {
        Stop();
        _jupyter.Dispose();
    }

    private void Stop()
    {
        if (_client is null)
            return;
        _client.StandardInput.Close();
        if (!_client.WaitForExit(TimeSpan.FromSeconds(20)))
            _client.Kill(entireProcessTree: true);
        _client.Dispose();
        _client = null;
    }

    private Process Start()
    {
        var client = _jupyter.StartPython(_jupyter.Folder, Path.Combine(AppContext.BaseDirectory, "Jupyter", "client.py"), ".net-csharp");
        client.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        client.BeginErrorReadLine();
        Read(client);
        return client;
    }

    private JsonNode Read(Process client)
    {
        var line = client.StandardOutput.ReadLineAsync();
        if (!line.Wait(TimeSpan.FromMinutes(2)))
        {
            // The next test finds a front end that works.
            Stop();
            Assert.Fail($"The front end does not answer.\n{_errors}");
        }
        return JsonNode.Parse(line.Result ?? throw new InvalidOperationException($"The front end ended.\n{_errors}"))!;
    }
}

/// <summary>What a front end saw of a cell.</summary>
/// <param name="Answer">The reply, the outputs in order, and the questions that the cell asked.</param>
public sealed record JupyterCell(JsonNode Answer)
{
    public string Status => (string)Answer["reply"]!["status"]!;

    public JsonNode Reply => Answer["reply"]!;

    public IReadOnlyList<JsonNode> Outputs(string type) => [.. Answer["output"]!.AsArray().Where(output => (string)output!["type"]! == type).Select(output => output!)];

    public string Stdout => string.Concat(Outputs("stream").Where(output => (string)output["name"]! == "stdout").Select(output => (string)output["text"]!));

    public JsonNode Only(string type) => Assert.Single(Outputs(type));
}
