using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>MAS and OpenMeet.Oidc say who they are, and refer to each other.</summary>
internal static partial class IdentityChecks
{
    /// <summary>Members of a key that only its owner may know (RFC 7518, section 6).</summary>
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri"];

    public static IReadOnlyList<Check> All { get; } =
    [
        new("account-discovery", "MAS_PUBLIC_URL must be the account name's URL; whatever ends TLS must tell the proxy nothing else.", (context, cancellation) => DiscoveryAsync(context, context.Urls.Account, cancellation)),
        new("id-discovery", "OIDC_ISSUER must be the id name's URL.", (context, cancellation) => DiscoveryAsync(context, context.Urls.Id, cancellation)),
        new("auth-metadata", "Synapse knows another MAS than the public one: compare MAS_ENDPOINT and MAS_PUBLIC_URL.", MetadataAsync),
        new("upstream", "The provider in the configuration of MAS must be OpenMeet.Oidc at its public name.", UpstreamAsync),
        new("login-page", "See kubectl logs deployment/oidc; whatever stands in front of the proxy must leave the headers alone.", LoginPageAsync),
    ];

    private static async Task<Finding> DiscoveryAsync(CheckContext context, Uri url, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(url, "/.well-known/openid-configuration"), cancellationToken);
        if (answer.Code != 200)
        {
            return Finding.Fail($"status {answer.Code}");
        }

        var faults = new List<string>();
        var issuer = answer.Json.Text("issuer");
        if (!PublicUrls.AreSame(issuer, url))
        {
            faults.Add($"the issuer is {issuer ?? "missing"}");
        }

        faults.AddRange(Endpoints.Where(name => !IsBelow(answer.Json.Text(name), url)).Select(name => $"{name} is {answer.Json.Text(name) ?? "missing"}"));
        if (!answer.Json.Texts("code_challenge_methods_supported").Contains("S256"))
        {
            faults.Add("no PKCE with S256");
        }

        if (answer.Json.Texts("response_types_supported").Any(type => type.Contains("token", StringComparison.Ordinal)))
        {
            faults.Add("it offers the implicit flow");
        }

        if (IsBelow(answer.Json.Text("jwks_uri"), url))
        {
            faults.AddRange(await KeyFaultsAsync(context, new Uri(answer.Json.Text("jwks_uri")!), cancellationToken));
        }

        return Finding.Of(faults, $"{issuer}, its endpoints and keys");
    }

    private static async Task<IEnumerable<string>> KeyFaultsAsync(CheckContext context, Uri url, CancellationToken cancellationToken)
    {
        var keys = (await context.Http.GetAsync(url, cancellationToken)).Json.At("keys");
        if (keys.ValueKind != JsonValueKind.Array || keys.GetArrayLength() == 0)
        {
            return ["it publishes no key"];
        }

        return keys.EnumerateArray().Any(key => PrivateMembers.Any(member => key.At(member).ValueKind != JsonValueKind.Undefined))
            ? ["it publishes a private key"]
            : [];
    }

    private static async Task<Finding> MetadataAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var told = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/_matrix/client/v1/auth_metadata"), cancellationToken);
        if (told.Code == 404)
        {
            told = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/_matrix/client/unstable/org.matrix.msc2965/auth_metadata"), cancellationToken);
        }

        var own = await context.Http.GetAsync(new Uri(context.Urls.Account, "/.well-known/openid-configuration"), cancellationToken);
        var faults = ((string[])["issuer", .. Endpoints]).Where(name => told.Json.Text(name) is null || told.Json.Text(name) != own.Json.Text(name))
            .Select(name => $"{name} is {told.Json.Text(name) ?? "missing"} at the homeserver and {own.Json.Text(name) ?? "missing"} at MAS");
        return told.Code == 200 ? Finding.Of([.. faults], "the homeserver says what MAS says") : Finding.Fail($"status {told.Code}");
    }

    private static async Task<Finding> UpstreamAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var login = await context.Http.GetAsync(new Uri(context.Urls.Account, "/login"), cancellationToken);
        if (UpstreamPath().Match(login.Header("Location") ?? login.Body) is not { Success: true } match)
        {
            return Finding.Fail($"the login page (status {login.Code}) leads to no provider");
        }

        var leave = await context.Http.GetAsync(new Uri(context.Urls.Account, match.Value), cancellationToken);
        var expected = (await context.Http.GetAsync(new Uri(context.Urls.Id, "/.well-known/openid-configuration"), cancellationToken)).Json.Text("authorization_endpoint");
        var target = leave.Header("Location")?.Split('?')[0];
        return target is not null && target == expected ? Finding.Pass($"MAS sends people to {context.Urls.Id.Host}") : Finding.Fail($"MAS sends people to {target ?? $"nowhere (status {leave.Code})"}");
    }

    private static async Task<Finding> LoginPageAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var page = await context.Http.GetAsync(new Uri(context.Urls.Id, "/login"), cancellationToken);
        var policy = page.Header("Content-Security-Policy") ?? "";
        var faults = new List<string>();
        Require(page is { Code: 200, IsHtml: true }, $"status {page.Code}");
        Require(policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), "it may be framed");
        Require(policy.Contains("default-src 'none'", StringComparison.Ordinal) && !policy.Contains("unsafe-", StringComparison.Ordinal), "no strict Content-Security-Policy");
        Require(page.Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) is true, "it may be kept in caches");
        return Finding.Of(faults, "is served, framed by nobody");

        void Require(bool holds, string otherwise) => faults.AddRange(holds ? [] : [otherwise]);
    }

    private static bool IsBelow(string? text, Uri url) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.GetLeftPart(UriPartial.Authority) == url.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("/upstream/authorize/[0-7][0-9A-HJKMNP-TV-Z]{25}", RegexOptions.CultureInvariant)]
    private static partial Regex UpstreamPath();
}
