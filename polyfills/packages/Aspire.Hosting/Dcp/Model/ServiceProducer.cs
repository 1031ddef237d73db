namespace Aspire.Hosting.Dcp.Model;

/// <summary>Entry of the <c>service-producer</c> annotation: which service an instance serves, and at which port it listens.</summary>
internal sealed class ServiceProducer
{
    public string ServiceName { get; set; } = "";

    public string? Address { get; set; }

    public int? Port { get; set; }
}
