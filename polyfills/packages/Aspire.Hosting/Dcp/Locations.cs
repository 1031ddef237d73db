namespace Aspire.Hosting.Dcp;

/// <summary>
/// The folder shared with one DCP process. DCP removes it when it ends, with everything in it, so nothing else may be kept here.
/// </summary>
internal sealed class Locations
{
    private readonly Lazy<string> _sessionDirectory = new(() => Directory.CreateTempSubdirectory("aspire-dcp").FullName);

    public string DcpSessionDir => _sessionDirectory.Value;

    public string DcpKubeconfigPath => Path.Combine(DcpSessionDir, "kubeconfig");

    public string DcpLogSocket => Path.Combine(DcpSessionDir, "output.sock");
}
