using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resourceBuilder);
        return builder.WithRelationship(resourceBuilder.Resource, type);
    }

    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResource resource)
        where T : IResource => builder.WithRelationship(resource, KnownRelationshipTypes.Reference);

    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder)
        where T : IResource => builder.WithRelationship(resourceBuilder, KnownRelationshipTypes.Reference);

    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, ReferenceExpression expression)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(expression);
        Relate(builder, expression.ValueProviders);
        return builder;
    }

    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent)
        where T : IResource => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    public static IResourceBuilder<T> WithChildRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> child)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        child.WithRelationship(builder.Resource, KnownRelationshipTypes.Parent);
        return builder;
    }

    public static IResourceBuilder<T> WithChildRelationship<T>(this IResourceBuilder<T> builder, IResource child)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithChildRelationship(builder.ApplicationBuilder.CreateResourceBuilder(child));
    }

    // Every resource inside of the values; what a resource itself is made of belongs to that resource.
    private static void Relate<T>(IResourceBuilder<T> builder, IEnumerable<object> values)
        where T : IResource
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in values)
        {
            Walk(value);
        }

        void Walk(object value)
        {
            if (!seen.Add(value))
            {
                return;
            }

            switch (value)
            {
                case IResource resource:
                    builder.WithReferenceRelationship(resource);
                    break;
                case IResourceBuilder<IResource> inner:
                    builder.WithReferenceRelationship(inner.Resource);
                    break;
                case IValueWithReferences composed:
                    foreach (var reference in composed.References)
                    {
                        Walk(reference);
                    }

                    break;
            }
        }
    }
}
