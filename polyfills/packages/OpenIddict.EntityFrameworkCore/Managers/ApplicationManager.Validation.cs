using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace OpenIddict.EntityFrameworkCore;

internal sealed partial class ApplicationManager
{
    public async IAsyncEnumerable<ValidationResult> ValidateAsync(
        object application, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        if (string.IsNullOrEmpty(entity.ClientId))
        {
            yield return new ValidationResult("The application has no client identifier.");
        }
        else if (await store.Set<Application>().AnyAsync(
            other => other.ClientId == entity.ClientId && other.Id != entity.Id, cancellationToken))
        {
            yield return new ValidationResult("Another application has the same client identifier.");
        }

        foreach (var problem in ValidateClientType(entity))
        {
            yield return new ValidationResult(problem);
        }

        foreach (var uri in JsonColumn.ReadList(entity.RedirectUris).Concat(JsonColumn.ReadList(entity.PostLogoutRedirectUris)))
        {
            if (ValidateCallback(uri) is { } problem)
            {
                yield return new ValidationResult(problem);
                yield break;
            }
        }
    }

    public async ValueTask<bool> ValidateClientSecretAsync(object application, string secret, CancellationToken cancellationToken = default)
    {
        var entity = Entities.As<Application>(application);
        Entities.Required(secret, nameof(secret));
        if (await HasClientTypeAsync(entity, ClientTypes.Public, cancellationToken))
        {
            LogPublicClient(entity.ClientId);
            return false;
        }

        if (string.IsNullOrEmpty(entity.ClientSecret) || !ClientSecretHasher.Verify(secret, entity.ClientSecret))
        {
            LogAuthenticationFailed(entity.ClientId);
            return false;
        }

        return true;
    }

    public ValueTask<bool> ValidatePostLogoutRedirectUriAsync(object application, string uri, CancellationToken cancellationToken = default)
        => MatchesAsync(application, uri, Entities.As<Application>(application).PostLogoutRedirectUris, cancellationToken);

    public ValueTask<bool> ValidateRedirectUriAsync(object application, string uri, CancellationToken cancellationToken = default)
        => MatchesAsync(application, uri, Entities.As<Application>(application).RedirectUris, cancellationToken);

    private static IEnumerable<string> ValidateClientType(Application application)
    {
        var type = application.ClientType;
        if (string.Equals(type, ClientTypes.Confidential, StringComparison.OrdinalIgnoreCase))
        {
            if (string.IsNullOrEmpty(application.ClientSecret) && string.IsNullOrEmpty(application.JsonWebKeySet))
            {
                yield return "A confidential application needs a secret or a signing key.";
            }
        }
        else if (string.Equals(type, ClientTypes.Public, StringComparison.OrdinalIgnoreCase))
        {
            if (!string.IsNullOrEmpty(application.ClientSecret))
            {
                yield return "A public application cannot have a secret.";
            }
        }
        else
        {
            yield return string.IsNullOrEmpty(type) ? "The application has no client type." : "The client type is neither confidential nor public.";
        }
    }

    private static string? ValidateCallback(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || (parsed.IsFile && !uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase)))
        {
            return "A callback URI must be absolute.";
        }

        if (parsed.Fragment.Length is not 0)
        {
            return "A callback URI cannot have a fragment.";
        }

        // The authorization response adds "iss" (RFC 9207): a client could not tell the two apart.
        return QueryHelpers.ParseQuery(parsed.Query).ContainsKey(Parameters.Iss) ? "A callback URI cannot have an \"iss\" parameter." : null;
    }

    private async ValueTask<bool> MatchesAsync(object application, string uri, string? registered, CancellationToken cancellationToken)
    {
        Entities.Required(uri, nameof(uri));
        var uris = JsonColumn.ReadList(registered);
        return uris.Contains(uri, StringComparer.Ordinal)
            || (await HasApplicationTypeAsync(application, ApplicationTypes.Native, cancellationToken)
                && uris.Any(candidate => RedirectUris.DifferOnlyByLoopbackPort(uri, candidate)));
    }
}
