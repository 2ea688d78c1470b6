using System.CommandLine;
using Matching.Engine.Rounds;
using Matching.Service.Rounds;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Runs a stored night again and compares byte for byte. Exit 0 only if identical.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var round = new Option<long>("--round") { Description = "Nummer van de ronde", Required = true };
        var (municipality, area) = (Options.Municipality(), Options.Area());
        var command = new Command("replay", "Rekent een bewaarde nacht na en vergelijkt byte voor byte") { round, municipality, area };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(round), parsed.GetValue(municipality), parsed.GetValue(area), ct));
        return command;
    }

    private static async Task<int> RunAsync(long round, string? municipality, string? areaCode, CancellationToken ct)
    {
        var terminal = new Terminal(json: false);
        await using var place = await Workplace.OpenAsync(ct);
        var area = await place.AreaAsync(municipality, areaCode, ct);
        var outcome = await new Replay(place.Database).RunAsync(area, round, ct);
        if (outcome.Verdict != ReplayVerdict.Identical)
            throw new WorkFailed(Sentence(outcome, round));
        terminal.Answer(outcome, () => [Sentence(outcome, round)]);
        return ExitCode.Done;
    }

    private static string Sentence(ReplayOutcome outcome, long round) => outcome.Verdict switch
    {
        ReplayVerdict.Identical => $"Ronde {round} is identical: byte voor byte hetzelfde.",
        ReplayVerdict.Different => $"Ronde {round} geeft nu een andere uitkomst dan die nacht: de rekenregels zijn veranderd zonder nieuw versienummer.",
        ReplayVerdict.Tampered => $"Ronde {round} is na die nacht veranderd: de bewaarde gegevens passen niet bij hun controlegetal.",
        ReplayVerdict.OtherEngine =>
            $"Ronde {round} is gemaakt met een andere versie van de rekenregels ({outcome.EngineThen}, hier {EngineVersion.Current}): vergelijk met die versie.",
        ReplayVerdict.SnapshotGone => $"De gegevens van ronde {round} zijn na hun bewaartermijn verwijderd: narekenen kan niet meer.",
        ReplayVerdict.RankerGone => $"Het rekenmodel van ronde {round} is er niet meer, of het is veranderd: narekenen kan niet meer.",
        _ => $"Er is geen gepubliceerde ronde {round} in dit gebied.",
    };
}
