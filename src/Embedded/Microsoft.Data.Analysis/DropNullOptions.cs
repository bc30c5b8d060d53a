namespace Microsoft.Data.Analysis;

/// <summary>Which rows <see cref="DataFrame.DropNulls"/> leaves out.</summary>
public enum DropNullOptions
{
    /// <summary>Those in which any value is missing.</summary>
    Any,

    /// <summary>Those in which all values are missing.</summary>
    All,
}
