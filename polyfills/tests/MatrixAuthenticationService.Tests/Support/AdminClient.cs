using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A client of the admin API.</summary>
internal sealed class AdminClient : IDisposable
{
    private readonly HttpClient _http;

    private AdminClient(Uri address, string token)
    {
        _http = new() { BaseAddress = new Uri(address, "api/admin/v1/") };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public static async Task<AdminClient> CreateAsync(MasServer mas) =>
        new(mas.InternalUrl, (await TokenAsync(mas, "urn:mas:admin")).Body.GetProperty("access_token").GetString()!);

    public static async Task<(int Status, JsonElement Body)> TokenAsync(MasServer mas, string scope, string secret = MasConfiguration.AdminSecret)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(mas.InternalUrl, "oauth2/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{MasConfiguration.AdminClient}:{secret}")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = scope });
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<(int Status, JsonElement Body)> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body) =>
        await ReadAsync(await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body));

    /// <summary>Makes an account and gives its id.</summary>
    public async Task<string> AddUserAsync(string username)
    {
        var (status, body) = await PostAsync("users", new { username, displayname = $"The {username}" });
        Assert.Equal(201, status);
        return body.GetProperty("data").GetProperty("id").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
        }
    }
}
