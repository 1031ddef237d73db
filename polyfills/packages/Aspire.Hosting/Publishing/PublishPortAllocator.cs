namespace Aspire.Hosting.Publishing;

/// <summary>Ports for endpoints that have none, from 8000 up.</summary>
internal sealed class PublishPortAllocator
{
    private const int First = 8000;

    private readonly HashSet<int> _used = [];
    private int _next = First;

    public int Allocate()
    {
        while (_used.Contains(_next))
        {
            _next++;
        }

        return _next++;
    }

    public void Use(int port) => _used.Add(port);
}
