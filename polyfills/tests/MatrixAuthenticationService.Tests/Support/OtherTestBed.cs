namespace MatrixAuthenticationService.Tests.Support;

/// <summary>As <see cref="SharedTestBed"/>: a second one, so that two tests run at a time.</summary>
[CollectionDefinition(Name)]
public sealed class OtherTestBed : ICollectionFixture<TestBed>
{
    public const string Name = "other test bed";
}
