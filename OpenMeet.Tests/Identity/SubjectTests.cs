using FsCheck;
using FsCheck.Fluent;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.Identity;

public sealed class SubjectTests
{
    private static readonly Arbitrary<string> UserIds = Gen.Choose(1, 64)
        .SelectMany(length => Gen.Elements("abzABZ019-".ToCharArray()).ArrayOf(length))
        .Select(characters => new string(characters))
        .ToArbitrary();

    [Fact]
    public void What_is_created_is_parsed_to_the_same() =>
        Prop.ForAll(Texts.Any, UserIds, (tenant, user) =>
            Subject.TryParse(Subject.Create(tenant, user).ToString(), out var subject)
            && subject.TenantId == tenant
            && subject.UserId == user)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Different_users_have_different_subjects() =>
        Prop.ForAll(Texts.Any, UserIds, UserIds, (tenant, first, second) =>
            first == second || Subject.Create(tenant, first).ToString() != Subject.Create(tenant, second).ToString())
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_public_tenants_subject_begins_with_the_colon() =>
        Assert.Equal(":42", Subject.Create("", "42").ToString());

    [Fact]
    public void The_bot_is_told_from_people() =>
        Assert.Equal((true, false), (Subject.Create("t", Subject.Bot).IsBot, Subject.Create("t", "42").IsBot));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nocolon")]
    [InlineData("t:")]
    [InlineData("t:a b")]
    [InlineData("t:a\n")]
    [InlineData("t:a_b")]
    public void What_is_no_subject_is_not_parsed(string? text) => Assert.False(Subject.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("ü")]
    public void What_is_no_user_id_makes_no_subject(string user) =>
        Assert.Throws<ArgumentException>(() => Subject.Create("t", user));
}
