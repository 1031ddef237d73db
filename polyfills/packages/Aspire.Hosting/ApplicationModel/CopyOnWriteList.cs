using System.Collections;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A list whose enumerators see it as it was when they were made.</summary>
internal sealed class CopyOnWriteList<T> : IList<T>
{
    private ImmutableList<T> _items = [];

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _items[index];
        set => ImmutableInterlocked.Update(ref _items, (l, a) => l.SetItem(a.index, a.value), (index, value));
    }

    public void Add(T item) => ImmutableInterlocked.Update(ref _items, (l, i) => l.Add(i), item);

    public void Clear() => ImmutableInterlocked.Update(ref _items, l => l.Clear());

    public bool Contains(T item) => _items.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(T item) => _items.IndexOf(item);

    public void Insert(int index, T item) => ImmutableInterlocked.Update(ref _items, (l, a) => l.Insert(a.index, a.item), (index, item));

    public bool Remove(T item) => ImmutableInterlocked.Update(ref _items, (l, i) => l.Remove(i), item);

    public void RemoveAt(int index) => ImmutableInterlocked.Update(ref _items, (l, i) => l.RemoveAt(i), index);
}
