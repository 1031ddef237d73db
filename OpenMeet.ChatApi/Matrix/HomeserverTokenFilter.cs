using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>
/// Lets in the homeserver alone: <c>Authorization: Bearer hs_token</c>, compared in constant time. No credentials are 401,
/// wrong ones 403 (application service API, "Authorization").
/// </summary>
internal sealed class HomeserverTokenFilter(ChatSettings settings) : IEndpointFilter
{
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes(settings.HomeserverToken));

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.Authorization;
        if (header.Count != 1 || !AuthenticationHeaderValue.TryParse(header[0], out var credentials)
            || !string.Equals(credentials.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(credentials.Parameter))
        {
            return ValueTask.FromResult<object?>(AppserviceEndpoints.Error(StatusCodes.Status401Unauthorized, "M_UNAUTHORIZED"));
        }

        var given = SHA256.HashData(Encoding.UTF8.GetBytes(credentials.Parameter));
        return CryptographicOperations.FixedTimeEquals(given, _expected)
            ? next(context)
            : ValueTask.FromResult<object?>(AppserviceEndpoints.Error(StatusCodes.Status403Forbidden, MatrixErrorCode.Forbidden));
    }
}
