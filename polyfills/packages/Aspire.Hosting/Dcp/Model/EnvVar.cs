namespace Aspire.Hosting.Dcp.Model;

internal sealed class EnvVar
{
    public string Name { get; set; } = "";

    public string? Value { get; set; }
}
