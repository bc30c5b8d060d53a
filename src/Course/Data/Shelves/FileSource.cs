using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Course.Data;

/// <summary>A place from which a file can be had from any byte on: a folder on this machine, or an address.</summary>
internal static class FileSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Appends to a stream what it lacks of a file.</summary>
    /// <param name="place">The file: a path, a file:// address, or an http(s):// address.</param>
    /// <param name="part">What has come so far, at its end; emptied where the place cannot go on from there.</param>
    /// <param name="report">Hears how many bytes have come, and how many there are if the place says so.</param>
    /// <param name="cancellation">Stops between two blocks; what has come stays.</param>
    /// <exception cref="SourceException">The place does not have the file, or broke off.</exception>
    public static async Task Append(string place, Stream part, Action<long, long?> report, CancellationToken cancellation)
    {
        if (IsAddress(place, out var address) && address.Scheme is not ("http" or "https" or "file"))
            throw new SourceException($"{place} is no address to download from: http, https and file are expected");
        if (address is { IsFile: false })
            await AppendFromAddress(address, part, report, cancellation);
        else
            await AppendFromFile(address?.LocalPath ?? place, part, report, cancellation);
    }

    /// <summary>A place with a name added to it.</summary>
    public static string In(string place, string name) => IsAddress(place, out _) ? $"{place.TrimEnd('/')}/{name}" : Path.Combine(place, name);

    /// <summary>What a person calls the place: the server's name, or the folder.</summary>
    public static string Name(string place) => IsAddress(place, out var address) && !address.IsFile ? address.Authority : place;

    private static bool IsAddress(string place, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address)
    {
        // An absolute path is a file address to Uri on some systems, so the scheme must be written out.
        address = null;
        return place.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(place, UriKind.Absolute, out address);
    }

    private static async Task AppendFromFile(string path, Stream part, Action<long, long?> report, CancellationToken cancellation)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SourceException(File.Exists(path) ? error.Message.TrimEnd('.') : $"there is no file {path}");
        }
        await using (file)
        {
            if (part.Length > file.Length)
                Restart(part);
            file.Position = part.Length;
            await Copy(file, part, file.Length, report, cancellation);
        }
    }

    private static async Task AppendFromAddress(Uri address, Stream part, Action<long, long?> report, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0)
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using var response = await Ask(request, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
        {
            if (response.Content.Headers.ContentRange?.Length == part.Length)
                return;
            Restart(part);
            await AppendFromAddress(address, part, report, cancellation);
            return;
        }
        if (!response.IsSuccessStatusCode)
            throw new SourceException($"{address} answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd());

        long? total;
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == part.Length)
            total = response.Content.Headers.ContentRange.Length;
        else
        {
            Restart(part);
            total = response.Content.Headers.ContentLength;
        }
        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        await Copy(content, part, total, report, cancellation);
    }

    private static async Task<HttpResponseMessage> Ask(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (HttpRequestException error)
        {
            string reason = error.InnerException is SocketException socket ? socket.Message : error.Message;
            throw new SourceException($"{request.RequestUri!.Authority}: {reason.TrimEnd('.')}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"{request.RequestUri!.Authority} did not answer in {Patience.TotalSeconds:0} s");
        }
    }

    private static async Task Copy(Stream from, Stream part, long? total, Action<long, long?> report, CancellationToken cancellation)
    {
        byte[] buffer = new byte[1 << 16];
        report(part.Length, total);
        while (await Read(from, buffer, cancellation) is var count and > 0)
        {
            await part.WriteAsync(buffer.AsMemory(0, count), cancellation);
            // What has come must outlive this process, so it does not wait in a buffer of ours.
            await part.FlushAsync(cancellation);
            report(part.Length, total);
        }
        if (part.Length < total)
            throw new SourceException($"the transfer broke off after {part.Length} of {total} bytes");
    }

    private static async Task<int> Read(Stream from, byte[] buffer, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await from.ReadAsync(buffer, patience.Token);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw new SourceException($"the transfer broke off ({error.Message.TrimEnd('.')})");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"nothing came for {Patience.TotalSeconds:0} s");
        }
    }

    private static void Restart(Stream part) => part.SetLength(0);
}

/// <summary>A place that does not give a file; the message says why, as a part of a sentence.</summary>
internal sealed class SourceException(string message) : Exception(message);
