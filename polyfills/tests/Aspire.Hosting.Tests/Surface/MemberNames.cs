using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Tests.Surface;

/// <summary>Members as the listings write them.</summary>
internal sealed class MemberNames(Type type)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private readonly NullabilityInfoContext _nullability = new();

    public static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : "class";
        var modifier = (kind, type.IsAbstract, type.IsSealed) switch
        {
            ("class", true, true) => "static ",
            ("class", true, false) => "abstract ",
            ("class", false, true) => "sealed ",
            _ => "",
        };
        var bases = type.GetInterfaces().Where(i => i.IsVisible).ToList();
        if (kind == "class" && type.BaseType is { } baseType && baseType != typeof(object))
        {
            bases.Insert(0, baseType);
        }

        return $"{Mark(type)}{modifier}{kind} {TypeNames.Full(type)}" + (kind == "enum" || bases.Count == 0 ? "" : $" : {string.Join(", ", bases.Select(b => TypeNames.Of(b)))}");
    }

    public IEnumerable<string> All()
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}");
        }

        return
        [
            .. type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)).Select(c => $"{Mark(c)}{Protected(c)}ctor({Parameters(c)})"),
            .. type.GetProperties(Declared).Where(p => IsVisible(p.GetMethod) || IsVisible(p.SetMethod)).Select(Property),
            .. type.GetFields(Declared).Where(f => f.IsPublic && !f.IsSpecialName).Select(Field),
            .. type.GetMethods(Declared).Where(m => IsVisible(m) && !m.IsSpecialName && !m.Name.Contains('<', StringComparison.Ordinal)).Select(Method),
        ];
    }

    private string Property(PropertyInfo property)
    {
        var accessor = property.GetMethod ?? property.SetMethod!;
        var set = !IsVisible(property.SetMethod) ? ""
            : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"{Mark(property)}{(accessor.IsStatic ? "static " : "")}{TypeNames.Of(property.PropertyType, _nullability.Create(property))} {property.Name} {{ get;{set} }}";
    }

    private string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeNames.Of(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"
        : $"{(field.IsStatic ? "static " : "")}{TypeNames.Of(field.FieldType, _nullability.Create(field))} {field.Name}";

    private string Method(MethodInfo method)
    {
        var modifier = method.IsStatic ? "static "
            : type.IsInterface ? ""
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual " : "";
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        var constraints = string.Concat(method.GetGenericArguments().Select(Constraint));
        return $"{Mark(method)}{Protected(method)}{modifier}{TypeNames.Of(method.ReturnType, _nullability.Create(method.ReturnParameter))} {method.Name}{generic}({Parameters(method)}){constraints}";
    }

    private static string Constraint(Type argument)
    {
        var attributes = argument.GenericParameterAttributes;
        var parts = new List<string>();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        parts.AddRange(argument.GetGenericParameterConstraints().Select(c => TypeNames.Of(c)));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", parts)}";
    }

    private string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select((p, i) => (isExtension && i == 0 ? "this " : "") + Parameter(p)));
    }

    private string Parameter(ParameterInfo parameter)
    {
        var mark = parameter.IsDefined(typeof(ResourceNameAttribute)) ? "[ResourceName] " : parameter.IsDefined(typeof(EndpointNameAttribute)) ? "[EndpointName] " : "";
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "";
        return $"{mark}{modifier}{TypeNames.Of(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return "";
        }

        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return " = " + parameter.RawDefaultValue switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            var value when type.IsEnum => Enum.ToObject(type, value).ToString(),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static string Mark(MemberInfo member) => member.GetCustomAttribute<ExperimentalAttribute>() is { } mark ? $"[{mark.DiagnosticId}] " : "";

    private static string Protected(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
