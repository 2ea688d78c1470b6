using Matching.Service.Pipeline;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Guard;

/// <summary>Mijn cijfers: how the one who asks decided in the last four weeks and in the four before. Nobody else can ask it.</summary>
[For(Role.Caseworker)]
public sealed record MyFigures : IQuery<MyFiguresView>;

/// <param name="From">First day of the last four weeks.</param>
/// <param name="Now">The last four weeks, today included.</param>
/// <param name="Before">The four weeks before.</param>
/// <param name="NamesAgreed">Where the works council agreed that a manager sees names; null: she does not.</param>
public sealed record MyFiguresView(DateOnly From, Reading Now, Reading Before, NamesAgreement? NamesAgreed);

internal sealed class MyFiguresHandler(DbSession db, Actor actor, TimeProvider clock, IConfiguration configuration)
    : IRequestHandler<MyFigures, Answer<MyFiguresView>>
{
    public async Task<Answer<MyFiguresView>> Handle(MyFigures request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var weeks = FourWeeks.Until(clock.BusinessDate());
        return new MyFiguresView(
            weeks.From,
            await ReadingReader.OfAsync(db, actor.Account, weeks.Begin, weeks.End, ct),
            await ReadingReader.OfAsync(db, actor.Account, weeks.Begin.AddDays(-FourWeeks.Days), weeks.Begin, ct),
            NamesAgreement.Read(configuration));
    }
}

/// <summary>The four weeks up to and including a day.</summary>
internal readonly record struct FourWeeks(DateOnly From, DateTimeOffset Begin, DateTimeOffset End)
{
    public const int Days = 28;

    public static FourWeeks Until(DateOnly today)
    {
        var from = today.AddDays(1 - Days);
        return new(from, BusinessCalendar.StartOf(from), BusinessCalendar.StartOf(today.AddDays(1)));
    }
}
