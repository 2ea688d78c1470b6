using System.CommandLine;
using Matching.Service.Imports;
using Command = System.CommandLine.Command;

namespace Matching.Service.Commands;

/// <summary>Reads one of the files, or prints what such a file looks like.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var kind = Kind();
        var file = new Argument<FileInfo>("bestand") { Description = "CSV of .xlsx" };
        var source = new Option<string?>("--source") { Description = "Wie de regels nummerde, als dat niet de organisatie of gemeente zelf is" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Kijkt alleen na en schrijft niets" };
        var strict = new Option<bool>("--strict") { Description = "Eén foute regel weigert het hele bestand" };
        var (municipality, area, json) = (Options.Municipality(), Options.Area(), Options.Json());
        var command = new Command("import", "Leest een bestand met nieuwkomers, plekken, activiteiten, ondersteuning of uitkomsten in")
        {
            kind, file, source, dryRun, strict, municipality, area, json, Template(),
        };
        command.SetAction((parsed, ct) => RunAsync(
            new Wish(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file), parsed.GetValue(source), parsed.GetValue(dryRun), parsed.GetValue(strict)),
            parsed.GetValue(municipality), parsed.GetValue(area), parsed.GetValue(json), ct));
        return command;
    }

    private static Command Template()
    {
        var kind = Kind();
        var command = new Command("template", "Drukt de kopregel en twee voorbeeldregels af") { kind };
        command.SetAction(parsed =>
        {
            Console.Out.Write(Imports.Template.Csv(parsed.GetRequiredValue(kind)));
            Console.Error.Write(Imports.Template.Note(parsed.GetRequiredValue(kind)));
        });
        return command;
    }

    private static Argument<ImportKind> Kind() => new("soort")
    {
        Description = "newcomers, openings, activities, support of outcomes",
        CustomParser = result =>
        {
            if (Enum.TryParse<ImportKind>(result.Tokens[0].Value, ignoreCase: true, out var kind) && !char.IsAsciiDigit(result.Tokens[0].Value[0]))
                return kind;
            result.AddError($"'{result.Tokens[0].Value}' is geen soort bestand: kies newcomers, openings, activities, support of outcomes.");
            return default;
        },
    };

    private sealed record Wish(ImportKind Kind, FileInfo File, string? Source, bool DryRun, bool Strict);

    private static async Task<int> RunAsync(Wish wish, string? municipality, string? areaCode, bool json, CancellationToken ct)
    {
        if (!wish.File.Exists)
            throw new WrongUse($"Het bestand {wish.File.Name} is er niet: kijk naar de naam en de map.");
        await using var place = await Workplace.OpenAsync(ct);
        await using var content = wish.File.OpenRead();
        var report = await new ImportFile(place.Database, TimeProvider.System).RunAsync(new ImportRequest
        {
            Kind = wish.Kind,
            Municipality = await place.MunicipalityAsync(municipality, areaCode, ct),
            File = content,
            Source = wish.Source,
            DryRun = wish.DryRun,
            Strict = wish.Strict,
        }, ct);
        new Terminal(json).Answer(report, () => Reports.Lines(report));
        return report.ExitCode;
    }
}
