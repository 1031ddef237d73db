using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>Adds the entities to the model of a context that says nothing about them itself.</summary>
internal sealed class OpenIddictEntityFrameworkCoreCustomizer(ModelCustomizerDependencies dependencies)
    : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        modelBuilder.UseOpenIddict();
        base.Customize(modelBuilder, context);
    }
}
