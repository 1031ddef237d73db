using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExceptions
{
    public sealed class ValidationException : Exception
    {
        public ValidationException(string? message)
            : this(message, [])
        {
        }

        public ValidationException(string? message, ImmutableArray<ValidationResult> results)
            : this(message, results, exception: null)
        {
        }

        public ValidationException(string? message, ImmutableArray<ValidationResult> results, Exception? exception)
            : base(message, exception)
            => Results = results;

        public ImmutableArray<ValidationResult> Results { get; }
    }
}
