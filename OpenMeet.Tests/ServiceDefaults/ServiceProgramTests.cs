using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using OpenMeet.ServiceDefaults.Configuration;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class ServiceProgramTests
{
    [Fact]
    public async Task A_service_with_wrong_settings_ends_with_78() =>
        Assert.Equal(78, await ServiceProgram.RunAsync(WebApplication () => throw new SettingsException(["NAME is not set."])));

    [Fact]
    public async Task Another_failure_is_not_hidden() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceProgram.RunAsync(WebApplication () => throw new InvalidOperationException()));
}
