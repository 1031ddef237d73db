using System.Reflection;

namespace OpenIddict.Tests.PublicSurface;

/// <summary>Writes public members as the listing of upstream's does.</summary>
internal static class SurfaceLine
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(object)] = "object", [typeof(string)] = "string",
    };

    public static IEnumerable<string> Of(Type type) => MembersOf(type).Prepend("type").Select(member => $"{type.FullName} | {member}");

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"const {name} = {(int)Enum.Parse(type, name)}");
        }

        // A static class and an interface have none, a struct's own is not written down.
        var constructors = type.IsAbstract ? [] : type.GetConstructors().Where(constructor => !IsImplicit(type, constructor));
        var methods = type.GetMethods(Declared).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));
        return
        [
            .. constructors.Select(constructor => $"constructor ({Parameters(constructor)})"),
            .. type.GetProperties(Declared).Select(Write),
            .. type.GetFields(Declared).Where(field => field.IsLiteral).Select(field => $"const {field.Name} = \"{field.GetRawConstantValue()}\""),
            .. methods.Select(Write),
        ];
    }

    private static bool IsImplicit(Type type, ConstructorInfo constructor)
        => constructor.GetParameters().Length is 0 && !type.Name.EndsWith("Application", StringComparison.Ordinal)
            && type.GetConstructors().Length is 1;

    private static string Write(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } indices
        ? $"property Item[{string.Join(", ", indices.Select(Write))}]"
        : $"property {property.Name}";

    private static string Write(MethodInfo method) => method.Name is "op_Implicit" or "op_Explicit"
        ? $"method {method.Name}({Parameters(method)}) -> {Write(method.ReturnType)}"
        : $"method {method.Name}({Parameters(method)})";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Write));

    private static string Write(ParameterInfo parameter) => $"{Write(parameter.ParameterType)} {parameter.Name}";

    /// <summary>As in C#, but for the question marks: reference types do not have them in the listing.</summary>
    private static string Write(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? (type.IsByRef ? type.GetElementType()! : type);
        if (type.IsArray)
        {
            return Write(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Write))}>"
            : Keywords.GetValueOrDefault(type, type.Name);
    }
}
