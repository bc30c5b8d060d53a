using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Written JPEG files, opened by a decoder that is none of ours: a browser's.</summary>
public sealed class JpegInBrowserTests
{
    /// <summary>Draws two images each on a canvas, and leaves the largest difference of each pair as the page's text.</summary>
    private const string Compare = """
        <script>
        function pixels(image) {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            const drawing = canvas.getContext('2d');
            drawing.drawImage(image, 0, 0);
            return drawing.getImageData(0, 0, canvas.width, canvas.height).data;
        }
        window.onload = () => {
            const images = [...document.images].map(pixels), worst = [];
            for (let n = 0; n < images.length; n += 2)
                worst.push(images[n].length != images[n + 1].length ? 255 : images[n].reduce((most, value, i) => Math.max(most, Math.abs(value - images[n + 1][i])), 0));
            document.body.textContent = 'differences: ' + worst.join(' ') + ';';
        };
        </script>
        """;

    /// <summary>Noise is the hardest picture; sides are no multiples of eight. At quality 100 only rounding is lost.</summary>
    [SkippableFact]
    public async Task A_browser_sees_what_was_written_and_what_our_decoder_reads()
    {
        using var colour = Noise<Rgb24>(37, 21);
        using var grey = Noise<L8>(9, 33);
        List<string> pairs = [];
        foreach (var image in new Image[] { colour, grey })
        {
            pairs.Add(Tag("jpeg", Jpeg(image, 100)) + Tag("png", Png(image)));
            foreach (int quality in new[] { 1, 10, 75, 95 })
            {
                using var read = Image.Load(Jpeg(image, quality));
                pairs.Add(Tag("jpeg", Jpeg(image, quality)) + Tag("png", Png(read)));
            }
        }
        var differences = await InBrowser(string.Concat(pairs) + Compare);
        Assert.Equal(pairs.Count, differences.Length);
        Assert.All(differences, difference => Assert.InRange(difference, 0, 4));
    }

    private static Image<TPixel> Noise<TPixel>(int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var random = new Random(1);
        var image = new Image<TPixel>(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                TPixel pixel = default;
                pixel.FromRgba32(new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
                image[x, y] = pixel;
            }
        return image;
    }

    private static byte[] Jpeg(Image image, int quality)
    {
        using var stream = new MemoryStream();
        image.SaveAsJpeg(stream, new JpegEncoder { Quality = quality });
        return stream.ToArray();
    }

    private static byte[] Png(Image image)
    {
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return stream.ToArray();
    }

    private static string Tag(string kind, byte[] file) => $"<img src=\"data:image/{kind};base64,{Convert.ToBase64String(file)}\">";

    /// <summary>Opens a page, and gives the numbers of the text that it leaves behind.</summary>
    private static async Task<int[]> InBrowser(string body)
    {
        string? chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Skip.If(chromium is null, "No Chromium here (Debian: chromium).");
        string folder = Directory.CreateTempSubdirectory("jpeg-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html");
            await File.WriteAllTextAsync(page, $"<!doctype html><body>{body}</body>");
            using var browser = Process.Start(new ProcessStartInfo(
                chromium, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--dump-dom", new Uri(page).AbsoluteUri])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            browser.ErrorDataReceived += (_, _) => { };
            browser.BeginErrorReadLine();
            using var end = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            try
            {
                string text = await browser.StandardOutput.ReadToEndAsync(end.Token);
                return [.. Regex.Match(text, "differences: ([0-9 ]+);").Groups[1].Value.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
            }
            finally
            {
                browser.Kill(entireProcessTree: true);
                await browser.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
