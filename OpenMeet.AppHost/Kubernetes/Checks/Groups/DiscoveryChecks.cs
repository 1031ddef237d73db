namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>How clients and servers find the homeserver, and whether all documents say the same.</summary>
internal static class DiscoveryChecks
{
    private const string Names = "The public names do not agree: compare publicHost and serverName in the settings, and generate anew.";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("well-known-client", Names, ClientAsync),
        new("well-known-server", Names, ServerAsync),
        new("server-name", "The server name's own web server must serve /.well-known/matrix/client (and /server with federation) as the matrix name does.", ServerNameAsync),
        new("element", Names, ElementAsync),
        new("federation", "Compare federationWhitelist in the settings, and say --federation open where it is meant to be open.", FederationAsync),
    ];

    private static async Task<Finding> ClientAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/.well-known/matrix/client"), cancellationToken);
        return Finding.Of([.. ClientFaults(context, answer)], "leads to the homeserver and to MAS");
    }

    private static IEnumerable<string> ClientFaults(CheckContext context, Answer answer)
    {
        if (answer.Code != 200)
        {
            yield return $"status {answer.Code}";
            yield break;
        }

        var (homeserver, issuer) = (answer.Json.Text("m.homeserver", "base_url"), answer.Json.Text("org.matrix.msc2965.authentication", "issuer"));
        if (!PublicUrls.AreSame(homeserver, context.Urls.Matrix))
        {
            yield return $"m.homeserver is {homeserver ?? "missing"}";
        }

        if (!PublicUrls.AreSame(issuer, context.Urls.Account))
        {
            yield return $"the issuer is {issuer ?? "missing"}";
        }

        if (answer.Header("Access-Control-Allow-Origin") != "*")
        {
            yield return "no page of another origin may read it";
        }
    }

    private static async Task<Finding> ServerAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, "/.well-known/matrix/server"), cancellationToken);
        var expected = $"{context.Urls.Matrix.Host}:{context.Urls.Matrix.Port}";
        var server = answer.Json.Text("m.server");
        return server == expected ? Finding.Pass(expected) : Finding.Fail($"m.server is {server ?? "missing"}, not {expected}");
    }

    private static async Task<Finding> ServerNameAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var name = context.Options.ServerName ?? await ElementServerNameAsync(context, cancellationToken);
        if (name is null)
        {
            return Finding.Fail("unknown: Element is told none. Give it with --server-name");
        }

        if (context.Urls.Matrix.Scheme != Uri.UriSchemeHttps || context.Urls.Matrix.Authority == name)
        {
            return Finding.Skip($"{name}: the homeserver's own name, or not on the internet");
        }

        var answer = await context.Http.GetAsync(new Uri($"https://{name}/.well-known/matrix/client"), cancellationToken);
        return Finding.Of([.. ClientFaults(context, answer).Select(fault => $"{name}: {fault}")], name);
    }

    private static async Task<Finding> ElementAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var page = await context.Http.GetAsync(context.Urls.Element, cancellationToken);
        if (page.Code != 200 || !page.IsHtml)
        {
            faults.Add($"the page answers {page.Code}");
        }

        var config = await context.Http.GetAsync(new Uri(context.Urls.Element, "/config.json"), cancellationToken);
        var homeserver = config.Json.Text("default_server_config", "m.homeserver", "base_url");
        if (!PublicUrls.AreSame(homeserver, context.Urls.Matrix))
        {
            faults.Add($"its homeserver is {homeserver ?? "missing"}");
        }

        return Finding.Of(faults, "is served, and knows the homeserver");
    }

    private static async Task<Finding> FederationAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var open = new List<string>();
        foreach (var path in (string[])["/_matrix/federation/v1/version", "/_matrix/key/v2/server"])
        {
            var answer = await context.Http.GetAsync(new Uri(context.Urls.Matrix, path), cancellationToken);
            if (answer.Code != 404)
            {
                open.Add($"{path} answers {answer.Code}");
            }
        }

        return (context.Options.FederationIsOpen, open.Count) switch
        {
            (false, 0) => Finding.Pass("closed"),
            (false, _) => Finding.Fail($"not closed: {string.Join("; ", open)}"),
            (true, 2) when open.All(path => path.EndsWith("200", StringComparison.Ordinal)) => Finding.Pass("open"),
            _ => Finding.Fail($"not open: {(open.Count == 0 ? "404" : string.Join("; ", open))}"),
        };
    }

    private static async Task<string?> ElementServerNameAsync(CheckContext context, CancellationToken cancellationToken) =>
        (await context.Http.GetAsync(new Uri(context.Urls.Element, "/config.json"), cancellationToken)).Json.Text("default_server_config", "m.homeserver", "server_name");
}
