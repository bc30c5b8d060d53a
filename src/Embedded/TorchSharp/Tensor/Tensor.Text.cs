using System.Globalization;

namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, element type and device.</summary>
    Metadata = 0,
    /// <summary>Tables with aligned columns.</summary>
    Julia = 1,
    /// <summary>Nested brackets.</summary>
    Numpy = 2,
    /// <summary>A C# array expression.</summary>
    CSharp = 3,
    /// <summary>What <see cref="torch.TensorStringStyle"/> says.</summary>
    Default = 4,
}

/// <summary>What <see cref="torch.set_printoptions(TensorStringStyle?, string, int?, string, int?, int?)"/> sets.</summary>
internal static class PrintOptions
{
    internal static TensorStringStyle Style { get; set; } = TensorStringStyle.Julia;

    internal static string Format { get; set; } = "g5";

    internal static int Width { get; set; } = 100;

    internal static string NewLine { get; set; } = Environment.NewLine;

    internal static int Rows { get; set; } = 6;

    internal static int Columns { get; set; } = 6;
}

public static partial class torch
{
    /// <summary>Tables with aligned columns.</summary>
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Nested brackets.</summary>
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;

    /// <summary>A C# array expression.</summary>
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    /// <summary>The style of <see cref="TorchSharp.TensorStringStyle.Default"/>; Julia unless it is set.</summary>
    /// <exception cref="ArgumentException">Set to Default.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => PrintOptions.Style;
        set => PrintOptions.Style = value != TorchSharp.TensorStringStyle.Default ? value : throw new ArgumentException("The style cannot be set to 'Default'", nameof(value));
    }

    /// <summary>Sets how tensors are written; what is null stays as it is.</summary>
    /// <param name="style">The style of <see cref="TorchSharp.TensorStringStyle.Default"/>.</param>
    /// <param name="floatFormat">The .NET format of a real number.</param>
    /// <param name="linewidth">How many characters a line of the Julia style has at most.</param>
    /// <param name="newLine">How lines end.</param>
    /// <param name="maxRows">How many rows, or blocks of rows, the other styles write before they leave out the middle.</param>
    /// <param name="maxColumns">How many elements of a row the other styles write before they leave out the middle.</param>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } set) TensorStringStyle = set;
        PrintOptions.Format = floatFormat ?? PrintOptions.Format;
        PrintOptions.Width = linewidth ?? PrintOptions.Width;
        PrintOptions.NewLine = newLine ?? PrintOptions.NewLine;
        PrintOptions.Rows = maxRows ?? PrintOptions.Rows;
        PrintOptions.Columns = maxColumns ?? PrintOptions.Columns;
    }

    /// <summary>Sets how tensors are written; what is null stays as it is.</summary>
    /// <param name="precision">Digits behind the decimal point.</param>
    /// <param name="linewidth">How many characters a line of the Julia style has at most.</param>
    /// <param name="newLine">How lines end.</param>
    /// <param name="sci_mode">Whether numbers are written with an exponent.</param>
    /// <param name="maxRows">How many rows the other styles write before they leave out the middle.</param>
    /// <param name="maxColumns">How many elements of a row the other styles write before they leave out the middle.</param>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, $"{(sci_mode ? 'E' : 'F')}{precision}", linewidth, newLine, maxRows, maxColumns);

    public partial class Tensor
    {
        /// <summary>Shape, element type and device, as in "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => TensorText.Metadata(this);

        /// <summary>The tensor in the default style, or if not disambiguated shape, element type and device only.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(disamb ? TorchSharp.TensorStringStyle.Default : TorchSharp.TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor in a style.</summary>
        /// <param name="style">How it is written.</param>
        /// <param name="fltFormat">The .NET format of a real number, "g5" unless given.</param>
        /// <param name="width">How many characters a line of the Julia style has at most, 100 unless given.</param>
        /// <param name="cultureInfo">Whose decimal point is used; the current culture's unless given.</param>
        /// <param name="newLine">How lines end; the system's way unless given.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            TensorText.Of(
                this,
                style == TorchSharp.TensorStringStyle.Default ? TensorStringStyle : style,
                fltFormat ?? PrintOptions.Format,
                width ?? PrintOptions.Width,
                newLine ?? PrintOptions.NewLine,
                cultureInfo ?? CultureInfo.CurrentCulture);
    }
}
