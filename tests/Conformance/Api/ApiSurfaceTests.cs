using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Conformance.Api;

/// <summary>Every public member of a stand-in exists, with the same signature, parameter names and defaults, in the package that it stands for.</summary>
public sealed partial class ApiSurfaceTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("TorchSharp")]
    [InlineData("Plotly.NET")]
    [InlineData("Plotly.NET.CSharp")]
    [InlineData("SixLabors.ImageSharp")]
    [InlineData("Microsoft.Data.Analysis")]
    public void The_stand_in_has_no_member_that_the_package_lacks(string assembly)
    {
        Skip.IfNot(Engine == "embedded", $"this build stands on the {assembly} package itself (Torch={Engine}): there is no stand-in to compare");

        HashSet<string> package = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "api", assembly + ".api.txt")).Where(line => !line.StartsWith('#'))];
        Dictionary<string, string> types = package.Where(IsType).ToDictionary(TypeKey);
        SortedSet<string> standIn = PublicApi.Lines(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

        string[] invented = [.. standIn.Where(line => IsType(line) ? !MayStandFor(line, types.GetValueOrDefault(TypeKey(line))) : !package.Contains(line))];
        foreach (string line in invented)
        {
            output.WriteLine("invented: " + line);
            if (IsType(line) && types.TryGetValue(TypeKey(line), out string? real))
            {
                output.WriteLine(" package: " + real);
            }
        }

        Assert.True(invented.Length == 0, $"{invented.Length} of {standIn.Count} lines of {assembly} are not in the package's API:\n{string.Join('\n', invented)}");
    }

    [Fact]
    public void A_changed_default_or_parameter_name_is_another_line()
    {
        SortedSet<string> lines = PublicApi.Lines(typeof(Sample).Assembly.Location);
        string[] own = [.. lines.Where(l => l.StartsWith("Conformance.Api\tApiSurfaceTests.Sample\t"))];
        Assert.Equal(
        [
            "Conformance.Api\tApiSurfaceTests.Sample\tctor\tprotected Sample(double[,][] rows, DayOfWeek? day = null)",
            "Conformance.Api\tApiSurfaceTests.Sample\tindexer\tvirtual string this[Range range] { get; protected set; }",
            "Conformance.Api\tApiSurfaceTests.Sample\tmethod\tstatic (int, long?) Pair<T>(in T item, double scale = 1.0, DayOfWeek day = DayOfWeek.Friday) where T : struct, IComparable<T>",
            "Conformance.Api\tApiSurfaceTests.Sample\tmethod\tvoid Dispose()",
            "Conformance.Api\tApiSurfaceTests.Sample\toperator\tstatic implicit operator Conformance.Api.ApiSurfaceTests.Sample((int low, string) pair)",
            "Conformance.Api\tApiSurfaceTests.Sample\ttype\tabstract class ApiSurfaceTests.Sample : IDisposable",
        ], own);
    }

    [Theory]
    [InlineData("class A : B, I", "class A : B, I, IJ", true)]
    [InlineData("class A : B", "class A : B, I", true)]
    [InlineData("class A", "class A : IDisposable", true)]
    [InlineData("class A", "class A : B", false)]
    [InlineData("class A : IJ", "class A : I", false)]
    [InlineData("sealed class A", "class A", false)]
    [InlineData("class A<T> : X<T, I<T>> where T : new()", "class A<T> : X<T, I<T>>, I where T : new()", true)]
    [InlineData("class A<T>", "class A<T> where T : new()", false)]
    public void A_stand_in_type_may_leave_out_interfaces_only(string standIn, string package, bool allowed) =>
        Assert.Equal(allowed, MayStandFor("N\tA\ttype\t" + standIn, "N\tA\ttype\t" + package));

    /// <summary>What stands behind the API in this build: embedded, cpu or cuda.</summary>
    internal static string? Engine { get; } =
        typeof(ApiSurfaceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(a => a.Key == "Torch")?.Value;

    private static bool IsType(string line) => line.Split('\t')[2] == "type";

    private static string TypeKey(string line) => string.Join('\t', line.Split('\t')[..2]);

    /// <summary>The two type lines agree but for interfaces that the stand-in does not implement.</summary>
    private static bool MayStandFor(string standIn, string? package)
    {
        if (package is null)
        {
            return false;
        }

        Match ours = TypeLine().Match(standIn), theirs = TypeLine().Match(package);
        string[] ourBases = Bases(ours), theirBases = Bases(theirs);
        return ours.Groups["head"].Value == theirs.Groups["head"].Value
            && ours.Groups["constraints"].Value == theirs.Groups["constraints"].Value
            && ourBases.All(theirBases.Contains)
            && theirBases.Where(name => !Interface().IsMatch(name)).All(ourBases.Contains);
    }

    private static string[] Bases(Match line)
    {
        // Commas inside <…> and (…) belong to a name.
        List<string> names = [];
        int depth = 0;
        string current = "";
        foreach (char c in line.Groups["bases"].Value + ",")
        {
            depth += c is '<' or '(' ? 1 : c is '>' or ')' ? -1 : 0;
            if (c == ',' && depth == 0)
            {
                names.Add(current.Trim());
                current = "";
            }
            else
            {
                current += c;
            }
        }

        return [.. names.Where(name => name.Length > 0)];
    }

    [GeneratedRegex(@"^(?<head>.*?)( : (?<bases>.*?))?(?<constraints> where .*)?$")]
    private static partial Regex TypeLine();

    /// <summary>An interface by its name: the last part starts with I and another capital, or is I alone.</summary>
    [GeneratedRegex(@"^([^<(]*\.)?I([A-Z]|$|<)")]
    private static partial Regex Interface();

    /// <summary>One of each kind of line.</summary>
    public abstract class Sample : IDisposable
    {
        private protected Sample()
        {
        }

        protected Sample(double[,][] rows, DayOfWeek? day = null) => _ = (rows, day);

        public virtual string this[Range range]
        {
            get => range.ToString();
            protected set => _ = value;
        }

        public static implicit operator Sample?((int low, string) pair) => pair.low > 0 ? null : null;

        public static (int start, long?) Pair<T>(in T item, double scale = 1, DayOfWeek day = DayOfWeek.Friday)
            where T : struct, IComparable<T> => (item.CompareTo(item), day == 0 ? null : (long)scale);

        public void Dispose() => GC.SuppressFinalize(this);

        internal static void NotListed()
        {
        }
    }
}
