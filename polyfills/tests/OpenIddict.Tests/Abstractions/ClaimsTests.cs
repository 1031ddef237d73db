using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Tests.Abstractions;

public sealed class ClaimsTests
{
    private readonly ClaimsIdentity _identity = new("test", Claims.Name, Claims.Role);

    [Fact]
    public void Setting_a_claim_replaces_all_of_its_type()
        => Assert.Equal(["c"], _identity.SetClaims("type", ["a", "b"]).SetClaim("type", "c").GetClaims("type").AsEnumerable());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Setting_an_empty_value_removes_the_claim(string? value)
        => Assert.False(_identity.SetClaim("type", "a").SetClaim("type", value).HasClaim("type"));

    [Fact]
    public void Reading_one_of_several_claims_is_refused()
        => Assert.Throws<InvalidOperationException>(() => _identity.SetClaims("type", ["a", "b"]).GetClaim("type"));

    [Fact]
    public void Values_are_kept_once_and_in_order()
        => Assert.Equal(["b", "a"], _identity.SetScopes("b", "a", "b").GetScopes().AsEnumerable());

    [Fact]
    public void A_claim_that_holds_a_JSON_array_reads_as_its_items()
    {
        _identity.AddClaim(new Claim("type", "[\"a\",1]", "JSON_ARRAY"));

        Assert.Equal(["a", "1"], _identity.GetClaims("type").AsEnumerable());
    }

    [Fact]
    public void Numbers_and_booleans_keep_their_type()
    {
        _identity.SetClaim("flag", true).SetClaim("count", 3).SetClaim("json", JsonSerializer.SerializeToElement(new { a = 1 }));

        Assert.Equal(
            [ClaimValueTypes.Boolean, ClaimValueTypes.Integer64, "JSON"],
            _identity.Claims.Select(claim => claim.ValueType));
    }

    [Fact]
    public void Destinations_are_kept_with_the_claim()
    {
        _identity.SetClaim("a", "1").SetClaim("b", "2")
            .SetDestinations(claim => claim.Type is "a" ? [Destinations.AccessToken, Destinations.IdentityToken] : []);

        Assert.Equal([Destinations.AccessToken, Destinations.IdentityToken], _identity.FindFirst("a")!.GetDestinations().AsEnumerable());
        Assert.Equal(["a"], _identity.GetDestinations().Keys);
    }

    [Fact]
    public void Claims_of_one_type_cannot_have_different_destinations()
    {
        _identity.SetClaims("a", ["1", "2"]);
        _identity.FindFirst("a")!.SetDestinations(Destinations.AccessToken);

        Assert.Throws<InvalidOperationException>(() => _identity.GetDestinations());
    }

    [Fact]
    public void A_clone_keeps_what_the_filter_lets_through()
    {
        var clone = _identity.SetClaim("a", "1").SetClaim("b", "2").Clone(claim => claim.Type is "a");

        Assert.Equal(["a"], clone.Claims.Select(claim => claim.Type));
        Assert.True(_identity.HasClaim("b"));
    }

    [Fact]
    public void A_principal_speaks_for_all_its_identities()
    {
        var principal = new ClaimsPrincipal([_identity.SetClaim("a", "1"), new ClaimsIdentity([new Claim("a", "2")])]);

        Assert.Equal(["1", "2"], principal.GetClaims("a").AsEnumerable());
        Assert.Equal(["3"], principal.SetClaim("a", "3").GetClaims("a").AsEnumerable());
        Assert.Empty(principal.SetScopes(ImmutableArray<string>.Empty).GetScopes());
    }
}
