using Matching.Service.Storage;

namespace Matching.Service.Pipeline;

/// <summary>What belongs to the request that is being answered: who asks, in which transaction, and what its audit row will say.</summary>
public sealed class RequestScope
{
    private Actor? _actor;
    private DbSession? _session;

    /// <summary>Null: nobody is signed in.</summary>
    public Actor? Actor => _actor;

    internal DbSession Session => _session ?? throw new InvalidOperationException("There is no transaction: a handler runs inside the pipeline.");

    internal Actor Required => _actor ?? throw new InvalidOperationException("Nobody is signed in: only a request for anyone runs without an actor.");

    internal AuditNote Note { get; private set; } = new();

    /// <summary>What was read for this page already.</summary>
    internal PageReads Reads { get; private set; } = new();

    /// <summary>Something is about to be written: what was read may not hold any more.</summary>
    internal void ForgetReads() => Reads = new PageReads();

    /// <summary>Says who asks, for all requests of this scope.</summary>
    public void SignedIn(Actor actor) => _actor = actor;

    /// <summary>Forgets what an earlier request of this scope said.</summary>
    internal void StartRequest() => Note = new AuditNote();

    internal void Begin(DbSession session)
    {
        _session = session;
        StartRequest();
    }

    internal void End() => _session = null;
}

/// <summary>What a handler says for the audit row of its request: which object, how it ended; ids, codes and counts only.</summary>
public sealed class AuditNote
{
    public string ObjectType { get; private set; } = "request";
    public string ObjectId { get; private set; } = "";
    public string Result { get; private set; } = "";
    public object? Details { get; private set; }

    /// <summary>The handler said how it ended.</summary>
    public bool IsWritten => Result.Length > 0;

    /// <summary>The stored answer of an earlier request was given back: that one left the row.</summary>
    public bool IsRepeat { get; set; }

    public void About(string objectType, long objectId) =>
        About(objectType, objectId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void About(string objectType, string objectId) => (ObjectType, ObjectId) = (objectType, objectId);

    public void Write(string result, object? details = null)
    {
        Result = result;
        Details = details;
    }
}
