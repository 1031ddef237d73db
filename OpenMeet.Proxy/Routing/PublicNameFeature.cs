namespace OpenMeet.Proxy.Routing;

/// <summary>Which public name a request asks, found by <see cref="PublicNameMiddleware"/>.</summary>
internal sealed record PublicNameFeature(PublicName Name, Uri Url);
