using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Annotations in the order they were added. Enumerating while another thread adds is safe.</summary>
public sealed class ResourceAnnotationCollection() : Collection<IResourceAnnotation>(new CopyOnWriteList<IResourceAnnotation>());
