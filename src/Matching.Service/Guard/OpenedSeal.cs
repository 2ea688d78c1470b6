using System.Globalization;
using System.Security.Cryptography;
using Matching.Service.Proposals;
using Microsoft.AspNetCore.DataProtection;

namespace Matching.Service.Guard;

/// <summary>
/// When a page with an explanation was made, sealed into its form: the server measures how long it lay open without keeping anywhere who
/// looks at what. Only the seconds are stored, and only with a decision.
/// </summary>
public sealed class OpenedSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Longest = 3600;

    private readonly IDataProtector _protector = protection.CreateProtector("Matching.Guard.OpenedSeal");

    public string Of(ProposalId proposal) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{proposal.Value}:{clock.GetUtcNow().ToUnixTimeSeconds()}"));

    /// <summary>Whole seconds since this proposal was opened, an hour at most; null when the seal is missing, broken or another proposal's.</summary>
    public int? Seconds(ProposalId proposal, string? seal)
    {
        if (string.IsNullOrEmpty(seal))
            return null;
        try
        {
            return _protector.Unprotect(seal).Split(':') is [var of, var at] && of == proposal.Value.ToString(CultureInfo.InvariantCulture)
                ? (int)Math.Clamp(clock.GetUtcNow().ToUnixTimeSeconds() - long.Parse(at, CultureInfo.InvariantCulture), 0, Longest)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
