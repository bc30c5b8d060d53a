namespace TorchSharp.Kernels;
/// <summary>A number known to the JIT, so that a kernel compiled for it has no trace of what it leaves out.</summary>
internal interface INumberOf
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

internal readonly struct N1 : INumberOf
{
    public static int Value => 1;
}

internal readonly struct N2 : INumberOf
{
    public static int Value => 2;
}

internal readonly struct N3 : INumberOf
{
    public static int Value => 3;
}

internal readonly struct N4 : INumberOf
{
    public static int Value => 4;
}

internal readonly struct N5 : INumberOf
{
    public static int Value => 5;
}

internal readonly struct N6 : INumberOf
{
    public static int Value => 6;
}

internal readonly struct N7 : INumberOf
{
    public static int Value => 7;
}

internal readonly struct N8 : INumberOf
{
    public static int Value => 8;
}

internal readonly struct N9 : INumberOf
{
    public static int Value => 9;
}

internal readonly struct N10 : INumberOf
{
    public static int Value => 10;
}

internal readonly struct N11 : INumberOf
{
    public static int Value => 11;
}

internal readonly struct N12 : INumberOf
{
    public static int Value => 12;
}

internal readonly struct N13 : INumberOf
{
    public static int Value => 13;
}

internal readonly struct N14 : INumberOf
{
    public static int Value => 14;
}
