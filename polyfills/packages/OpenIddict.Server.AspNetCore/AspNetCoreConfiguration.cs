using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Registers the scheme and refuses settings that cannot work.</summary>
internal sealed class AspNetCoreConfiguration :
    IConfigureOptions<AuthenticationOptions>,
    IPostConfigureOptions<AuthenticationOptions>,
    IConfigureOptions<OpenIddictServerOptions>,
    IPostConfigureOptions<OpenIddictServerAspNetCoreOptions>
{
    public void Configure(AuthenticationOptions options)
    {
        if (options.SchemeMap.TryGetValue(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, out var scheme)
            && scheme.HandlerType != typeof(OpenIddictServerAspNetCoreHandler))
        {
            throw new InvalidOperationException("Another handler is registered under the name of the OpenIddict server's scheme.");
        }

        options.AddScheme<OpenIddictServerAspNetCoreHandler>(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, displayName: null);
    }

    public void PostConfigure(string? name, AuthenticationOptions options)
    {
        string?[] defaults =
        [
            options.DefaultAuthenticateScheme, options.DefaultChallengeScheme, options.DefaultForbidScheme,
            options.DefaultScheme, options.DefaultSignInScheme, options.DefaultSignOutScheme,
        ];
        if (defaults.Contains(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme))
        {
            throw new InvalidOperationException("The scheme of the OpenIddict server works on its own endpoints only: it cannot be a default scheme.");
        }

        // ASP.NET Core makes a scheme that is alone the default one, which the line above forbids. A second entry prevents it.
        if (options.SchemeMap.Count < 2 && string.IsNullOrEmpty(options.DefaultScheme))
        {
            options.AddScheme<IAuthenticationHandler>(Guid.NewGuid().ToString(), displayName: null);
        }
    }

    public void Configure(OpenIddictServerOptions options)
        => options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.ClientSecretBasic);

    public void PostConfigure(string? name, OpenIddictServerAspNetCoreOptions options)
    {
        if (options is { EnableErrorPassthrough: true, EnableStatusCodePagesIntegration: true })
        {
            throw new InvalidOperationException("Error pass-through and status code pages exclude each other.");
        }
    }
}
