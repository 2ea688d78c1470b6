namespace Matching.Service.Pipeline.SignIn;

/// <summary>The actor behind a demo account; refused on a real database. The page turns it into a cookie with <c>ActorCookie</c>.</summary>
[ForAnyone]
public sealed record SignInAsDemo(long Account) : IQuery<Actor>;
