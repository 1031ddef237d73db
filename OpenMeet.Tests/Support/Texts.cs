using FsCheck;
using FsCheck.Fluent;

namespace OpenMeet.Tests.Support;

/// <summary>Generators of texts that codecs stumble over.</summary>
internal static class Texts
{
    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.Elements("abcxyz0189.-".Select(c => c.ToString()).ToArray())),
        (3, Gen.Elements("_", "=", "=5f", "=5F", "%", ":", "@", "/", "+", " ", "A", "Z", "\0")),
        (2, Gen.Elements("é", "ß", "İ", "日", "😀", "\u0301", "\u200d", "\ufeff")));

    /// <summary>Valid Unicode of up to 40 pieces, often with the codec's own characters.</summary>
    public static Arbitrary<string> Any => Gen.Choose(0, 40).SelectMany(length => Piece.ArrayOf(length)).Select(string.Concat).ToArbitrary();

    /// <summary>As <see cref="Any"/>, never empty.</summary>
    public static Arbitrary<string> NotEmpty => Any.Generator.Where(text => text.Length > 0).ToArbitrary();
}
