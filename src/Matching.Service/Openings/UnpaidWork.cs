using Matching.Engine.Domain;

namespace Matching.Service.Openings;

/// <summary>
/// Which openings are unpaid work, and so need a learning goal, a supervisor, an end, the host's statement and a municipal check
/// before anybody sees them.
/// </summary>
public static class UnpaidWork
{
    /// <summary>
    /// A work placement or taalstage that is neither paid work nor a paid learning job. A work form that was not named counts as
    /// unpaid, and so does a trial, which is worked on benefits; an allowance is no wage.
    /// </summary>
    public static bool Is(Opening opening) =>
        opening.Kind is OpeningKind.WorkPlacement or OpeningKind.Taalstage
        && opening.Offers.WorkForm is not (WorkForm.Paid or WorkForm.LearningJob);
}
