namespace MatrixAuthenticationService.Tests.Support;

/// <summary>The tests that use the shared test bed; none depends on what another leaves there.</summary>
[CollectionDefinition(Name)]
public sealed class SharedTestBed : ICollectionFixture<TestBed>
{
    public const string Name = "test bed";
}
