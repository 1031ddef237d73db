namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file to be made in a container.</summary>
public sealed class ContainerFile : ContainerFileBase;
