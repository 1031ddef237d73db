using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Random texts of given alphabets. Letters that are taken for others (i, l, o) are left out.</summary>
internal static class PasswordGenerator
{
    private const string LowerCase = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    public static string Generate(GenerateParameterDefault rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinLength, "minLength");
        (bool Use, string Alphabet, int Min, string Name, string MinName)[] groups =
        [
            (rules.Lower, LowerCase, rules.MinLower, "lower", "minLower"),
            (rules.Upper, UpperCase, rules.MinUpper, "upper", "minUpper"),
            (rules.Numeric, Digits, rules.MinNumeric, "numeric", "minNumeric"),
            (rules.Special, Specials, rules.MinSpecial, "special", "minSpecial"),
        ];
        var characters = new List<char>();
        foreach (var (use, alphabet, min, name, minName) in groups)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(min, minName);
            if (!use && min > 0)
            {
                throw new ArgumentException($"'{minName}' must be 0 if '{name}' is disabled.");
            }

            characters.AddRange(RandomNumberGenerator.GetItems<char>(alphabet, min));
        }

        var all = string.Concat(groups.Where(g => g.Use).Select(g => g.Alphabet));
        var rest = Math.Max(0, rules.MinLength - characters.Count);
        if (all.Length == 0)
        {
            throw new ArgumentException("At least one character type must be enabled.");
        }

        characters.AddRange(RandomNumberGenerator.GetItems<char>(all, rest));
        var result = characters.ToArray();
        RandomNumberGenerator.Shuffle(result.AsSpan());
        return new string(result);
    }
}
