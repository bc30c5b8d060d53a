namespace Course.Notebooks.Documents;

/// <summary>The rules for the names of cells, which all forms of notebooks share.</summary>
internal static class CellIds
{
    private const int Longest = 64;

    public static string Rule => $"an id is 1 to {Longest} letters, digits, \"-\" and \"_\"";

    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The name of a cell that has none: by its place, and different from all names that are taken.</summary>
    public static string ByPlace(int number, HashSet<string> taken)
    {
        string id = $"cell-{number}";
        while (!taken.Add(id))
            id += "-x";
        return id;
    }

    /// <summary>What is wrong with the ids of cells in their order: the places and a sentence; null where all differ.</summary>
    public static (string Place, string What)? Duplicate(IEnumerable<string> ids)
    {
        var firstPlace = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        foreach (string id in ids)
        {
            if (!firstPlace.TryAdd(id, ++number))
                return ($"cells {firstPlace[id]} and {number}", $"both have the id \"{id}\"; give one of them another");
        }
        return null;
    }
}
