namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource or endpoint may be called.</summary>
internal static class ModelName
{
    internal const int MaxLength = 64;

    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    public static void Validate(string target, string name, NameValidationPolicyAnnotation? policy = null)
    {
        if (Problem(name, policy ?? NameValidationPolicyAnnotation.Default) is { } problem)
        {
            throw new ArgumentException($"{target} name '{name}' is invalid. {problem}", nameof(name));
        }
    }

    private static string? Problem(string name, NameValidationPolicyAnnotation policy)
    {
        if (policy.MaxLength is { } max && (name.Length < 1 || name.Length > max))
        {
            return $"Name must be between 1 and {max} characters long.";
        }

        if (policy.ValidateNoConsecutiveHyphens && name.Contains("--", StringComparison.Ordinal))
        {
            return "Name cannot contain consecutive hyphens.";
        }

        if (policy.ValidateAllowedCharacters && !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return "Name must contain only ASCII letters, digits, and hyphens.";
        }

        if (policy.ValidateStartsWithLetter && (name.Length == 0 || !char.IsAsciiLetter(name[0])))
        {
            return "Name must start with an ASCII letter.";
        }

        return policy.ValidateNoTrailingHyphen && name.EndsWith('-') ? "Name cannot end with a hyphen." : null;
    }
}
