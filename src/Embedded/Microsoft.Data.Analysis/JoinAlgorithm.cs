namespace Microsoft.Data.Analysis;

/// <summary>Which rows a join keeps that find no partner.</summary>
public enum JoinAlgorithm
{
    /// <summary>Those of the left frame.</summary>
    Left,

    /// <summary>Those of the right frame.</summary>
    Right,

    /// <summary>Those of both.</summary>
    FullOuter,

    /// <summary>None.</summary>
    Inner,
}
