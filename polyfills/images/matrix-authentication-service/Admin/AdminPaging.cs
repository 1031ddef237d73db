using System.Globalization;

namespace MatrixAuthenticationService.Admin;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Count">Whether the total is given: <c>true</c>, <c>false</c>, or <c>only</c> that.</param>
internal sealed record AdminPaging(string? After, string? Before, int Size, bool IsBackward, string Count)
{
    private const int DefaultSize = 10;
    private const int MaximumSize = 1000;

    /// <summary>The page, or null when the parameters cannot be understood.</summary>
    public static AdminPaging? TryRead(IQueryCollection query)
    {
        var (first, last) = (query.Field("page[first]"), query.Field("page[last]"));
        var (after, before) = (query.Field("page[after]"), query.Field("page[before]"));
        var count = query.Field("count") ?? "true";
        if ((first is not null && last is not null)
            || (after is not null && !Ulid.IsValid(after))
            || (before is not null && !Ulid.IsValid(before))
            || count is not ("true" or "false" or "only"))
        {
            return null;
        }

        var size = DefaultSize;
        return (first ?? last) is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MaximumSize)
                ? null
                : new(after, before, size, last is not null, count);
    }

    public string Query() =>
        (Before is null ? "" : $"&page[before]={Before}") + (After is null ? "" : $"&page[after]={After}")
        + $"&page[{(IsBackward ? "last" : "first")}]={Size.ToString(CultureInfo.InvariantCulture)}";
}
