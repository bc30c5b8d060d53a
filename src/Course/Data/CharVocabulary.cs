using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>The characters of a text, each with a number: 0 to V − 1 in the order of their UTF-16 codes.</summary>
public sealed class CharVocabulary
{
    private readonly char[] _characters;

    /// <summary>The vocabulary of a text.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public CharVocabulary(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _characters = [.. text.Distinct().Order()];
    }

    /// <summary>The number of characters, V.</summary>
    public int Count => _characters.Length;

    /// <summary>The characters in the order of their numbers.</summary>
    public string Characters => new(_characters);

    /// <summary>The numbers of a text's characters, int64 of shape [length].</summary>
    /// <exception cref="ArgumentException">A character is not in the vocabulary; the message says which and where.</exception>
    public Tensor Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new long[text.Length];
        for (int i = 0; i < text.Length; i++)
            numbers[i] = Array.BinarySearch(_characters, text[i]) is >= 0 and var number ? number : throw new ArgumentException(
                $"The character {Show(text[i])} at place {i} is not one of the {Count} characters of the vocabulary.", nameof(text));
        return tensor(numbers, [numbers.Length]);
    }

    /// <summary>The text of numbers.</summary>
    /// <param name="numbers">int64, any shape; read in row-major order.</param>
    /// <exception cref="ArgumentException">A number is not in 0 to V − 1.</exception>
    public string Decode(Tensor numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        using var integers = numbers.to(int64);
        using var here = integers.cpu();
        return string.Create(checked((int)here.numel()), here.data<long>().ToArray(), (text, values) =>
        {
            for (int i = 0; i < values.Length; i++)
                text[i] = (ulong)values[i] < (ulong)Count ? _characters[values[i]] : throw new ArgumentException(
                    $"There is no character {values[i]} in a vocabulary of {Count}; 0 to {Count - 1} are expected.", nameof(numbers));
        });
    }

    /// <summary>The number of characters and the characters.</summary>
    public override string ToString() => $"{Count} characters: {string.Concat(_characters.Select(c => char.IsControl(c) ? Show(c) : $"{c}"))}";

    private static string Show(char c) => char.IsControl(c) ? $"U+{(int)c:X4}" : $"'{c}'";
}
