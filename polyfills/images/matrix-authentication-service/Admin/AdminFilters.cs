namespace MatrixAuthenticationService.Admin;

/// <summary>The <c>filter[…]</c> parameters of a list.</summary>
internal sealed class AdminFilters(IQueryCollection query, params string[] known)
{
    /// <summary>The error when a filter is not known, not a ULID where it must be one, or given twice.</summary>
    public AdminError? Error(params string[] ulids)
    {
        var names = query.Keys.Where(key => key.StartsWith("filter[", StringComparison.Ordinal)).Select(key => key[7..].TrimEnd(']')).ToArray();
        return names.Except(known).FirstOrDefault() is { } unknown
            ? AdminError.BadRequest($"The filter {unknown} is not offered")
            : ulids.FirstOrDefault(name => this[name] is { } value && !Ulid.IsValid(value)) is { } wrong
                ? AdminError.BadRequest($"The filter {wrong} must be a ULID")
                : null;
    }

    public string? this[string name] => query.Field($"filter[{name}]");

    public IReadOnlyList<string> All(string name) => [.. query[$"filter[{name}]"].OfType<string>()];
}
