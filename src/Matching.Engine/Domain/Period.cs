using System.Text.Json.Serialization;

namespace Matching.Engine.Domain;

/// <summary>From <see cref="Begin"/> up to and including <see cref="End"/>; null is open on that side.</summary>
public readonly record struct Period
{
    [JsonConstructor]
    public Period(DateOnly? begin, DateOnly? end)
    {
        if (begin > end)
            throw new ArgumentException("A period ends on or after the day it begins.", nameof(end));
        Begin = begin;
        End = end;
    }

    public DateOnly? Begin { get; }
    public DateOnly? End { get; }

    public bool Contains(DateOnly day) => !(day < Begin) && !(day > End);
}
