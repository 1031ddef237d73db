using System.Collections.Frozen;

namespace OpenIddict.Abstractions;

/// <summary>Parameters whose values never reach a log.</summary>
internal static class SensitiveParameters
{
    private static readonly FrozenSet<string> Names = new[]
    {
        Parameters.AccessToken, Parameters.Assertion, Parameters.ClientAssertion, Parameters.ClientSecret, Parameters.Code,
        Parameters.IdToken, Parameters.IdTokenHint, Parameters.Password, Parameters.RefreshToken, Parameters.Token,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
