namespace Matching.Service.Pages;

/// <summary>The role names of accounts, as in the cookie and the database.</summary>
public static class Roles
{
    public const string Caseworker = "caseworker";
    public const string Coordinator = "coordinator";
    public const string Manager = "manager";
}
