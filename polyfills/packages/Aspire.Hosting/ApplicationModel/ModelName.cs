namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource or endpoint may be called.</summary>
internal static class ModelName
{
    internal const int MaxLength = 64;

    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    public static void Validate(string target, string name, NameValidationPolicyAnnotation? policy = null)
    {
        if (Problem(target, name, policy ?? NameValidationPolicyAnnotation.Default) is { } problem)
        {
            throw new ArgumentException(problem, nameof(name));
        }
    }

    private static string? Problem(string target, string name, NameValidationPolicyAnnotation policy)
    {
        var what = target.ToLowerInvariant();
        if (policy.MaxLength is { } max && (name.Length < 1 || name.Length > max))
        {
            return $"{target} name '{name}' is invalid. Name must be between 1 and {max} characters long.";
        }

        if (policy.ValidateAllowedCharacters && !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return $"{target} name '{name}' is invalid. Name must contain only ASCII letters, digits, and hyphens.";
        }

        if (policy.ValidateNoConsecutiveHyphens && name.Contains("--", StringComparison.Ordinal))
        {
            return $"{target} name '{name}' is invalid. Name cannot contain consecutive hyphens.";
        }

        if (policy.ValidateStartsWithLetter && (name.Length == 0 || !char.IsAsciiLetter(name[0])))
        {
            return $"{target} name '{name}' is invalid. Name must start with an ASCII letter.";
        }

        return policy.ValidateNoTrailingHyphen && name.EndsWith('-')
            ? $"{target} name '{name}' is invalid. Name cannot end with a hyphen."
            : what.Length == 0 ? what : null;
    }
}
