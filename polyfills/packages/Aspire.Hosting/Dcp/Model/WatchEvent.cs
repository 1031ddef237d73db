namespace Aspire.Hosting.Dcp.Model;

/// <summary>One line of a watch: <c>ADDED</c>, <c>MODIFIED</c> or <c>DELETED</c> and the object as it is now.</summary>
internal sealed class WatchEvent<T>
    where T : CustomResource
{
    public const string Added = "ADDED";
    public const string Modified = "MODIFIED";
    public const string Deleted = "DELETED";

    public string Type { get; set; } = "";

    public T? Object { get; set; }
}
