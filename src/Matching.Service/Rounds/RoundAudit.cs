using System.Globalization;

namespace Matching.Service.Rounds;

/// <summary>How rounds stand in the audit trail.</summary>
internal static class RoundAudit
{
    public static string IdOf(long round) => round.ToString(CultureInfo.InvariantCulture);
}
