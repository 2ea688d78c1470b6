using System.Data;
using Dapper;

namespace Matching.Service.Storage;

/// <summary>
/// What Dapper must know before its first query: it caches readers by SQL and type, so a handler that comes later is ignored.
/// </summary>
internal static class DapperSetup
{
    private static readonly Lock Once = new();
    private static bool s_done;

    public static void Register()
    {
        lock (Once)
        {
            if (s_done)
                return;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
            SqlMapper.RemoveTypeMap(typeof(DateTime));
            SqlMapper.RemoveTypeMap(typeof(DateTime?));
            SqlMapper.AddTypeHandler(new UtcOnlyHandler());
            SqlMapper.AddTypeHandler(new ArrayHandler<int>());
            SqlMapper.AddTypeHandler(new ArrayHandler<long>());
            SqlMapper.AddTypeHandler(new ArrayHandler<string>());
            s_done = true;
        }
    }

    private sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class UtcOnlyHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override DateTime Parse(object value) => (DateTime)value;

        public override void SetValue(IDbDataParameter parameter, DateTime value) => parameter.Value = value.Kind == DateTimeKind.Utc
            ? value
            : throw new ArgumentException("A local time would be stored an hour or two wrong: pass a DateTimeOffset, or a DateTime in UTC.");
    }

    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override T[] Parse(object value) => (T[])value;

        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = (object?)value ?? DBNull.Value;
    }
}
