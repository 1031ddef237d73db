using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.Oidc;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The service itself, with a clock that can be put forward.</summary>
internal sealed class OidcFactory(IReadOnlyDictionary<string, string?> settings, TestClock clock, LogCapture logs) : WebApplicationFactory<OidcSettings>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(logs.Level).AddProvider(logs));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(clock).AddSingleton<IStartupFilter, RemoteAddress>();

            // The cost of guessing is not what these tests are about.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        });
    }
}
