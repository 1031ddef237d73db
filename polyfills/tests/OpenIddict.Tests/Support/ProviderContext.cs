using Microsoft.EntityFrameworkCore;

namespace OpenIddict.Tests.Support;

public sealed class ProviderContext(DbContextOptions<ProviderContext> options) : DbContext(options);
