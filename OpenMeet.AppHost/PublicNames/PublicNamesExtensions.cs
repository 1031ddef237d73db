namespace OpenMeet.AppHost.PublicNames;

/// <summary>The Proxy's public names.</summary>
internal static class PublicNamesExtensions
{
    /// <summary>
    /// In development each name is a port of the Proxy on localhost (tests get random ones); in a deployment it is a host
    /// below the parameter <c>public-host</c>, and the Proxy has a single endpoint.
    /// </summary>
    public static StackPublicNames WithPublicNames(this IResourceBuilder<ProjectResource> proxy)
    {
        var names = proxy.ApplicationBuilder.ExecutionContext.IsPublishMode ? Deployed(proxy) : Local(proxy);
        proxy.WithEnvironment("PUBLIC_CHAT_URL", names.Chat)
            .WithEnvironment("PUBLIC_MATRIX_URL", names.Matrix)
            .WithEnvironment("PUBLIC_ACCOUNT_URL", names.Account)
            .WithEnvironment("PUBLIC_ID_URL", names.Id)
            .WithEnvironment("PUBLIC_ELEMENT_URL", names.Element)
            .WithExternalHttpEndpoints();
        return names;
    }

    private static StackPublicNames Local(IResourceBuilder<ProjectResource> proxy)
    {
        return new(
            Port("chat", DevelopmentPorts.Chat, "Chat"),
            Port("matrix", DevelopmentPorts.Matrix, "Matrix client-server API"),
            Port("account", DevelopmentPorts.Account, "Matrix account (MAS)"),
            Port("id", DevelopmentPorts.Id, "OpenMeet sign-in (Oidc)"),
            Port("element", DevelopmentPorts.Element, "Element"));

        ReferenceExpression Port(string name, int port, string displayText)
        {
            proxy.WithHttpEndpoint(port: port, name: name)
                .WithUrlForEndpoint(name, url => url.DisplayText = displayText);
            // The view of a browser on this machine, also for containers that must know the name.
            return ReferenceExpression.Create($"{proxy.Resource.GetEndpoint(name, KnownNetworkIdentifiers.LocalhostNetwork)}");
        }
    }

    private static StackPublicNames Deployed(IResourceBuilder<ProjectResource> proxy)
    {
        proxy.WithHttpEndpoint();
        var host = proxy.ApplicationBuilder.AddParameter("public-host");
        return new(
            ReferenceExpression.Create($"https://chat.{host}"),
            ReferenceExpression.Create($"https://matrix.{host}"),
            ReferenceExpression.Create($"https://account.{host}"),
            ReferenceExpression.Create($"https://id.{host}"),
            ReferenceExpression.Create($"https://element.{host}"));
    }
}
