namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value composed of others.</summary>
public interface IValueWithReferences
{
    IEnumerable<object> References { get; }
}
