namespace Aspire.Hosting.ApplicationModel;

[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class EndpointNameAttribute : Attribute, IModelNameParameter;
