using System.Text.Json;
using Matching.Engine.Domain;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>A newcomer as the tables hold her, with limits and consents beside the dossier. No name: see <c>newcomer_names</c>.</summary>
public sealed record NewcomerRow
{
    public long Id { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string Source { get; init; }
    public required string ExternId { get; init; }
    public long CaseworkerId { get; init; }
    public int Version { get; init; }

    /// <summary>The jsonb: see <see cref="DossierRecord"/> for what it holds.</summary>
    public required string Dossier { get; init; }

    /// <summary>The limits were asked; without it no limit means 'not known yet'.</summary>
    public bool LimitsKnown { get; init; }

    /// <summary>Codes of <see cref="Demands"/>, in any order.</summary>
    public string[] Limits { get; init; } = [];

    /// <summary>JSON list of <see cref="Consent"/>.</summary>
    public string Consents { get; init; } = "[]";
}

/// <summary>
/// The one place that knows how a <see cref="Newcomer"/> is kept. The jsonb <c>dossier</c> is the domain's JSON without
/// <c>id</c>, <c>municipality</c> and <c>caseworker</c> (columns), <c>limits</c> and <c>consents</c> (tables with grants of their own).
/// </summary>
public static class DossierRecord
{
    private static readonly JsonSerializerOptions Json = StoredJson.Without(
        (typeof(Newcomer), ["id", "municipality", "caseworker", "limits", "consents"]));

    /// <summary>What the column <c>dossier</c> holds for this newcomer. The same facts give the same text.</summary>
    public static string ToJson(Newcomer newcomer) => JsonSerializer.Serialize(newcomer, Json);

    /// <summary>The newcomer of a row; null when the dossier cannot be read: such a row is set aside and never stops the others.</summary>
    public static Newcomer? FromRow(NewcomerRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<Newcomer>(row.Dossier, Json)! with
            {
                Id = new NewcomerId(row.Id),
                Municipality = new MunicipalityCode(row.MunicipalityCode),
                Caseworker = new CaseworkerId(row.CaseworkerId),
                Limits = row.LimitsKnown ? Together(row.Limits) : null,
                Consents = JsonSerializer.Deserialize<List<Consent>>(row.Consents, DomainJson.Options)!,
            };
        }
        catch (Exception unreadable) when (StoredJson.IsUnreadable(unreadable))
        {
            return null;
        }
    }

    /// <summary>The rows of <c>newcomer_limits</c>: one code per limit.</summary>
    public static string[] LimitCodes(Demands? limits) =>
        [.. Enum.GetValues<Demands>().Where(d => d != Demands.None && limits is { } known && known.HasFlag(d)).Select(Code.Of)];

    private static Demands Together(string[] codes) => codes.Aggregate(Demands.None, (all, code) => all | Code.Parse<Demands>(code));
}
