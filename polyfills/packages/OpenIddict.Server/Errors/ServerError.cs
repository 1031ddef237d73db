namespace OpenIddict.Server;

/// <summary>Why a request is refused: an OAuth 2.0 error code, an explanation and the page of upstream's documentation about it.</summary>
internal sealed record ServerError(string Error, string Description, string Uri)
{
    public static ServerError Create(string error, string description, int page)
        => new(error, description, $"https://documentation.openiddict.com/errors/ID{page}");
}
