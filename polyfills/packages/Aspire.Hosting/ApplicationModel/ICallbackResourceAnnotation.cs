namespace Aspire.Hosting.ApplicationModel;

/// <summary>A callback of a resource whose outcome may be kept.</summary>
internal interface ICallbackResourceAnnotation<in TContext, TResult> : IResourceAnnotation
{
    Task<TResult> EvaluateOnceAsync(TContext context);

    void ForgetCachedResult();
}
