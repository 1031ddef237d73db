using OpenMeet.Oidc;
using OpenMeet.Oidc.Accounts;
using OpenMeet.Oidc.Clients;
using OpenMeet.Oidc.Connect;
using OpenMeet.Oidc.Data;
using OpenMeet.Oidc.Pages;
using OpenMeet.ServiceDefaults.Problems;

return await ServiceProgram.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = OidcSettings.Read(builder.Configuration);
    builder.AddServiceDefaults();
    builder.Logging.KeepSecretsOut();
    builder.Services.AddSingleton(settings).AddSingleton(settings.Tenants);
    builder.Services.AddForwardedHeaders().Configure<ForwardedHeadersOptions>(options => options.AllowedHosts = [settings.Issuer.Host]);
    builder.Services.AddOidcData(settings).AddAccounts(settings).AddClients().AddConnect(settings).AddOidcPages(settings);
    builder.Services.AddOpenMeetProblems();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseSecurityHeaders(settings);
    app.UseOpenMeetProblems();
    app.UseStaticFiles();
    app.UseChatPageCors();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapDefaultEndpoints();
    app.MapConnect();
    app.MapAccountsApi();
    app.MapBotsApi();
    app.MapRazorPages();
    return app;
});
