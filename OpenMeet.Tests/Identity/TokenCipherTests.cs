using OpenMeet.ChatApi.Identity;
using OpenMeet.Tests.Support.Chat;

namespace OpenMeet.Tests.Identity;

public sealed class TokenCipherTests
{
    private static readonly Uri Anywhere = new("http://127.0.0.1:9/");

    [Fact]
    public void What_is_sealed_opens_again()
    {
        using var cipher = New();
        Assert.Equal("mat_secret", cipher.Open("acme", cipher.Seal("acme", "mat_secret")));
    }

    [Fact]
    public void Two_seals_of_one_token_differ()
    {
        using var cipher = New();
        Assert.NotEqual(cipher.Seal("acme", "mat_secret"), cipher.Seal("acme", "mat_secret"));
    }

    [Fact]
    public void A_row_copied_to_another_tenant_does_not_open()
    {
        using var cipher = New();
        Assert.Null(cipher.Open("other", cipher.Seal("acme", "mat_secret")));
    }

    [Fact]
    public void Under_another_key_nothing_opens()
    {
        using var cipher = New();
        using var other = New();
        Assert.Null(other.Open("acme", cipher.Seal("acme", "mat_secret")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(35)]
    public void A_changed_byte_is_noticed(int index)
    {
        using var cipher = New();
        var bytes = cipher.Seal("acme", "mat_secret");
        bytes[index] ^= 1;
        Assert.Null(cipher.Open("acme", bytes));
    }

    private static TokenCipher New() => new(TestSettings.Create(Anywhere, Anywhere, Anywhere));
}
