using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>The resource starts when the dependency is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitType.WaitUntilHealthy, waitBehavior: null, isShown: true);

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitType.WaitUntilHealthy, waitBehavior, isShown: true);

    /// <summary>The resource starts when the dependency runs, healthy or not.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitType.WaitUntilStarted, waitBehavior: null, isShown: true);

    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitType.WaitUntilStarted, waitBehavior, isShown: true);

    /// <summary>The resource starts when the dependency has ended with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);
        EnsureCanWait(builder.Resource, dependency.Resource);
        return builder
            .WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor)
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode));
    }

    private static IResourceBuilder<T> Wait<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitType type, WaitBehavior? waitBehavior, bool isShown)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);
        EnsureCanWait(builder.Resource, dependency.Resource);

        // A child is not there before its parent, and may have no checks of its own.
        if (dependency.Resource is IResourceWithParent child)
        {
            builder.Wait(builder.ApplicationBuilder.CreateResourceBuilder(child.Parent), type, waitBehavior, isShown: false);
        }

        if (type == WaitType.WaitUntilStarted && dependency.Resource is ConnectionStringResource connectionString)
        {
            foreach (var referenced in connectionString.ConnectionStringExpression.ValueProviders.OfType<IResource>())
            {
                builder.Wait(builder.ApplicationBuilder.CreateResourceBuilder(referenced), type, waitBehavior, isShown: false);
            }
        }

        if (isShown)
        {
            builder.WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor);
        }

        return builder.WithAnnotation(new WaitAnnotation(dependency.Resource, type) { WaitBehavior = waitBehavior });
    }

    private static void EnsureCanWait(IResource resource, IResource dependency)
    {
        if (resource == dependency)
        {
            throw new DistributedApplicationException($"The '{resource.Name}' resource cannot wait for itself.");
        }

        if (resource is IResourceWithParent child && child.Parent == dependency)
        {
            throw new DistributedApplicationException($"The '{resource.Name}' resource cannot wait for its parent '{dependency.Name}'.");
        }
    }
}
