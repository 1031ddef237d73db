namespace MatrixAuthenticationService.Tests.Support;

/// <summary>PostgreSQL, Synapse, a provider and the service, all real and wired to each other.</summary>
public sealed class TestBed : IAsyncLifetime
{
    private PostgresServer? _postgres;
    private SynapseServer? _synapse;
    private UpstreamProvider? _upstream;
    private MasServer? _mas;

    internal PostgresServer Postgres => _postgres!;

    internal SynapseServer Synapse => _synapse!;

    internal UpstreamProvider Upstream => _upstream!;

    internal MasServer Mas => _mas!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgresServer.StartAsync();
        _upstream = await UpstreamProvider.StartAsync();
        var (synapsePort, configuration) = (FreePort.Next(), await ConfigurationAsync());
        configuration = configuration with { SynapseUrl = $"http://127.0.0.1:{synapsePort}/" };
        _mas = await MasServer.StartAsync(configuration);
        _synapse = await SynapseServer.StartAsync(_postgres, synapsePort, _mas.InternalUrl.AbsoluteUri, MasConfiguration.HomeserverSecret);
    }

    public async Task DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _synapse, _mas, _upstream, _postgres })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    /// <summary>A configuration on a database of its own, with the bed's Synapse and provider.</summary>
    internal async Task<MasConfiguration> ConfigurationAsync() => new(
        FreePort.Next(), FreePort.Next(), Postgres.Port, await Postgres.CreateDatabaseAsync(), _synapse?.Address.AbsoluteUri ?? "", Upstream.Issuer);
}
