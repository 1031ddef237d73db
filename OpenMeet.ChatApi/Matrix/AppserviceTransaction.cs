using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>Body of <c>PUT /_matrix/app/v1/transactions/{txnId}</c> (application service API 1.13).</summary>
internal sealed record AppserviceTransaction
{
    public IReadOnlyList<MatrixEvent> Events { get; init; } = [];

    public IReadOnlyList<MatrixEvent> Ephemeral { get; init; } = [];

    /// <summary>The name that ephemeral events had before they became part of the specification.</summary>
    [JsonPropertyName("de.sorunome.msc2409.ephemeral")]
    public IReadOnlyList<MatrixEvent> UnstableEphemeral { init => Ephemeral = Ephemeral.Count > 0 ? Ephemeral : value; }
}
