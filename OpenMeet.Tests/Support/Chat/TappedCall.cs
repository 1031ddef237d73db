namespace OpenMeet.Tests.Support.Chat;

/// <summary>A call that ChatApi made to Synapse, with its address unescaped.</summary>
internal sealed record TappedCall(HttpMethod Method, string Address, string? Bearer);
