namespace OpenMeet.ServiceDefaults.Tenants;

/// <summary>
/// One element of the setting as it is written. The original platform nests the bot in <c>matrixConfig</c>; both places
/// are read, its other members are not ours.
/// </summary>
internal sealed record TenantEntry(string? Id, string? Name, TenantEntry.Bot? BotUser, TenantEntry.Matrix? MatrixConfig)
{
    internal sealed record Bot(string? Email, string? Slug, string? Password);

    internal sealed record Matrix(Bot? BotUser);
}
