namespace OpenIddict.Abstractions;

public static partial class OpenIddictExceptions
{
    public sealed class ConcurrencyException : Exception
    {
        public ConcurrencyException(string? message)
            : this(message, exception: null)
        {
        }

        public ConcurrencyException(string? message, Exception? exception)
            : base(message, exception)
        {
        }
    }
}
