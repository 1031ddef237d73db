using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.AppHost.Kubernetes.Checks;

namespace OpenMeet.Tests.Kubernetes.Checks.Support;

/// <summary>Five public names that answer as a sound deployment does; a test breaks one answer.</summary>
internal sealed class ScriptedDeployment : IAsyncDisposable
{
    private static readonly string[] Names = ["chat", "matrix", "account", "id", "element"];

    private readonly WebApplication _app;
    private readonly Dictionary<int, string> _ports = [];
    private readonly Dictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);

    private ScriptedDeployment()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var _ in Names)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(AnswerAsync);
    }

    public PublicUrls Urls { get; private set; } = null!;

    /// <summary>Headers of every answer; null takes one away.</summary>
    public Dictionary<string, string?> Headers { get; } = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
    };

    public static async Task<ScriptedDeployment> StartAsync()
    {
        var deployment = new ScriptedDeployment();
        await deployment._app.StartAsync();
        var addresses = deployment._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        for (var i = 0; i < Names.Length; i++)
        {
            deployment._ports[addresses[i].Port] = Names[i];
        }

        deployment.Urls = new(addresses[0], addresses[1], addresses[2], addresses[3], addresses[4]);
        SoundAnswers.Give(deployment);
        return deployment;
    }

    /// <summary>Answers a request line (<c>matrix GET /path</c>) so, whatever it was answered with.</summary>
    public void On(string request, RequestDelegate answer) => _answers[request] = answer;

    public void OnJson(string request, string json, int status = 200) => On(request, context => WriteAsync(context, status, "application/json", json));

    public void OnHtml(string request, string html, params (string Name, string Value)[] headers) => On(request, context =>
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return WriteAsync(context, 200, "text/html", html);
    });

    public void OnStatus(string request, int status) => On(request, context => WriteAsync(context, status, "text/plain", ""));

    /// <summary>The same deployment, said to have these names.</summary>
    public ScriptedDeployment With(PublicUrls urls)
    {
        Urls = urls;
        return this;
    }

    public async Task<CheckResult> RunAsync(string check, CheckOptions? options = null, TimeProvider? time = null) =>
        Assert.Single(await RunAsync(CheckRunner.All.Where(one => one.Name == check), options, time));

    public async Task<IReadOnlyList<CheckResult>> RunAsync(IEnumerable<Check> checks, CheckOptions? options = null, TimeProvider? time = null)
    {
        options ??= new CheckOptions();
        await using var services = new ServiceCollection().AddPublicClient(options).BuildServiceProvider();
        var context = new CheckContext(Urls, services.GetRequiredService<PublicClient>(), options, time ?? TimeProvider.System);
        return await CheckRunner.RunAsync(checks, context, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        foreach (var (name, value) in Headers.Where(header => header.Value is not null))
        {
            context.Response.Headers[name] = value;
        }

        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        return _answers.TryGetValue($"{_ports[context.Connection.LocalPort]} {context.Request.Method} {path}", out var answer)
            ? answer(context)
            : WriteAsync(context, 404, "application/json", "{}");
    }

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }
}
