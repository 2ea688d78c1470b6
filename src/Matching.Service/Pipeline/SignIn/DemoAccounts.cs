using Matching.Engine.Domain;

namespace Matching.Service.Pipeline.SignIn;

/// <summary>The accounts that anybody may sign in with on a demo database. Not found on a real one.</summary>
[ForAnyone]
public sealed record DemoAccounts : IQuery<IReadOnlyList<DemoAccount>>;

public sealed record DemoAccount(long Account, string Name, Role Role, MunicipalityCode Municipality, string MunicipalityName, string? Organisation, string? Team);
