using System.Text.Json;

namespace Matching.Service.Storage;

/// <summary>
/// Many rows as one parameter, for <c>jsonb_to_recordset(@rows::jsonb) as r(id bigint, …)</c>: works behind row-level security and
/// without temporary tables, which COPY does not.
/// </summary>
public static class BulkRows
{
    private const int PerStatement = 2_000;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The rows as JSON texts of a manageable size, in order; members are named in snake case.</summary>
    public static IEnumerable<string> Of<T>(IEnumerable<T> rows) =>
        rows.Chunk(PerStatement).Select(chunk => JsonSerializer.Serialize(chunk, SnakeCase));
}
