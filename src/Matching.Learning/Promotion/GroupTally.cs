namespace Matching.Learning.Promotion;

/// <summary>Counts of one group of people beside everybody else, over some days.</summary>
internal readonly record struct GroupTally(
    double Members, double Proposed, double ProposedBefore, double Accepted,
    double Others, double OthersProposed, double OthersProposedBefore, double OthersAccepted)
{
    public static GroupTally Of(bool isMember, double proposed, double before, bool isAccepted)
    {
        var accepted = isAccepted ? 1 : 0;
        return isMember ? new(1, proposed, before, accepted, 0, 0, 0, 0) : new(0, 0, 0, 0, 1, proposed, before, accepted);
    }

    public static GroupTally operator +(GroupTally a, GroupTally b) => new(
        a.Members + b.Members, a.Proposed + b.Proposed, a.ProposedBefore + b.ProposedBefore, a.Accepted + b.Accepted,
        a.Others + b.Others, a.OthersProposed + b.OthersProposed, a.OthersProposedBefore + b.OthersProposedBefore, a.OthersAccepted + b.OthersAccepted);

    public double Ratio => Of(Proposed, OthersProposed);

    public double RatioBefore => Of(ProposedBefore, OthersProposedBefore);

    public double AcceptedRatio => Of(Accepted, OthersAccepted);

    /// <summary>The ratio beside what is there already; see <see cref="GroupFigure.WorseInterval"/>.</summary>
    public double Worse => Math.Min(1, Math.Min(RatioBefore, AcceptedRatio)) is > 0 and var there ? Ratio / there : 1;

    /// <summary>1 where there is nobody of either side, or nobody else is chosen.</summary>
    private double Of(double own, double others) => Members == 0 || Others == 0 || others == 0 ? 1 : own / Members / (others / Others);
}
