namespace MatrixAuthenticationService.Upstream;

/// <summary>What is imported into a new account.</summary>
/// <param name="IsLocalpartFixed">Whether the person cannot choose another name.</param>
internal sealed record RegistrationDraft(
    string? Localpart, bool IsLocalpartFixed, string? DisplayName, bool IsDisplayNameFixed, string? Email, bool IsEmailFixed);
