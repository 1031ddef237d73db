using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

#pragma warning disable CA1040
[Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IResourceWithProbes : IResource;
