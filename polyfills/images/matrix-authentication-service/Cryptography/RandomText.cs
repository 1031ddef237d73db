using System.Security.Cryptography;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>Unguessable texts of letters and digits.</summary>
internal static class RandomText
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Create(int length) => RandomNumberGenerator.GetString(Alphanumeric, length);
}
