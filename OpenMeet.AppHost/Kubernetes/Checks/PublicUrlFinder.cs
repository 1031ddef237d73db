using OpenMeet.AppHost.PublicNames;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>
/// Finds the five public URLs from one: what the stack says of itself (the chat page's settings, the homeserver's well-known
/// document), and otherwise how deployments and development name them.
/// </summary>
internal sealed class PublicUrlFinder(PublicClient http)
{
    /// <param name="given">The chat's URL, or the public host that all names lie below.</param>
    /// <param name="options">What need not be found.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="DeploymentException">Which URL must be given.</exception>
    public async Task<PublicUrls> FindAsync(Uri given, CheckOptions options, CancellationToken cancellationToken)
    {
        var chat = Chat(given);
        var settings = await TryReadAsync(new Uri(chat, "/page/settings"), cancellationToken);
        var id = options.Id ?? Url(settings?.Json.Text("issuer")) ?? Sibling(chat, "id", DevelopmentPorts.Id);
        var matrix = options.Matrix ?? Sibling(chat, "matrix", DevelopmentPorts.Matrix);
        var wellKnown = matrix is null ? null : await TryReadAsync(new Uri(matrix, "/.well-known/matrix/client"), cancellationToken);
        var account = options.Account ?? Url(wellKnown?.Json.Text("org.matrix.msc2965.authentication", "issuer")) ?? Sibling(chat, "account", DevelopmentPorts.Account);
        var element = options.Element ?? Sibling(chat, "element", DevelopmentPorts.Element);

        List<string> problems = [];
        Require(matrix, "--matrix");
        Require(account, "--account");
        Require(id, "--id");
        Require(element, "--element");
        return problems.Count == 0 ? new PublicUrls(chat, matrix!, account!, id!, element!) : throw new DeploymentException(problems);

        void Require(Uri? url, string option)
        {
            if (url is null)
            {
                problems.Add($"{option}: the public URL cannot be found out from {chat}. Give it.");
            }
        }
    }

    /// <summary>The chat's URL: the given one on this machine or if its name says so, else the name <c>chat</c> below it.</summary>
    private static Uri Chat(Uri given)
    {
        if (!given.IsAbsoluteUri || given.Scheme is not ("http" or "https") || given.PathAndQuery != "/")
        {
            throw new DeploymentException($"{given.OriginalString}: it is not a public URL. Give the chat's, such as https://chat.openmeet.net");
        }

        return given.IsLoopback || given.Host.StartsWith("chat.", StringComparison.Ordinal) || given.HostNameType != UriHostNameType.Dns
            ? given
            : new UriBuilder(given) { Host = $"chat.{given.Host}" }.Uri;
    }

    private static Uri? Sibling(Uri chat, string name, int developmentPort) => chat switch
    {
        { IsLoopback: true, Port: DevelopmentPorts.Chat } => new UriBuilder(chat) { Port = developmentPort }.Uri,
        _ when chat.Host.StartsWith("chat.", StringComparison.Ordinal) => new UriBuilder(chat) { Host = $"{name}.{chat.Host["chat.".Length..]}" }.Uri,
        _ => null,
    };

    private static Uri? Url(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private async Task<Answer?> TryReadAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(url, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The checks tell.
            return null;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
