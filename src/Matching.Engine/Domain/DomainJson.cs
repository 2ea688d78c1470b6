using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Matching.Engine.Domain;

/// <summary>
/// The one JSON form of the domain: dossiers, requirements, snapshots and results are written and hashed with it.
/// Properties in declared order, camel case, nulls left out, codes as snake case; unknown members are an error.
/// </summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutComputed } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new NumberConverter<NewcomerId>(v => new(v), v => v.Value));
        options.Converters.Add(new NumberConverter<OpeningId>(v => new(v), v => v.Value));
        options.Converters.Add(new NumberConverter<OrganisationId>(v => new(v), v => v.Value));
        options.Converters.Add(new NumberConverter<CaseworkerId>(v => new(v), v => v.Value));
        options.Converters.Add(new NumberConverter<Postcode>(v => new((int)v), v => v.Value));
        options.Converters.Add(new NumberConverter<Isco08>(v => new((int)v), v => v.Code));
        options.Converters.Add(new NumberConverter<DayParts>(v => new((int)v), v => v.Bits));
        options.Converters.Add(new TextConverter<MunicipalityCode>(v => new(v), v => v.Value));
        options.Converters.Add(new TextConverter<AreaCode>(v => new(v), v => v.Value));
        options.MakeReadOnly();
        return options;
    }

    private static void WithoutComputed(JsonTypeInfo info)
    {
        if (info.Type == typeof(Capacity))
            Remove(info, "free");
    }

    private static void Remove(JsonTypeInfo info, string name)
    {
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (info.Properties[i].Name == name)
                info.Properties.RemoveAt(i);
    }

    private sealed class NumberConverter<T>(Func<long, T> read, Func<T, long> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var number = reader.GetInt64();
            try
            {
                return read(number);
            }
            catch (ArgumentException e)
            {
                throw new JsonException($"{number} is no {typeof(T).Name}.", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(write(value));
    }

    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is a text."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
