using System.Text.Json.Nodes;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>A request, what happened before it, and how the real OpenIddict answered.</summary>
public sealed record RecordedExchange(
    string Name, ProviderVariant Provider, IReadOnlyList<string> Before, JsonObject Request, JsonObject Answer);
