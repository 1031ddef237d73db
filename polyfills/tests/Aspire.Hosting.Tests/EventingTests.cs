using Aspire.Hosting.Eventing;
using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests;

public class EventingTests
{
    private readonly DistributedApplicationEventing _eventing = new();
    private readonly ContainerResource _resource = new("web");

    [Fact]
    public async Task Handlers_run_in_turn()
    {
        var order = new List<int>();
        _eventing.Subscribe<ResourceReadyEvent>(async (_, _) =>
        {
            await Task.Yield();
            order.Add(1);
        });
        _eventing.Subscribe<ResourceReadyEvent>((_, _) => Add(order, 2));

        await _eventing.PublishAsync(Ready());

        Assert.Equal([1, 2], order);
    }

    [Fact]
    public async Task A_handler_of_one_resource_hears_of_that_one_only()
    {
        var heard = new List<int>();
        _eventing.Subscribe<ResourceReadyEvent>(new ContainerResource("other"), (_, _) => Add(heard, 1));
        _eventing.Subscribe<ResourceReadyEvent>(_resource, (_, _) => Add(heard, 2));

        await _eventing.PublishAsync(Ready());

        Assert.Equal([2], heard);
    }

    [Fact]
    public async Task A_failing_handler_fails_the_publisher()
    {
        _eventing.Subscribe<ResourceReadyEvent>((_, _) => throw new InvalidOperationException("no"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _eventing.PublishAsync(Ready()));
    }

    [Theory]
    [InlineData(EventDispatchBehavior.NonBlockingConcurrent)]
    [InlineData(EventDispatchBehavior.NonBlockingSequential)]
    public async Task A_publisher_need_not_wait(EventDispatchBehavior behavior)
    {
        var release = new TaskCompletionSource();
        _eventing.Subscribe<ResourceReadyEvent>((_, _) => release.Task);

        await _eventing.PublishAsync(Ready(), behavior);

        release.SetResult();
    }

    [Fact]
    public async Task Concurrent_handlers_do_not_wait_for_each_other()
    {
        var second = new TaskCompletionSource();
        _eventing.Subscribe<ResourceReadyEvent>((_, _) => second.Task);
        _eventing.Subscribe<ResourceReadyEvent>((_, _) =>
        {
            second.SetResult();
            return Task.CompletedTask;
        });

        await _eventing.PublishAsync(Ready(), EventDispatchBehavior.BlockingConcurrent);

        Assert.True(second.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task An_unsubscribed_handler_hears_nothing()
    {
        var heard = new List<int>();
        var subscription = _eventing.Subscribe<ResourceReadyEvent>((_, _) => Add(heard, 1));

        _eventing.Unsubscribe(subscription);
        await _eventing.PublishAsync(Ready());

        Assert.Empty(heard);
    }

    [Fact]
    public async Task The_application_tells_that_it_is_about_to_start_and_to_publish()
    {
        using var directory = new TemporaryDirectory();
        var events = new List<string>();
        var builder = AppHosts.Create(directory.Create("app"), "--publisher", "manifest", "--output-path", directory.Combine("m.json"))
            .OnBeforeStart((_, _) => Add(events, "start"))
            .OnBeforePublish((_, _) => Add(events, "publish"))
            .OnAfterPublish((_, _) => Add(events, "published"));
        await using var application = builder.Build();

        await application.RunAsync();

        Assert.Equal(["start", "publish", "published"], events);
    }

    private static Task Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return Task.CompletedTask;
    }

    private ResourceReadyEvent Ready() => new(_resource, new ServiceCollection().BuildServiceProvider());
}
