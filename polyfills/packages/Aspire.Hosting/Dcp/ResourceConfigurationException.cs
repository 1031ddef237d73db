namespace Aspire.Hosting.Dcp;

/// <summary>A resource cannot start because a value of its environment or arguments could not be had.</summary>
internal sealed class ResourceConfigurationException(string message, Exception innerException) : Exception(message, innerException);
