namespace OpenMeet.AppHost.PublicNames;

/// <summary>The port of each public name on a developer's machine.</summary>
internal static class DevelopmentPorts
{
    public const int Chat = 9005;
    public const int Matrix = 8448;
    public const int Account = 8081;
    public const int Id = 9006;
    public const int Element = 9007;
}
