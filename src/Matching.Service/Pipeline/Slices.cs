using System.Reflection;
using MediatR;
using Matching.Service.Openings;
using Matching.Service.Proposals;
using Matching.Service.Rankers;
using Matching.Service.Rounds;
using Matching.Service.Storage;

namespace Matching.Service.Pipeline;

/// <summary>Registers every slice: handlers and validators by scan, the steps around them in their order.</summary>
public static class Slices
{
    /// <summary>
    /// Send requests with <see cref="IMediator"/> from a scope in which <see cref="RequestScope.SignedIn"/> said who asks.
    /// Expects <see cref="Database"/> and <see cref="TimeProvider"/> to be registered by the host.
    /// </summary>
    public static IServiceCollection AddSlices(this IServiceCollection services)
    {
        services.AddSingleton(provider => DeskOptions.From(provider.GetRequiredService<IConfiguration>()));
        services.AddTransient<OwnOpeningsReader>();
        services.AddTransient<Deciding>();
        services.AddSingleton<LatestNights>();
        services.AddTransient<RankerMeasuring>();
        services.AddScoped<RequestScope>();
        services.AddTransient(provider => provider.GetRequiredService<RequestScope>().Required);
        services.AddTransient(provider => provider.GetRequiredService<RequestScope>().Session);
        services.AddTransient(provider => provider.GetRequiredService<RequestScope>().Note);

        // Scoped, so that handlers come from the caller's scope.
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        AddByInterface(services, typeof(IRequestHandler<,>));
        AddByInterface(services, typeof(IValidator<>));

        // First is outermost.
        AddStep(services, typeof(LoggingBehaviour<,>));
        AddStep(services, typeof(RefusalBehaviour<,>));
        AddStep(services, typeof(AuthorisationBehaviour<,>));
        AddStep(services, typeof(ValidationBehaviour<,>));
        AddStep(services, typeof(TransactionBehaviour<,>));
        AddStep(services, typeof(AuditBehaviour<,>));
        AddStep(services, typeof(IdempotencyBehaviour<,>));
        return services;
    }

    private static void AddStep(IServiceCollection services, Type step) => services.AddTransient(typeof(IPipelineBehavior<,>), step);

    private static void AddByInterface(IServiceCollection services, Type open)
    {
        foreach (var type in Assembly.GetExecutingAssembly().DefinedTypes.Where(t => t is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false }))
            foreach (var contract in type.ImplementedInterfaces.Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open))
                services.AddTransient(contract, type);
    }
}
