using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenIddict.Tests.Support;

/// <summary>The small provider that the answers were recorded from, in one of its variants.</summary>
public sealed class Provider : IAsyncDisposable
{
    public const string Address = "http://127.0.0.1:5601/";
    private readonly WebApplication _application;

    private Provider(WebApplication application) => _application = application;

    public IServiceProvider Services => _application.Services;

    public static async Task<Provider> StartAsync(string connectionString, ProviderVariant variant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer(options => options.PreserveExecutionContext = true);
        builder.Services.AddSingleton<TimeProvider, ShiftedClock>();
        builder.Services.AddSingleton(new ProviderHandlers(variant));
        builder.Services.AddDbContext<ProviderContext>(options => options.UseNpgsql(connectionString).UseOpenIddict().AddInterceptors(new StatementCounter()));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => (options.Cookie.Name, options.LoginPath, options.SlidingExpiration) = ("sid", "/login", false));
        builder.Services.AddOpenIddict()
            .AddCore(options => options.UseEntityFrameworkCore().UseDbContext<ProviderContext>())
            .AddServer(options => Configure(options, variant));

        var application = builder.Build();
        application.Use(ProviderPipeline.ShowUnhandledExceptionsAsync);
        if (variant is ProviderVariant.StatusCodePages)
        {
            application.UseStatusCodePages();
        }

        application.UseRouting();
        application.UseAuthentication();
        ProviderPipeline.Map(application);
        await application.StartAsync();
        return new Provider(application);
    }

    public HttpClient CreateClient()
    {
        var server = _application.GetTestServer();
        server.BaseAddress = new Uri(Address);
        return server.CreateClient();
    }

    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(OpenIddictServerBuilder options, ProviderVariant variant)
    {
        options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo").SetEndSessionEndpointUris("connect/endsession")
            .SetIntrospectionEndpointUris("connect/introspect").SetRevocationEndpointUris("connect/revoke")
            .AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow()
            .RegisterScopes(Scopes.OpenId, Scopes.Email, Scopes.Profile, Scopes.OfflineAccess, "api")
            .DisableAccessTokenEncryption().SetAccessTokenLifetime(TimeSpan.FromMinutes(15));
        if (variant is ProviderVariant.EcKeyFirst)
        {
            options.AddSigningKey(ProviderKeys.Ec).AddSigningKey(ProviderKeys.Rsa);
        }
        else
        {
            options.AddSigningKey(ProviderKeys.Rsa).AddSigningKey(ProviderKeys.Ec);
        }

        options.AddEncryptionKey(variant is ProviderVariant.SymmetricEncryption ? ProviderKeys.Symmetric : ProviderKeys.Encryption);
        switch (variant)
        {
            case ProviderVariant.ReferenceTokens:
                options.UseReferenceAccessTokens().UseReferenceRefreshTokens();
                break;
            case ProviderVariant.NoRolling:
                options.DisableRollingRefreshTokens();
                break;
        }

        var host = options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        switch (variant)
        {
            case ProviderVariant.StatusCodePages:
                host.EnableStatusCodePagesIntegration();
                break;
            case ProviderVariant.ErrorPassthrough:
                host.EnableErrorPassthrough();
                break;
        }
    }
}
