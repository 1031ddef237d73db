namespace OpenMeet.ChatApi.Matrix;

/// <summary>One call of the client-server API.</summary>
/// <param name="Operation">A short name for traces and metrics.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below <c>/_matrix/client/</c>, already escaped.</param>
/// <param name="Actor">Who makes the call.</param>
/// <param name="Body">Serialised as JSON; null sends none.</param>
internal sealed record MatrixCall(string Operation, HttpMethod Method, string Path, MatrixActor Actor, object? Body = null);
