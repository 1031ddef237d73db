namespace Aspire.Hosting.ApplicationModel;

public enum ResourceAnnotationMutationBehavior
{
    /// <summary>Keeps what is there.</summary>
    Append,

    /// <summary>Removes annotations of the same type first.</summary>
    Replace,
}
