namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that is not shown by accident.</summary>
/// <param name="clearTextPassword">The secret.</param>
public sealed class PasswordString(string clearTextPassword)
{
    private readonly string _secret = clearTextPassword ?? throw new ArgumentNullException(nameof(clearTextPassword));

    /// <summary>The secret itself.</summary>
    /// <returns>The text as it was typed.</returns>
    public string GetClearTextPassword() => _secret;

    /// <summary>A dot for each character of the secret.</summary>
    public override string ToString() => new('•', _secret.Length);
}
