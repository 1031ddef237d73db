using MatrixAuthenticationService.Account;
using MatrixAuthenticationService.Admin;
using MatrixAuthenticationService.Authorization;
using MatrixAuthenticationService.Compat;
using MatrixAuthenticationService.Discovery;
using MatrixAuthenticationService.Health;
using MatrixAuthenticationService.Registration;
using MatrixAuthenticationService.Upstream;
using Microsoft.AspNetCore.HttpOverrides;
using Npgsql;

namespace MatrixAuthenticationService;

/// <summary>The service as a web application.</summary>
internal static class Server
{
    /// <summary>Builds the application; the database is not touched yet.</summary>
    public static WebApplication Build(MasSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "mas-cli" });
        builder.WebHost.ConfigureListeners(settings.Http);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        AddSettings(builder.Services, settings);
        AddServices(builder.Services, settings);
        AddHandlers(builder.Services);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Failures.AnswerAsync,
            SuppressDiagnosticsCallback = context => Failures.IsUnstorableText(context.Exception),
        });
        app.UseRouting();
        app.UseListenerResources();
        app.UseCors();
        MapRoutes(app);
        return app;
    }

    /// <summary>Brings the database up to date: its schema, unless told not to, and the configuration's clients and providers.</summary>
    public static async Task PrepareAsync(WebApplication app, bool migrates, CancellationToken cancellationToken)
    {
        if (migrates)
        {
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<MasSettings>();
        var clients = scope.ServiceProvider.GetRequiredService<ClientStore>();
        foreach (var client in settings.Clients)
        {
            await clients.PutStaticAsync(client, cancellationToken);
        }

        var links = scope.ServiceProvider.GetRequiredService<UpstreamLinkStore>();
        foreach (var provider in settings.Upstreams)
        {
            await links.PutProviderAsync(provider, cancellationToken);
        }

        await links.DisableProvidersExceptAsync(settings.Upstreams.Select(provider => provider.Id), cancellationToken);
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapDiscovery();
        app.MapOAuth();
        app.MapAuthorization();
        app.MapSessions();
        app.MapUpstream();
        app.MapCompat();
        app.MapAccount();
        app.MapAdmin();
        app.MapAssets();
        app.MapHealth();
        app.MapFallback((HttpContext context) =>
            Page.Error(StatusCodes.Status404NotFound, "not_found", $"There is nothing at {context.Request.Path}."));
    }

    private static void AddSettings(IServiceCollection services, MasSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Http)
        .AddSingleton(settings.Matrix)
        .AddSingleton(settings.Secrets)
        .AddSingleton(settings.Policy)
        .AddSingleton(settings.Tokens)
        .AddSingleton(TimeProvider.System);

    private static void AddServices(IServiceCollection services, MasSettings settings)
    {
        services.AddRouting();
        services.AddCors(CorsPolicies.Configure);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Http.TrustedProxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        services.AddSingleton(_ => NpgsqlDataSource.Create(settings.Database.ConnectionString));
        services.AddHttpClient<SynapseClient>(http =>
        {
            http.BaseAddress = settings.Matrix.Endpoint;
            http.DefaultRequestHeaders.Authorization = new("Bearer", settings.Matrix.Secret);
            http.Timeout = TimeSpan.FromSeconds(60);
        });
        services.AddHttpClient(UpstreamClient.Name, http => http.Timeout = TimeSpan.FromSeconds(60))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<Migrator>().AddSingleton<Sealer>().AddSingleton<SigningKeys>().AddSingleton<PublicUrls>()
            .AddSingleton<CookieVault>().AddSingleton<Csrf>().AddSingleton<SessionCookie>().AddSingleton<UpstreamCookie>()
            .AddSingleton<RegistrationCookie>().AddSingleton<FormPages>().AddSingleton<ScopePolicy>().AddSingleton<RegistrationPolicy>()
            .AddSingleton<ProviderDirectory>().AddSingleton<UpstreamClient>().AddSingleton<IdTokenVerifier>().AddSingleton<IdTokens>()
            .AddSingleton<AuthorizationResponse>().AddSingleton<UpstreamLinkPages>().AddSingleton<AccountPages>();
        services.AddScoped<Database>().AddScoped<UserStore>().AddScoped<BrowserSessionStore>().AddScoped<ClientStore>().AddScoped<GrantStore>()
            .AddScoped<OAuthSessionStore>().AddScoped<OAuthTokenStore>().AddScoped<TokenLookup>().AddScoped<CompatSessionStore>()
            .AddScoped<SsoLoginStore>().AddScoped<UpstreamLinkStore>().AddScoped<UpstreamSessionStore>().AddScoped<RegistrationStore>()
            .AddScoped<PersonalSessionStore>().AddScoped<DeviceList>().AddScoped<HomeserverJobs>();
        services.AddHostedService<HomeserverWorker>().AddHostedService<Cleanup>();
    }

    private static void AddHandlers(IServiceCollection services) => services
        .AddScoped<ClientAuthenticator>().AddScoped<CurrentSessionReader>().AddScoped<AuthorizeEndpoint>().AddScoped<ConsentEndpoint>()
        .AddScoped<ConsentPage>().AddScoped<TokenEndpoint>().AddScoped<CodeExchange>().AddScoped<TokenRefresh>()
        .AddScoped<ClientCredentialsGrant>().AddScoped<UpstreamAuthorizeEndpoint>().AddScoped<UpstreamCallbackEndpoint>()
        .AddScoped<UpstreamLinkEndpoint>().AddScoped<UpstreamSignIn>().AddScoped<LocalpartDecider>().AddScoped<FinishEndpoint>()
        .AddScoped<DisplayNameEndpoint>().AddScoped<CompatLoginEndpoint>().AddScoped<CompatSessionEndpoints>().AddScoped<SsoEndpoints>()
        .AddScoped<AccountHandler>().AddScoped<AccountSessions>().AddScoped<AccountClosing>().AddScoped<AdminLister>().AddScoped<UserQueries>()
        .AddScoped<UserCreation>().AddScoped<UserStates>().AddScoped<UpstreamLinksAdmin>().AddScoped<OAuthSessionsAdmin>()
        .AddScoped<PersonalSessionsAdmin>();
}
