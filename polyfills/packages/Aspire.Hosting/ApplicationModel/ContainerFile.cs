namespace Aspire.Hosting.ApplicationModel;

public sealed class ContainerFile : ContainerFileBase;
