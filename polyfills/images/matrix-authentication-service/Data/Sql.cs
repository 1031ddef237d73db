using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace MatrixAuthenticationService.Data;

/// <summary>
/// A statement written as an interpolated string, each hole of which becomes a typed parameter: no value ever gets into
/// the statement's text. A hole of type <see cref="SqlText"/> is text, and only constants are made into one; one of type
/// <see cref="Sql"/> is a part with parameters of its own.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Sql(int literalLength, int formattedCount)
{
    private readonly List<object> _parts = new(literalLength == 0 ? formattedCount : (2 * formattedCount) + 1);

    /// <summary>Fills a command with the text and its parameters.</summary>
    public void WriteTo(NpgsqlCommand command)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part is Parameter(var value, var type))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
                text.Append('$').Append(command.Parameters.Count);
            }
            else
            {
                text.Append((string)part);
            }
        }

#pragma warning disable CA2100 // The text is made of constants only; all values are parameters.
        command.CommandText = text.ToString();
#pragma warning restore CA2100
    }

    public void AppendLiteral(string text) => _parts.Add(text);

    public void AppendFormatted(SqlText value) => _parts.Add(value.Text);

    public void AppendFormatted(Sql value) => _parts.AddRange(value._parts);

    public void AppendFormatted(string? value) => Add(value, NpgsqlDbType.Text);

    public void AppendFormatted(IEnumerable<string> value) => Add(value.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    public void AppendFormatted(byte[]? value) => Add(value, NpgsqlDbType.Bytea);

    public void AppendFormatted(bool? value) => Add(value, NpgsqlDbType.Boolean);

    public void AppendFormatted(int value) => Add(value, NpgsqlDbType.Integer);

    public void AppendFormatted(DateTimeOffset? value) => Add(value?.UtcDateTime, NpgsqlDbType.TimestampTz);

    public void AppendFormatted<T>(Json<T> value) => Add(JsonSerializer.Serialize(value.Value), NpgsqlDbType.Jsonb);

    private void Add(object? value, NpgsqlDbType type) => _parts.Add(new Parameter(value, type));

    private sealed record Parameter(object? Value, NpgsqlDbType Type);
}
