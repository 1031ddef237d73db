using Microsoft.AspNetCore.Authentication;

namespace OpenIddict.Server.AspNetCore;

public sealed class OpenIddictServerAspNetCoreOptions : AuthenticationSchemeOptions
{
    public bool DisableTransportSecurityRequirement { get; set; }

    public bool EnableAuthorizationEndpointPassthrough { get; set; }

    public bool EnableEndSessionEndpointPassthrough { get; set; }

    public bool EnableErrorPassthrough { get; set; }

    public bool EnableStatusCodePagesIntegration { get; set; }

    public bool EnableTokenEndpointPassthrough { get; set; }

    public bool EnableUserInfoEndpointPassthrough { get; set; }

    public string? Realm { get; set; }

    public bool SuppressJsonResponseIndentation { get; set; }
}
