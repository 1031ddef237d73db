using System.Collections;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Goes through a delegate's targets without allocating.</summary>
public static class Delegates
{
    /// <summary>The targets, one delegate each.</summary>
    public static DelegateEnumerable<T> AsEnumerable<T>(this T handler)
        where T : MulticastDelegate => new(handler);

    /// <summary>Whether there is exactly one target.</summary>
    public static bool IsSingle(this MulticastDelegate handler) => handler.HasSingleTarget;

    /// <summary>The targets of a delegate.</summary>
    public readonly struct DelegateEnumerable<T> : IEnumerable<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        /// <summary>Starts at the first target.</summary>
        public DelegateEnumerator<T> GetEnumerator() => new(_handler);

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A position among the targets of a delegate.</summary>
    public struct DelegateEnumerator<T> : IEnumerator<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;
        private Delegate.InvocationListEnumerator<T> _targets;

        internal DelegateEnumerator(T? handler)
        {
            _handler = handler;
            _targets = Delegate.EnumerateInvocationList(handler);
        }

        /// <summary>The target here.</summary>
        public T Current => _targets.Current;

        object IEnumerator.Current => Current;

        /// <summary>Goes to the next target; false behind the last.</summary>
        public bool MoveNext() => _targets.MoveNext();

        /// <summary>Goes back before the first target.</summary>
        public void Reset() => _targets = Delegate.EnumerateInvocationList(_handler);

        void IDisposable.Dispose()
        {
        }
    }
}
