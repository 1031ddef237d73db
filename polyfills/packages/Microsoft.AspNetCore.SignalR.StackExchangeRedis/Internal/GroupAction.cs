namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>These numbers go over the wire.</summary>
internal enum GroupAction : byte
{
    Add = 1,
    Remove = 2,
}
