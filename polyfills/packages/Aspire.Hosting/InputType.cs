namespace Aspire.Hosting;

public enum InputType
{
    Text,
    SecretText,
    Choice,
    Boolean,
    Number,
}
