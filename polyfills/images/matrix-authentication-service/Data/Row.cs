using System.Text.Json;
using Npgsql;

namespace MatrixAuthenticationService.Data;

/// <summary>The current row of a result, read by column name.</summary>
internal readonly struct Row(NpgsqlDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => Get<string>(column);

    public string[] Texts(string column) => reader.GetFieldValue<string[]>(reader.GetOrdinal(column));

    public byte[]? Bytes(string column) => Get<byte[]>(column);

    public bool Flag(string column) => reader.GetBoolean(reader.GetOrdinal(column));

    public int Number(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public long Count() => reader.GetInt64(0);

    public DateTimeOffset Time(string column) => TimeOrNull(column)!.Value;

    public DateTimeOffset? TimeOrNull(string column) =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal)
            ? null
            : new DateTimeOffset(reader.GetDateTime(ordinal), TimeSpan.Zero);

    public T? Json<T>(string column)
        where T : class => Get<string>(column) is { } text ? JsonSerializer.Deserialize<T>(text) : null;

    private T? Get<T>(string column)
        where T : class =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);
}
