using System.Text;

namespace MatrixAuthenticationService.Clients;

/// <summary>Finds out which client makes a request, by exactly the method that the client is registered with.</summary>
internal sealed class ClientAuthenticator(ClientStore clients, MasSettings settings)
{
    /// <summary>Either the client or the error to answer.</summary>
    public async Task<(Client? Client, OAuthError? Error)> AuthenticateAsync(HttpContext context, IFormCollection form)
    {
        if (!TryReadCredentials(context.Request, form, out var id, out var secret, out var method))
        {
            return (null, OAuthError.InvalidRequest("The client's credentials are missing or malformed"));
        }

        if (await clients.FindAsync(id, context.RequestAborted) is not { } client)
        {
            return (null, OAuthError.InvalidClient());
        }

        if (client.Method is null)
        {
            return (null, OAuthError.UnauthorizedClient());
        }

        return client.Method == method && (method == ClientAuthentication.None || SecretMatches(client, secret!))
            ? (client, null)
            : (null, OAuthError.InvalidClient());
    }

    private static bool TryReadCredentials(
        HttpRequest request, IFormCollection form, out string? id, out string? secret, out ClientAuthentication method)
    {
        (id, secret, method) = (form.Field("client_id"), form.Field("client_secret"), ClientAuthentication.None);
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            method = secret is null ? ClientAuthentication.None : ClientAuthentication.Post;
            return id is not null;
        }

        Span<byte> decoded = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), decoded, out var length)
            || Encoding.UTF8.GetString(decoded[..length]).Split(':', 2) is not [var user, var password]
            || (id is not null && id != user)
            || secret is not null)
        {
            return false;
        }

        (id, secret, method) = (user, password, ClientAuthentication.Basic);
        return true;
    }

    private bool SecretMatches(Client client, string secret) => client.IsStatic
        ? settings.Clients.FirstOrDefault(known => known.ClientId == client.Id)?.Secret is { } expected && Digests.SecretEquals(secret, expected)
        : client.SecretHash is { } hash && Digests.Matches(secret, hash);
}
