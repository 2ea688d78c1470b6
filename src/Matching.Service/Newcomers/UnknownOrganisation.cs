using Dapper;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Storage;

namespace Matching.Service.Newcomers;

/// <summary>An organisation to avoid must be one that can be chosen: whatever writes a dossier asks this first.</summary>
internal static class UnknownOrganisation
{
    /// <summary>Null when all of them are known.</summary>
    public static async Task<Refusal?> RefuseAsync(DbSession db, DossierInput input, CancellationToken ct)
    {
        long[] asked = [.. input.Avoid.Select(o => o.Value).Distinct()];
        if (asked.Length == 0 || await db.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "select count(*)::int from organisations where id = any(@asked)", new { asked }, cancellationToken: ct)) == asked.Length)
            return null;
        return new(RefusalKind.Invalid, Say.It("Kies een organisatie uit de lijst."))
        {
            Errors = [new FieldError("niet_bij", Say.It("Een van deze organisaties kent Matching niet. Kies uit de lijst."))],
        };
    }
}
