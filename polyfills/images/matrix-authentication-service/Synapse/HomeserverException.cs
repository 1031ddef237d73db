using System.Net;

namespace MatrixAuthenticationService.Synapse;

/// <summary>The homeserver did not do what it was asked.</summary>
/// <param name="operation">The name of the call.</param>
/// <param name="status">Its answer, or null when it did not answer.</param>
internal sealed class HomeserverException(string operation, HttpStatusCode? status, Exception? inner = null)
    : Exception($"The homeserver's {operation} failed with {(status is null ? "no answer" : ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture))}", inner)
{
    /// <summary>Whether the same call can never succeed.</summary>
    public bool IsPermanent => status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;
}
