using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using MediatR;

using Matching.Service.Language;

namespace Matching.Service.Pipeline;

/// <summary>
/// A form sent twice does one thing. The key is stored in the transaction of the act itself, so a crash after the commit is answered
/// from here, and a second tab waits for the first.
/// </summary>
internal sealed class IdempotencyBehaviour<TRequest, TResponse>(RequestScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IIdempotent
    where TResponse : IAnswer<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Type = typeof(TRequest).Name, Request = request }));
        if (!await IsFirstAsync(request.Key, hash, cancellationToken))
            return await StoredAsync(request.Key, hash, cancellationToken);
        var answer = await next();
        if (answer.Refusal is null)
            await StoreAsync(request.Key, answer, cancellationToken);
        return answer;
    }

    private async Task<bool> IsFirstAsync(string key, byte[] hash, CancellationToken ct) =>
        await scope.Session.Connection.ExecuteAsync(new CommandDefinition("""
            insert into idempotency_keys (municipality_code, actor, key, request_hash)
            values (@Municipality, @Actor, @key, @hash)
            on conflict do nothing
            """, new { scope.Session.Municipality, Actor, key, hash }, cancellationToken: ct)) == 1;

    private async Task<TResponse> StoredAsync(string key, byte[] hash, CancellationToken ct)
    {
        var stored = await scope.Session.Connection.QuerySingleAsync<StoredAnswer>(new CommandDefinition("""
            select request_hash, response::text as response
            from idempotency_keys
            where municipality_code = @Municipality and actor = @Actor and key = @key
            """, new { scope.Session.Municipality, Actor, key }, cancellationToken: ct));
        scope.Note.IsRepeat = true;
        return stored.RequestHash.AsSpan().SequenceEqual(hash)
            ? JsonSerializer.Deserialize<TResponse>(stored.Response)!
            : TResponse.Refused(new Refusal(RefusalKind.KeyReused,
                Say.It("Dit formulier is al eerder verstuurd, met iets anders erin. Laad de pagina opnieuw en kijk wat er bewaard is.")));
    }

    private async Task StoreAsync(string key, TResponse answer, CancellationToken ct) =>
        await scope.Session.Connection.ExecuteAsync(new CommandDefinition("""
            update idempotency_keys set response = @response::jsonb
            where municipality_code = @Municipality and actor = @Actor and key = @key
            """, new { scope.Session.Municipality, Actor, key, response = JsonSerializer.Serialize(answer) }, cancellationToken: ct));

    private string Actor => scope.Required.AuditName();

    private sealed record StoredAnswer(byte[] RequestHash, string Response);
}
