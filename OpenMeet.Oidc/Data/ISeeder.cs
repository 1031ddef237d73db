namespace OpenMeet.Oidc.Data;

/// <summary>Brings rows that come from settings up to date. Runs at every start, one replica at a time, and must be idempotent.</summary>
internal interface ISeeder
{
    /// <summary>Brings the rows up to date.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}
