namespace Aspire.Hosting.Dcp.Model;

/// <summary>Entry of the <c>resource-app-args</c> annotation; only the dashboard reads it.</summary>
internal sealed class AppLaunchArgument
{
    public string Argument { get; set; } = "";

    public bool IsSensitive { get; set; }

    public int? EffectiveArgumentIndex { get; set; }
}
