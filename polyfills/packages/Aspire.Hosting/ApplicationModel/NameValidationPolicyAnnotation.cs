namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which rules the name of a resource obeys.</summary>
public sealed class NameValidationPolicyAnnotation : IResourceAnnotation
{
    public static readonly NameValidationPolicyAnnotation Default = new();

    public static readonly NameValidationPolicyAnnotation None = new()
    {
        MaxLength = null,
        ValidateStartsWithLetter = false,
        ValidateAllowedCharacters = false,
        ValidateNoConsecutiveHyphens = false,
        ValidateNoTrailingHyphen = false,
    };

    public int? MaxLength { get; init; } = ModelName.MaxLength;

    public bool ValidateStartsWithLetter { get; init; } = true;

    public bool ValidateAllowedCharacters { get; init; } = true;

    public bool ValidateNoConsecutiveHyphens { get; init; } = true;

    public bool ValidateNoTrailingHyphen { get; init; } = true;
}
