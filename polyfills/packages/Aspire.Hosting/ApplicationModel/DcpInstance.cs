namespace Aspire.Hosting.ApplicationModel;

/// <summary>One running copy of a resource: the name of its DCP object and the part that makes it unique.</summary>
internal sealed record DcpInstance(string Name, string Suffix, int Index);
