namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a named thing with annotations.</summary>
public interface IResource
{
    string Name { get; }

    ResourceAnnotationCollection Annotations { get; }
}
