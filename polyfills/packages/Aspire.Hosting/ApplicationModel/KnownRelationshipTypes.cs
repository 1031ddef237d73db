namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of relationships.</summary>
internal static class KnownRelationshipTypes
{
    public const string Parent = "Parent";
    public const string Reference = "Reference";
    public const string WaitFor = "WaitFor";
}
