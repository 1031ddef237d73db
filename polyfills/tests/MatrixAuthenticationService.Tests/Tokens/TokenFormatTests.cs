using MatrixAuthenticationService.Tokens;

namespace MatrixAuthenticationService.Tests.Tokens;

public sealed class TokenFormatTests
{
    [Theory]
    [InlineData("mat", TokenKind.AccessToken)]
    [InlineData("mar", TokenKind.RefreshToken)]
    [InlineData("mct", TokenKind.CompatAccessToken)]
    [InlineData("mcr", TokenKind.CompatRefreshToken)]
    [InlineData("mpt", TokenKind.PersonalAccessToken)]
    internal void A_new_token_has_its_prefix_and_reads_back(string prefix, TokenKind kind)
    {
        var token = TokenFormat.Create(kind);
        Assert.StartsWith(prefix + "_", token, StringComparison.Ordinal);
        Assert.Equal(kind, TokenFormat.Parse(token));
    }

    [Fact]
    public void A_token_of_the_upstream_service_is_recognised() =>
        Assert.Equal(TokenKind.PersonalAccessToken, TokenFormat.Parse("mpt_FM44zJN5qePGMLvvMXC4Ds1A3lCWc6_bJ9Wj1"));

    [Theory]
    [InlineData("")]
    [InlineData("mpt_FM44zJN5qePGMLvvMXC4Ds1A3lCWc6_bJ9Wj2")]
    [InlineData("mat_FM44zJN5qePGMLvvMXC4Ds1A3lCWc6_bJ9Wj1")]
    [InlineData("mpt_FM44zJN5qePGMLvvMXC4Ds1A3lCWc6")]
    [InlineData("xyz_FM44zJN5qePGMLvvMXC4Ds1A3lCWc6_bJ9Wj1")]
    public void A_malformed_token_is_none(string token) => Assert.Null(TokenFormat.Parse(token));
}
