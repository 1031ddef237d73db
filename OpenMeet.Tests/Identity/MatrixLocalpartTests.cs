using FsCheck;
using FsCheck.Fluent;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.Identity;

public sealed class MatrixLocalpartTests
{
    [Theory]
    [InlineData("lsdfaopkljdfs", "john.smith", "john.smith_lsdfaopkljdfs")]
    [InlineData("", "anna", "anna_")]
    [InlineData("ciTenantA", "a_b", "a=5fb_ci=54enant=41")]
    [InlineData("t", "Zoë", "=5ao=c3=ab_t")]
    [InlineData("t", "=5f", "=3d5f_t")]
    public void A_handle_and_a_tenant_have_this_localpart(string tenant, string handle, string localpart) =>
        Assert.Equal(localpart, MatrixLocalpart.Encode(tenant, handle));

    [Fact]
    public void What_is_encoded_is_decoded_to_the_same() =>
        Prop.ForAll(Texts.Any, Texts.NotEmpty, (tenant, handle) =>
            !MatrixLocalpart.TryEncode(tenant, handle, out var localpart)
            || (MatrixLocalpart.TryDecode(localpart, out var t, out var h) && t == tenant && h == handle))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Different_pairs_have_different_localparts() =>
        Prop.ForAll(Texts.Any, Texts.NotEmpty, Texts.NotEmpty, (shared, first, second) =>
            first == second
            || !MatrixLocalpart.TryEncode(shared, first, out var a)
            || !MatrixLocalpart.TryEncode(shared, second, out var b)
            || (a != b && MatrixLocalpart.Encode(first, "h") != MatrixLocalpart.Encode(second, "h")))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_localpart_is_legal_in_Matrix_and_has_one_underscore_that_is_not_the_first() =>
        Prop.ForAll(Texts.Any, Texts.NotEmpty, (tenant, handle) =>
            !MatrixLocalpart.TryEncode(tenant, handle, out var localpart)
            || (localpart.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '=' or '_')
                && localpart.Count(c => c == '_') == 1
                && localpart[0] != '_'
                && localpart.Length <= MatrixLocalpart.MaxUserIdLength - 3))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("nounderscore")]
    [InlineData("_tenant")]
    [InlineData("two_under_scores")]
    [InlineData("=61nna_t")]
    [InlineData("a=5Fb_t")]
    [InlineData("a=5_t")]
    [InlineData("a=_t")]
    [InlineData("=ff_t")]
    [InlineData("Anna_t")]
    [InlineData("zoë_t")]
    [InlineData("")]
    public void A_text_that_no_pair_has_is_not_decoded(string localpart) =>
        Assert.False(MatrixLocalpart.TryDecode(localpart, out _, out _));

    [Fact]
    public void The_whole_Matrix_id_has_at_most_255_bytes()
    {
        const string Server = "matrix.openmeet.net";
        var longest = new string('a', 255 - "@:_t".Length - Server.Length);
        Assert.True(MatrixLocalpart.TryEncode("t", longest, out _, Server));
        Assert.False(MatrixLocalpart.TryEncode("t", longest + "a", out _, Server));
    }

    [Fact]
    public void An_empty_handle_has_no_localpart() =>
        Assert.Throws<ArgumentException>(() => MatrixLocalpart.Encode("t", ""));

    [Fact]
    public void Half_a_surrogate_pair_has_no_localpart() =>
        Assert.Throws<ArgumentException>(() => MatrixLocalpart.Encode("t", "\ud800"));
}
