using Dapper;
using Matching.Engine.Domain;
using Matching.Service.Language;
using Matching.Service.Pipeline;
using Matching.Service.Reports;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Waiting;

/// <summary>About how many people wait for an opening of the coordinator's own organisation: rounded by the database, nothing below ten.</summary>
[For(Role.Coordinator)]
public sealed record WaitingAbout(OpeningId Opening) : IQuery<WaitingAboutView>;

public sealed record WaitingAboutView(MaskedCount People);

internal sealed class WaitingAboutHandler(DbSession db, Actor actor) : IRequestHandler<WaitingAbout, Answer<WaitingAboutView>>
{
    public async Task<Answer<WaitingAboutView>> Handle(WaitingAbout request, CancellationToken cancellationToken)
    {
        var rows = (await db.Connection.QueryAsync<int?>(new CommandDefinition("""
            select waiting_about(id) from openings
            where id = @opening and organisation_id = @organisation and municipality_code = @Municipality
            """, new { opening = request.Opening.Value, organisation = actor.Organisation?.Value, db.Municipality },
            cancellationToken: cancellationToken))).AsList();
        return rows is [var about] ? new WaitingAboutView(new MaskedCount(about)) : Refusal.NotFound(Say.It("Deze plek"));
    }
}
