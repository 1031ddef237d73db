namespace Aspire.Hosting.ApplicationModel;

#pragma warning disable CA1040
public interface IResourceWithWaitSupport : IResource;
