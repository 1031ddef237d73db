namespace OpenMeet.AppHost.Demo;

/// <summary>What a developer types to be one of the demo people.</summary>
/// <param name="Emails">Their e-mail addresses.</param>
/// <param name="Password">The one password of all of them, generated on this machine.</param>
internal sealed record DemoSignIn(IReadOnlyList<string> Emails, string Password);
