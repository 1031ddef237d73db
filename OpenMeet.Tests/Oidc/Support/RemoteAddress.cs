using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>Lets a request say which network address it comes from; the test server has none.</summary>
internal sealed class RemoteAddress : IStartupFilter
{
    internal const string Header = "Test-Remote-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.TryParse(http.Request.Headers[Header], out var address) ? address : IPAddress.Loopback;
            return rest(http);
        });
        next(app);
    };
}
