namespace OpenMeet.ChatApi.Operations;

/// <summary>What the chat page must know to sign people in.</summary>
internal sealed record ChatPageSettings(string Issuer, string ClientId);
