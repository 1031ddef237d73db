namespace OpenMeet.Engine;

/// <summary>One assembly and the name it has in the package's lib folder.</summary>
internal sealed record LocalAssembly(string FileName, ReadOnlyMemory<byte> Content);
