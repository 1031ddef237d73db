using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random text. 22 characters of all four alphabets have more than 128 bits.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override void WriteToManifest(ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        foreach (var (name, value) in new[] { ("lower", Lower), ("upper", Upper), ("numeric", Numeric), ("special", Special) }.Where(x => !x.Item2))
        {
            writer.WriteBoolean(name, value);
        }

        foreach (var (name, value) in new[] { ("minLower", MinLower), ("minUpper", MinUpper), ("minNumeric", MinNumeric), ("minSpecial", MinSpecial) }.Where(x => x.Item2 != 0))
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }

    public override string GetDefaultValue() => PasswordGenerator.Generate(this);
}
