using System.Net;
using System.Net.Sockets;

namespace Course.Tests.Data;

/// <summary>Serves files from memory on this machine alone, whole or from a byte on, and breaks off when told to.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _files = [];

    public FileServer()
    {
        for (int attempt = 0; ; attempt++)
        {
            Address = $"http://127.0.0.1:{FreePort()}";
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(Address + "/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Somebody else was faster to take the port.
            }
        }
        _ = Task.Run(Serve);
    }

    public string Address { get; }

    /// <summary>The path and the range of every request, such as "/a.gz bytes=10-".</summary>
    public List<string> Requests { get; } = [];

    /// <summary>After how many bytes each response breaks off; null for whole responses.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>Whether ranges are answered with the whole file, as some servers do.</summary>
    public bool IgnoreRanges { get; set; }

    public byte[] this[string path]
    {
        set => _files[path] = value;
    }

    /// <summary>An address at which nobody answers.</summary>
    public static string Nowhere() => $"http://127.0.0.1:{FreePort()}";

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The server was closed, or the client went away.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        string? range = context.Request.Headers["Range"];
        lock (Requests)
            Requests.Add($"{path} {range}".TrimEnd());
        var response = context.Response;
        if (!_files.TryGetValue(path, out byte[]? content))
        {
            response.StatusCode = 404;
            response.Close();
            return;
        }
        int start = 0;
        if (range is not null && !IgnoreRanges)
        {
            start = int.Parse(range["bytes=".Length..^1]);
            if (start >= content.Length)
            {
                response.StatusCode = 416;
                response.Headers["Content-Range"] = $"bytes */{content.Length}";
                response.Close();
                return;
            }
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {start}-{content.Length - 1}/{content.Length}";
        }
        response.ContentLength64 = content.Length - start;
        int count = Math.Min(content.Length - start, BreakAfter ?? int.MaxValue);
        response.OutputStream.Write(content, start, count);
        response.OutputStream.Flush();
        if (start + count < content.Length)
            response.Abort();
        else
            response.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
