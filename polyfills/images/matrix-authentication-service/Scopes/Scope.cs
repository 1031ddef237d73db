namespace MatrixAuthenticationService.Scopes;

/// <summary>A set of scope tokens.</summary>
internal sealed class Scope
{
    public const string OpenId = "openid";
    public const string Email = "email";
    public const string GraphQl = "urn:mas:graphql:*";
    public const string MasAdmin = "urn:mas:admin";
    public const string SynapseAdmin = "urn:synapse:admin:*";
    public const string StableApi = "urn:matrix:client:api:*";
    public const string UnstableApi = "urn:matrix:org.matrix.msc2967.client:api:*";
    public const string StableDevice = "urn:matrix:client:device:";
    public const string UnstableDevice = "urn:matrix:org.matrix.msc2967.client:device:";

    private readonly SortedSet<string> _tokens;

    public Scope(IEnumerable<string> tokens) => _tokens = new(tokens, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Tokens => _tokens;

    public bool IsEmpty => _tokens.Count == 0;

    /// <summary>The devices that the scope names, in either spelling.</summary>
    public IReadOnlyList<string> Devices => [.. _tokens.Select(Device).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The scope of that text, or null when it breaks RFC 6749's grammar: tokens separated by one space each.</summary>
    public static Scope? TryParse(string text)
    {
        if (text.Length == 0)
        {
            return new([]);
        }

        var tokens = text.Split(' ');
        return tokens.All(token => token.Length > 0 && token.All(c => c is > ' ' and < '\x7f' and not ('"' or '\\'))) ? new(tokens) : null;
    }

    public static string? Device(string token)
    {
        foreach (var prefix in (string[])[StableDevice, UnstableDevice])
        {
            if (token.Length > prefix.Length && token.StartsWith(prefix, StringComparison.Ordinal))
            {
                return token[prefix.Length..];
            }
        }

        return null;
    }

    public bool Contains(string token) => _tokens.Contains(token);

    /// <summary>The same scope with both spellings of what has two.</summary>
    public Scope WithBothSpellings()
    {
        var both = new List<string>(_tokens);
        if (Contains(StableApi) || Contains(UnstableApi))
        {
            both.AddRange([StableApi, UnstableApi]);
        }

        both.AddRange(Devices.SelectMany(device => (string[])[StableDevice + device, UnstableDevice + device]));
        return new(both);
    }

    public override string ToString() => string.Join(' ', _tokens);
}
