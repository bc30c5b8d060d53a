namespace Course.Cli;

/// <summary>How many letters have to be changed, put in or taken out to make one word of another (Levenshtein's distance); upper and lower case are the same.</summary>
internal static class EditDistance
{
    /// <summary>The name that was probably meant; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Distance: Between(name, word))).Where(near => near.Distance <= Math.Max(2, word.Length / 3)).OrderBy(near => near.Distance).FirstOrDefault().Name;

    public static int Between(string first, string second)
    {
        int[] above = [.. Enumerable.Range(0, second.Length + 1)];
        foreach (var (i, letter) in first.Index())
        {
            int[] row = [i + 1, .. new int[second.Length]];
            for (int j = 0; j < second.Length; j++)
            {
                int change = char.ToLowerInvariant(letter) == char.ToLowerInvariant(second[j]) ? 0 : 1;
                row[j + 1] = Math.Min(above[j] + change, Math.Min(row[j], above[j + 1]) + 1);
            }
            above = row;
        }
        return above[^1];
    }
}
