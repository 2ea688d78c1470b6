using Matching.Service.Language;
using Matching.Service.Pages.Texts;
using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Settings;

/// <summary>Switches one's own single keys on or off, and gives each act its key.</summary>
[For(Role.Caseworker, Role.Coordinator, Role.Manager)]
public sealed record SetKeys(bool IsOn, IReadOnlyDictionary<DeskKey, string> Chosen, string Key) : ICommand<DeskKeys>, IIdempotent;

internal sealed class SetKeysValidator : IValidator<SetKeys>
{
    public IEnumerable<FieldError> Check(SetKeys request)
    {
        var taken = new Dictionary<string, DeskKey>();
        foreach (var act in Enum.GetValues<DeskKey>())
        {
            var name = KeyText.Name(act);
            if (DeskKeys.Clean(request.Chosen.GetValueOrDefault(act)) is not { } key)
                yield return new FieldError(KeyText.Field(act), Say.It($"{name}: kies één letter of teken, geen cijfer."));
            else if (!taken.TryAdd(key, act))
                yield return new FieldError(KeyText.Field(act), Say.It($"{key} staat al bij {KeyText.Name(taken[key])}: kies voor {name} een andere toets."));
        }
    }
}

internal sealed class SetKeysHandler(DbSession db, Actor actor, AuditNote note) : IRequestHandler<SetKeys, Answer<DeskKeys>>
{
    public async Task<Answer<DeskKeys>> Handle(SetKeys request, CancellationToken cancellationToken)
    {
        var keys = DeskKeys.With(request.IsOn, request.Chosen.ToDictionary(key => key.Key, key => DeskKeys.Clean(key.Value)!));
        note.About("account", actor.Account);
        await KeysOfAccount.WriteAsync(db, actor, keys, cancellationToken);
        note.Write("done", new { on = keys.IsOn });
        return keys;
    }
}
