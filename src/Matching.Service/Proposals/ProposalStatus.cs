namespace Matching.Service.Proposals;

/// <summary>A stored choice on a caseworker's desk.</summary>
public readonly record struct ProposalId(long Value);

/// <summary>One act of a person about a proposal.</summary>
public readonly record struct DecisionId(long Value);

public enum ProposalStatus : byte { Open, Postponed, PutForward, Agreed, Declined, Rejected, Withdrawn }

public enum WithdrawnReason : byte { Full, Rule, Replaced, Expired, Closed, Changed, Paused }

/// <summary>Discussed: a colleague was asked first; the proposal waits for the answer.</summary>
public enum DecisionKind : byte { PutForward, Rejected, Postponed, Discussed, Agreed, Declined, Undone }
