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

public static partial class torch
{
    /// <summary>Tables with aligned columns.</summary>
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Nested brackets.</summary>
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;

    /// <summary>A C# array expression.</summary>
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    /// <summary>The style of <see cref="TorchSharp.TensorStringStyle.Default"/>; Julia unless it is set.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TorchSharp.TensorStringStyle.Julia;

    public partial class Tensor
    {
        /// <summary>Shape, element type and device, as in "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => TensorText.Metadata(this);

        /// <summary>The tensor in a style.</summary>
        /// <param name="style">How it is written.</param>
        /// <param name="fltFormat">The .NET format of a real number, "g5" unless given.</param>
        /// <param name="width">How many characters a line of the Julia style has at most, 100 unless given.</param>
        /// <param name="cultureInfo">Whose decimal point is used; the current culture's unless given.</param>
        /// <param name="newLine">How lines end; the system's way unless given.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TorchSharp.TensorStringStyle.Default) style = TensorStringStyle;
            var text = new TensorText(fltFormat ?? "g5", width ?? 100, newLine ?? Environment.NewLine, cultureInfo ?? CultureInfo.CurrentCulture);
            return style switch
            {
                TorchSharp.TensorStringStyle.Julia => text.Julia(this),
                TorchSharp.TensorStringStyle.Numpy => text.Numpy(this),
                TorchSharp.TensorStringStyle.CSharp => text.CSharp(this),
                _ => TensorText.Metadata(this),
            };
        }
    }
}
