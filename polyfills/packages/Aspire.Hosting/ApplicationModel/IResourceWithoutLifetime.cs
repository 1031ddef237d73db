namespace Aspire.Hosting.ApplicationModel;

#pragma warning disable CA1040
/// <summary>A resource that never starts or stops: nothing waits for it.</summary>
public interface IResourceWithoutLifetime : IResource;
