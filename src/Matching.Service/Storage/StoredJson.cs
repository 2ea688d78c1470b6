using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Matching.Engine.Domain;

namespace Matching.Service.Storage;

/// <summary>The domain's JSON without the members that have a column or a table of their own.</summary>
internal static class StoredJson
{
    /// <summary>Options that neither write nor accept the named members (camel case) of a type.</summary>
    public static JsonSerializerOptions Without(params (Type Type, string[] Members)[] elsewhere)
    {
        var options = new JsonSerializerOptions(DomainJson.Options) { RespectNullableAnnotations = true };
        foreach (var (type, members) in elsewhere)
            options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(info => Remove(info, type, members));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What reading a stored JSON throws when it is not what we wrote: by hand, by another version, or damaged.</summary>
    public static bool IsUnreadable(Exception error) =>
        // A null inside a list is only noticed when the list is put in order.
        error is JsonException or ArgumentException or NullReferenceException;

    private static void Remove(JsonTypeInfo info, Type type, string[] members)
    {
        if (info.Type != type)
            return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (members.Contains(info.Properties[i].Name))
                info.Properties.RemoveAt(i);
    }
}
