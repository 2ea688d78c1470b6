using System.Reflection;
using Matching.Service.Pipeline;
using MediatR;

namespace Matching.Service.Tests.Pipeline;

public class RequestTests
{
    private static readonly Type[] Types = typeof(Slices).Assembly.GetTypes();

    public static TheoryData<Type> Requests => [.. Types.Where(t => !t.IsAbstract && Implements(t, typeof(IRequest<>)))];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_has_exactly_one_handler(Type request) =>
        Assert.Single(Types, t => !t.IsAbstract && t.GetInterfaces().Any(i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && i.GetGenericArguments()[0] == request));

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_says_for_whom_it_is(Type request)
    {
        var roles = request.GetCustomAttribute<ForAttribute>();
        var isForAnyone = request.IsDefined(typeof(ForAnyoneAttribute));

        Assert.True(roles is null == isForAnyone, "One of the two: for these roles, or for anyone.");
        Assert.True(isForAnyone || roles!.Roles.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_is_either_a_command_or_a_query_and_a_command_may_be_sent_twice(Type request)
    {
        Assert.True(Implements(request, typeof(ICommand<>)) != Implements(request, typeof(IQuery<>)));
        Assert.Equal(Implements(request, typeof(ICommand<>)), typeof(IIdempotent).IsAssignableFrom(request));
    }

    [Fact]
    public void Only_signing_in_is_for_anyone() =>
        Assert.Equal(["DemoAccounts", "SignInAsDemo"], Types.Where(t => t.IsDefined(typeof(ForAnyoneAttribute))).Select(t => t.Name).Order());

    private static bool Implements(Type type, Type open) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);
}
