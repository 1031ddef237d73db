namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A function of a value that is not copied.</summary>
public delegate TResult Projection<T, out TResult>(in T x);

/// <summary>A function of two values that are not copied.</summary>
public delegate TResult Projection<T1, T2, out TResult>(in T1 x1, in T2 x2);
