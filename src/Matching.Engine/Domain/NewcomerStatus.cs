namespace Matching.Engine.Domain;

/// <summary>Formats: <c>actief azc gepauzeerd afgerond</c>.</summary>
public enum NewcomerStatus : byte { Active, InReceptionCentre, Paused, Finished }
