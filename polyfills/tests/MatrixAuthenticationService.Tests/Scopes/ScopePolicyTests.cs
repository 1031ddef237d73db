using MatrixAuthenticationService.Configuration;
using MatrixAuthenticationService.Scopes;
using MatrixAuthenticationService.Users;

namespace MatrixAuthenticationService.Tests.Scopes;

public sealed class ScopePolicyTests
{
    private readonly ScopePolicy _policy = new(new PolicySettings(new HashSet<string>(), new HashSet<string> { "root" }, false, false, false));

    [Theory]
    [InlineData("", true)]
    [InlineData("openid email urn:mas:graphql:*", true)]
    [InlineData("urn:matrix:client:api:*", true)]
    [InlineData("urn:matrix:client:api:* urn:matrix:client:device:ABCDEFGHIJ", true)]
    [InlineData("openid urn:matrix:org.matrix.msc2967.client:api:* urn:matrix:org.matrix.msc2967.client:device:ABCDEFGHIJ", true)]
    [InlineData("urn:matrix:client:device:ABCDEFGHIJ", false)]
    [InlineData("urn:matrix:client:api:* urn:matrix:client:device:ABCDEFGHI", false)]
    [InlineData("urn:matrix:client:api:* urn:matrix:client:device:ABCDEFGHI%", false)]
    [InlineData("offline_access", false)]
    [InlineData("urn:mas:admin", false)]
    public void A_person_may_have_what_the_policy_says(string scope, bool isAllowed) =>
        Assert.Equal(isAllowed, _policy.Violations(Scope.TryParse(scope)!, Person("alice")).Count == 0);

    [Fact]
    public void An_administrator_may_administer() =>
        Assert.Empty(_policy.Violations(Scope.TryParse("urn:mas:admin urn:synapse:admin:* urn:matrix:client:api:*")!, Person("root")));

    [Theory]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a  b")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    public void A_malformed_scope_is_none(string scope) => Assert.Null(Scope.TryParse(scope));

    private static User Person(string name) => new("", name, DateTimeOffset.UnixEpoch, null, null, false);
}
