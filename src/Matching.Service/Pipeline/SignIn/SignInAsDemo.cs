using Matching.Service.Language;
using Matching.Service.Storage;
using MediatR;

namespace Matching.Service.Pipeline.SignIn;

/// <summary>The actor behind a demo account, for the cookie; refused on a real database.</summary>
[ForAnyone]
public sealed record SignInAsDemo(long Account) : IQuery<Actor>;

internal sealed class SignInAsDemoHandler(Database database) : IRequestHandler<SignInAsDemo, Answer<Actor>>
{
    public async Task<Answer<Actor>> Handle(SignInAsDemo request, CancellationToken cancellationToken)
    {
        if (!await LoginConfigured.AllowsDemoLoginAsync(database, cancellationToken))
            return DemoLogins.Refused;
        var login = (await DemoLogins.ReadAsync(database, cancellationToken)).FirstOrDefault(a => a.Account == request.Account);
        return login is null
            ? Refusal.NotFound(Say.It("Dit account"))
            : new Actor
            {
                Account = login.Account,
                Municipality = login.Municipality,
                MunicipalityName = login.MunicipalityName,
                Role = login.Role,
                Name = login.Name,
                Organisation = login.Organisation,
            };
    }
}
