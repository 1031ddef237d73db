namespace OpenMeet.Tests.Support.Chat;

/// <summary>How often bots signed in, on all replicas of a fixture.</summary>
internal sealed class SignInCounter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
