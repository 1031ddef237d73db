namespace Aspire.Hosting;

/// <summary>A parameter has neither a configured value nor a default.</summary>
#pragma warning disable CA1032 // As upstream.
public class MissingParameterValueException : DistributedApplicationException
{
    public MissingParameterValueException(string message)
        : base(message)
    {
    }

    public MissingParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
